"""The places of one partnership, in the order in which people need them. A place names the pages beneath it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Place:
    page: str
    label: str | Promise
    beneath: tuple[str, ...] = ()

    def holds(self, page: str | None) -> bool:
        return page == self.page or page in self.beneath


PLACES = (
    Place("partnership", _("Where we stand"), ("goals", "ratings", "participants", "leaving")),
    Place("profile", _("Who we are"), ("profile-draft",)),
    Place("matrix", _("Every pair"), ("pair", "pair-agreements", "pair-options", "option")),
    Place("differences", _("Seen differently"), ("assumption-new",)),
    Place("fit", _("Do we fit?")),
    Place(
        "stakeholders",
        _("Who is around us"),
        (
            "stakeholder",
            "stakeholder-new",
            "stakeholder-edit",
            "stakeholder-sharing",
            "stakeholder-engagements",
            "stakeholder-register",
            "hearing-new",
            "hearing-sharing",
        ),
    ),
    Place("value", _("What comes of it"), ("value-new", "value-item", "value-edit", "value-reports")),
    Place("power", _("Power and voice"), ("power-answers", "safeguards", "chaired-meetings")),
    Place("rounds", _("Over time"), ("round-new", "event-new")),
    Place("talk", _("Talk"), ("talk-answer",)),
)
