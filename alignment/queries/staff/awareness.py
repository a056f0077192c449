"""What people outside say unaided that we are here for, and what they recognize once it is named."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from alignment.measures.findings import Rule
from alignment.queries.finding_names import of_mentions
from alignment.queries.staff.coded import Share
from alignment.queries.staff.released import Released


@dataclass(frozen=True)
class Noticed:
    """Either share is None where too few answered its question."""

    key: str  # of the promise
    text: str
    unaided: Share | None
    aided: Share | None

    @property
    def gap(self) -> float:
        return self.aided.value - self.unaided.value if self.aided and self.unaided else 0


@dataclass(frozen=True)
class Awareness:
    promises: tuple[Noticed, ...]
    unaided_n: int
    aided_n: int

    @property
    def sentence(self) -> str:
        said = sorted(
            ((promise.text, promise.unaided) for promise in self.promises if promise.unaided),
            key=lambda one: -one[1].value,
        )
        if not said:
            return _("Too few wrote what we are here for, so only what they recognize is shown.")
        text, share = said[0]
        figures = {"promise": text, "share": share.words, "n": share.n}
        if len(said) > 1 and share.low <= said[1][1].high:
            return (
                _("Unaided, no promise is named clearly most; “%(promise)s” is named by %(share)s of %(n)s.") % figures
            )
        return _("Unaided, “%(promise)s” is named most: by %(share)s of %(n)s.") % figures

    @property
    def action(self) -> str:
        return _("Tell people outside about “%(promise)s”") % {"promise": self.widest.text}

    @property
    def finding(self) -> str:
        return of_mentions(Rule.UNKNOWN_OUTSIDE, high=self.widest.unaided.high if self.widest.unaided else None)

    @property
    def widest(self) -> Noticed:
        """Recognized by most more than it is said unaided."""
        return max(self.promises, key=lambda promise: promise.gap)


def awareness(released: Released) -> Awareness | None:
    asked = released.question("aided")
    unaided = released.question("unaided")
    if asked is None:
        return None
    promises = []
    for item in asked["items"]:
        seen = released.whole("chosen", asked["key"], item["key"])
        said = released.whole("promise", unaided["key"], item["key"]) if unaided else None
        if seen or said:
            shares = (said.share if said else None, seen.share if seen else None)
            promises.append(Noticed(item["key"], item["text"], *shares))
    if not promises:
        return None
    return Awareness(
        promises=tuple(promises),
        unaided_n=max((promise.unaided.n for promise in promises if promise.unaided), default=0),
        aided_n=max((promise.aided.n for promise in promises if promise.aided), default=0),
    )
