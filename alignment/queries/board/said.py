"""What leaders, staff and people outside say of each promise; released rows alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from alignment.measures.proportion import wilson
from alignment.models import Release
from alignment.queries.mentions import mentions
from alignment.queries.staff.coded import Share
from alignment.queries.staff.page import StaffPage


@dataclass(frozen=True)
class Said:
    """A share of those who mention the promise; all of 0 … 100."""

    words: str
    value: float
    low: int
    high: int
    n: int
    not_kept: int = 0  # answers that tell of it not being kept, as readers say
    is_of_texts: bool = False  # imported ones, which nobody was asked for

    @property
    def width(self) -> int:
        return self.high - self.low

    @property
    def range(self) -> str:
        return _("%(low)s–%(high)s%%") % {"low": self.low, "high": self.high}


@dataclass(frozen=True)
class Voices:
    """By the id of a promise."""

    leaders: Mapping[int, Said] = field(default_factory=dict)
    staff: Mapping[int, Said] = field(default_factory=dict)
    outside: Mapping[int, Said] = field(default_factory=dict)


def voices(*, release: Release | None, staff: StaffPage | None, outside: StaffPage | None) -> Voices:
    return Voices(
        leaders=_of_leaders(release) if release else {},
        staff=_of_staff(staff) if staff else {},
        outside=_of_outside(outside) if outside else {},
    )


def _of_leaders(release: Release) -> dict[int, Said]:
    """Corrections counted, as on every page."""
    found = {}
    for mention in mentions(release):
        share = wilson(mention.count, mention.n)
        if mention.promise_id and share:
            words = _("%(count)s of %(n)s") % {"count": mention.count, "n": mention.n}
            low, high = round(100 * share.low), round(100 * share.high)
            found[mention.promise_id] = Said(
                words, 100 * share.value, low, high, mention.n,
                not_kept=mention.told, is_of_texts=release.is_of_texts,
            )  # fmt: skip
    return found


def _of_staff(page: StaffPage) -> dict[int, Said]:
    bars = page.showing.promises if page.showing and not page.is_guide else ()
    return {int(bar.key): said_of(bar.share) for bar in bars if bar.key.isdigit()}


def _of_outside(page: StaffPage) -> dict[int, Said]:
    noticed = page.awareness.promises if page.awareness and not page.is_guide else ()
    return {int(one.key): said_of(one.unaided) for one in noticed if one.unaided and one.key.isdigit()}


def said_of(share: Share) -> Said:
    return Said(share.words, share.value, share.low, share.high, share.n)
