"""What a facilitator reads alone: what each side shows and the others do not read; every kind and side in one form."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from partnerships.models import (
    Assumption,
    ContextEvent,
    Hearing,
    NeutralConsent,
    Party,
    PrivateNote,
    Stakeholder,
    ValueItem,
)
from partnerships.queries.hearings import Heard, asked_as_seen
from partnerships.queries.stakeholders import View


@dataclass(frozen=True)
class Thing:
    kind: str
    text: str
    day: date
    facts: list[str] = field(default_factory=list)
    heard: list[Heard] = field(default_factory=list)


@dataclass(frozen=True)
class SideAlone:
    """`things` is None where another side's link was opened: each side's own opens what it shows."""

    party: Party
    things: list[Thing] | None


def shown_alone(yes: NeutralConsent) -> list[SideAlone]:
    """Every side that is here, by name."""
    here = Party.objects.here().filter(partnership=yes.neutral.partnership_id)
    sides = sorted(here, key=lambda party: (party.name.casefold(), party.pk))
    return [SideAlone(party, list(_things(yes)) if party.pk == yes.party_id else None) for party in sides]


def _things(yes: NeutralConsent) -> Iterator[Thing]:
    """Kind by kind, within each the newest first."""
    for note in PrivateNote.objects.shown_to(yes).order_by("-written_at", "-pk"):
        yield Thing(_("Note"), note.text, note.written_at.date())
    for event in ContextEvent.objects.shown_to(yes).prefetch_related("goals").order_by("-happened_on", "-pk"):
        facts = [str(event.get_kind_display()), *_own_goals(event, yes)]
        yield Thing(_("What has happened"), event.text, event.happened_on, facts)
    for assumed in Assumption.objects.shown_to(yes).prefetch_related("goals").order_by("-told_at", "-pk"):
        yield Thing(_("What it assumes"), assumed.text, assumed.told_at.date(), _of_assumption(assumed, yes))
    for item in ValueItem.objects.shown_to(yes).select_related("whose").order_by("-written_at", "text", "pk"):
        yield Thing(_("What is put in, or comes of it"), item.text, item.written_at.date(), _of_item(item))
    for entry in Stakeholder.objects.shown_to(yes).order_by("-written_at", "-pk"):
        yield Thing(_("Who is around"), entry.name, entry.written_at.date(), _of_stakeholder(View(entry)))
    for row in Hearing.objects.shown_to(yes).select_related("party", "round").order_by("-asked_at", "-pk"):
        heard = asked_as_seen(row, yes.party).heard
        yield Thing(_("What those around it say"), row.summary, row.asked_at.date(), heard=heard)


def _own_goals(row: ContextEvent | Assumption, yes: NeutralConsent) -> Iterable[str]:
    """Another side's goals are not this side's to show."""
    return [
        _("about the goal “%(goal)s”") % {"goal": one.text} for one in row.goals.all() if one.party_id == yes.party_id
    ]


def _of_assumption(row: Assumption, yes: NeutralConsent) -> list[str]:
    facts = [str(row.get_sureness_display()), str(row.get_state_display()), *_own_goals(row, yes)]
    return [*facts, _("how to find out: %(words)s") % {"words": row.find_out}] if row.find_out else facts


def _of_item(row: ValueItem) -> list[str]:
    whose = row.whose.name if row.whose else str(row.get_goes_display())
    points = _("%(points)s points expected in a year") % {"points": row.expected}
    return [str(row.get_flow_display()), whose, points, str(row.get_confidence_display())]


def _of_stakeholder(view: View) -> list[str]:
    entry = view.entry
    facts = [str(entry.get_kind_display()), str(view.care), str(view.stance)]
    if entry.is_placed:
        facts.append(
            _("power %(power)s, interest %(interest)s, each of 5") % {"power": entry.power, "interest": entry.interest}
        )
    if entry.affected is not None:
        facts.append(_("what it does to them: %(step)s") % {"step": view.affected})
    if entry.expectation:
        facts.append(_("what they expect: %(words)s") % {"words": entry.expectation})
    return facts
