"""What a profile asks, in words for people: values to begin with, degrees, and both ends of each way of working."""

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, gettext_noop

from partnerships.compatibility import Item

# Offered to every party in the same words, so that what two parties share is called the same.
STARTERS = (
    gettext_noop("Caring for people"),
    gettext_noop("Fairness"),
    gettext_noop("Honesty"),
    gettext_noop("Keeping our word"),
    gettext_noop("Caring for nature"),
    gettext_noop("Learning"),
    gettext_noop("Courage"),
    gettext_noop("Independence"),
    gettext_noop("Paying our own way"),
    gettext_noop("Sharing what we have"),
)

REASONS = (
    (0, gettext_lazy("not a reason")),
    (1, gettext_lazy("a small reason")),
    (2, gettext_lazy("a good reason")),
    (3, gettext_lazy("a main reason")),
)
AMOUNTS = (
    (0, gettext_lazy("nothing")),
    (1, gettext_lazy("a little")),
    (2, gettext_lazy("some")),
    (3, gettext_lazy("a lot")),
)
WEIGHTS = (
    (1, gettext_lazy("would be nice")),
    (2, gettext_lazy("matters")),
    (3, gettext_lazy("we cannot do without")),
)

# What it is about, the end of 1, the end of 5.
WAYS: dict[Item, tuple[str | Promise, str | Promise, str | Promise]] = {
    Item.DECISION_PACE: (
        gettext_lazy("How fast we decide"),
        gettext_lazy("slowly, and with everybody"),
        gettext_lazy("fast, by one or two people"),
    ),
    Item.TIME_HORIZON: (
        gettext_lazy("How far we look ahead"),
        gettext_lazy("to the end of this year"),
        gettext_lazy("ten years and more"),
    ),
    Item.RISK_APPETITE: (
        gettext_lazy("What we dare"),
        gettext_lazy("only what is proven"),
        gettext_lazy("what nobody has tried"),
    ),
    Item.PLANNING_STYLE: (
        gettext_lazy("How we plan"),
        gettext_lazy("we see as we go"),
        gettext_lazy("every step beforehand"),
    ),
    Item.COMMUNICATION_STYLE: (
        gettext_lazy("How we talk to each other"),
        gettext_lazy("we call, or drop by"),
        gettext_lazy("in writing, with an agenda"),
    ),
}


def value_label(name: str) -> str:
    """A value offered to begin with, in the reader's language; an own one as it was written."""
    return gettext(name) if name in STARTERS else name


def same_value(name: str) -> str:
    """Two names are one value if they differ in capitals and spaces alone."""
    return " ".join(name.split()).casefold()
