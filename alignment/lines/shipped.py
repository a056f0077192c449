"""The lines that come with the product (docs/method.md, A line drawn by others): paraphrased, each with its source."""

from decimal import Decimal
from functools import partial

from django.utils.translation import gettext_lazy as _

from alignment.lines.line import Line

TOP_BOX = _("strongly agree, the highest of five")
STAFF, US = _("Employees, all industries"), _("United States")
SIMILAR = _("Five points, highest answer, same meaning. Ask it in words of your own: similar to theirs, not the same.")
SECOND_HAND = _("Five points, highest answer, same meaning. Read on a page that quotes Gallup, not at Gallup itself.")
THREE_WAYS = "https://www.gallup.com/workplace/236279/three-ways-mission-driven-workplaces-perform-better.aspx"
VALUES_AUDIT = "https://www.gallup.com/workplace/243434/time-core-values-audit.aspx"
_similar = partial(Line, scale=TOP_BOX, is_comparable=True, reason=SIMILAR)
STANDS_FOR = "stands-for"

SHIPPED = (
    _similar(
        key=STANDS_FOR,
        item=_("Knows what the organization stands for and what sets it apart"),
        percent=Decimal(41),
        population=STAFF,
        source="Gallup, Nate Dvorak: Three Ways Mission-Driven Workplaces Perform Better",
        url=THREE_WAYS,
    ),
    _similar(
        key="job-matters",
        item=_("The mission makes my job feel important"),
        percent=Decimal(40),
        population=STAFF,
        country=US,
        source="Gallup, Nate Dvorak: Three Ways Mission-Driven Workplaces Perform Better",
        url=THREE_WAYS,
        reason=_("Five points, highest answer, same meaning. The source rounds: four in ten."),
    ),
    _similar(
        key="job-matters-2022",
        item=_("The mission makes my job feel important"),
        percent=Decimal(33),
        population=STAFF,
        year=2022,
        country=US,
        source=_("Gallup, monthly series, November 2022, quoted by convergentstrategy.com"),
        reason=SECOND_HAND,
    ),
    _similar(
        key="believes-in-values",
        item=_("Believes in the organization’s values"),
        percent=Decimal(27),
        population=STAFF,
        country=US,
        source="Gallup, Nate Dvorak and Niraj Patel: It’s Time for a Core Values Audit",
        url=VALUES_AUDIT,
    ),
    _similar(
        key="applies-values",
        item=_("Can apply the organization’s values to the work every day"),
        percent=Decimal(23),
        population=STAFF,
        country=US,
        source="Gallup, Nate Dvorak and Niraj Patel: It’s Time for a Core Values Audit",
        url=VALUES_AUDIT,
    ),
    _similar(
        key="keeps-promises",
        item=_("We always keep our promises to customers"),
        percent=Decimal(27),
        population=STAFF,
        country=US,
        source=_("Gallup, quoted by secondary pages"),
        reason=SECOND_HAND,
    ),
    Line(
        key="stands-for-hospitality",
        item=_("Knows what the organization stands for and what sets it apart"),
        percent=Decimal(28),
        scale=TOP_BOX,
        population=_("Employees in hospitality"),
        source=_("Gallup, quoted by willgrail.com in October 2017"),
        url="http://www.willgrail.com/blog/2017/10/4/filling-the-purpose-gap",
        is_comparable=False,
        reason=_("One industry. It is a line for you only if you run hotels or restaurants."),
    ),
    Line(
        key="work-purpose",
        item=_("Has a strong sense of purpose in the work"),
        percent=Decimal(31),
        scale=_("a score of several questions"),
        population=_("Employees; 50% of the engaged, 9% of those least engaged"),
        year=2025,
        n=4_475,
        source=_("Gallup and Stand Together, August 2025"),
        is_comparable=False,
        reason=_("A score of several questions cannot be held against one answer."),
    ),
)


def shipped_line(key: str) -> Line | None:
    return next((line for line in SHIPPED if line.key == key), None)
