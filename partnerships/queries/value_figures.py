"""The figures of shared value in words: each with what it rests on, and with why there is none."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from missionhub.core.charts import Amounts, Axes
from partnerships.models import ValueItem
from partnerships.queries.sentences import hundredths
from partnerships.queries.value import Line, ValuePicture, worth

Kind = ValueItem.Kind


@dataclass(frozen=True)
class Told:
    """`value` in hundredths, empty where it is not defined; then `reason` says why."""

    name: str | Promise
    value: str
    n: int
    means: str | Promise
    reason: str | Promise


@dataclass(frozen=True)
class Share:
    """One recipient: what it has that is worth money, and what is worth something to people and nature."""

    label: str
    economic: int
    good: int
    shape: str
    n: int

    @property
    def total(self) -> int:
        return self.economic + self.good


def value_figures(picture: ValuePicture) -> list[Told]:
    found, ours, theirs = picture.found, picture.ours, picture.theirs
    told = [line for line in picture.benefits if line.so_far is not None]
    between = len(ours.gets) + len(theirs.gets)
    return [
        Told(
            gettext_lazy("A fair exchange"),
            hundredths(found.equity),
            between + len(ours.put_in) + len(theirs.put_in),
            gettext_lazy("What each side gets for what it puts in, beside the other; 100 is even."),
            gettext_lazy("Not defined while a side has put nothing in, or neither gets anything."),
        ),
        Told(
            gettext_lazy("Evenly shared"),
            hundredths(found.benefit_balance),
            between,
            gettext_lazy("What the two sides get, whatever they put in; 100 is even, 0 is all on one side."),
            gettext_lazy("Not defined while neither side gets anything."),
        ),
        Told(
            gettext_lazy("Money and purpose"),
            hundredths(found.profit_purpose),
            len(picture.benefits),
            gettext_lazy("How evenly what comes of it is money, better lives and a better nature; 0 is one alone."),
            gettext_lazy("Not defined while nothing comes of it."),
        ),
        Told(
            gettext_lazy("Came so far"),
            hundredths(found.realization),
            len(told),
            gettext_lazy("Of what was expected for a year, where somebody has told what came; it may pass 100."),
            gettext_lazy("Not defined while nobody has told what came."),
        ),
    ]


def value_shares(picture: ValuePicture) -> list[Share]:
    """Of expected points; who has nothing yet stands at the corner."""
    rows = (
        (picture.we.name, picture.ours.gets, "circle"),
        (picture.they.name, picture.theirs.gets, "square"),
        (_("The people concerned"), picture.community, "triangle"),
        (_("Nature"), picture.environment, "ring"),
    )
    return [_share(*row) for row in rows]


def value_marks(shares: list[Share]) -> list[Amounts]:
    return [
        Amounts(
            share.label,
            share.economic,
            share.good,
            share.shape,
            _("%(name)s: %(economic)s points of money and goods, %(good)s for people and nature")
            % {"name": share.label, "economic": share.economic, "good": share.good},
        )
        for share in shares
        if share.n
    ]


def value_axes() -> Axes:
    return Axes(
        _("Money, goods and paid work, in points"),
        _("For people and nature, in points"),
        (_("Mostly purpose"), _("Both at once"), _("Little of either"), _("Mostly money")),
    )


def _share(label: str, lines: list[Line], shape: str) -> Share:
    good = worth(lines, Kind.SOCIAL, Kind.ENVIRONMENTAL)
    return Share(label, worth(lines, Kind.ECONOMIC), good, shape, len(lines))
