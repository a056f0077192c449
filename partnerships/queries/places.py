"""The places of one partnership, in the order in which people need them. Few enough to stand on a phone."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Page:
    """`beneath`: the pages one comes to from it."""

    name: str
    label: str | Promise
    beneath: tuple[str, ...] = ()

    def holds(self, name: str | None) -> bool:
        return name == self.name or name in self.beneath


@dataclass(frozen=True)
class Place:
    """Opens its first page."""

    label: str | Promise
    pages: tuple[Page, ...]

    def holds(self, name: str | None) -> bool:
        return any(page.holds(name) for page in self.pages)


STAKEHOLDER_PAGES = (
    "stakeholder",
    "stakeholder-new",
    "stakeholder-edit",
    "stakeholder-sharing",
    "stakeholder-engagements",
    "stakeholder-register",
    "hearing-new",
    "hearing-sharing",
)
VALUE_PAGES = ("value-new", "value-item", "value-edit", "value-reports")
PLACES = (
    Place(
        _("Where we stand"),
        (Page("partnership", _("Where we stand"), ("goals", "ratings", "participants", "leaving")),),
    ),
    Place(
        _("Goals"),
        (
            Page("matrix", _("Every pair"), ("pair", "pair-agreements", "pair-options", "option")),
            Page("differences", _("Seen differently"), ("assumption-new",)),
        ),
    ),
    Place(
        _("Both sides"),
        (
            Page("profile", _("Who we are"), ("profile-draft",)),
            Page("fit", _("Do we fit?")),
            Page("talk", _("Talk"), ("talk-answer",)),
        ),
    ),
    Place(_("Around us"), (Page("stakeholders", _("Who is around us"), STAKEHOLDER_PAGES),)),
    Place(
        _("Give and take"),
        (
            Page("value", _("What comes of it"), VALUE_PAGES),
            Page("power", _("Power and voice"), ("power-answers", "safeguards", "chaired-meetings")),
        ),
    ),
    Place(_("Over time"), (Page("rounds", _("Over time"), ("round-new", "event-new")),)),
)
