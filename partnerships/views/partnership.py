"""The home of a partnership: where it stands, the next step, who takes part, and what is private to one's own side."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views import View

from partnerships.forms.notes import NoteForm
from partnerships.forms.starting import PartyInvitationForm
from partnerships.models import PrivateNote
from partnerships.permissions import Act
from partnerships.queries.inviting import open_invitations
from partnerships.queries.neutrals import neutrals_of
from partnerships.queries.open_items import open_items
from partnerships.queries.stakeholders import critics_known_to_all
from partnerships.queries.staleness import causes, changes_since, touched_goals
from partnerships.queries.standing import Step, standing_of
from partnerships.queries.verdict_card import verdict_cards
from partnerships.views.scope import PartnershipScoped


class PartnershipPage(PartnershipScoped, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return partnership_page(self)


def partnership_page(view: PartnershipScoped, *, invitation_form: Any = None, note_form: Any = None) -> HttpResponse:
    standing = standing_of(view.party)
    changes = changes_since(view.round, viewer=view.party)
    context = view.shared() | {
        "standing": standing,
        "cards": verdict_cards(view.party, standing) if standing.step is Step.READ else [],
        "open_items": open_items(view.party, view.round),
        "critics": critics_known_to_all(view.party, [side.party for side in standing.others]),
        "touched": touched_goals(changes),
        "causes": causes(changes),
        "people": view.partnership.participants.active().select_related("person", "party").order_by("party_id", "pk"),
        "neutrals": neutrals_of(view.party, at=timezone.now()),
        "invitations": open_invitations(view.party, at=timezone.now()),
        "invitation_form": invitation_form or PartyInvitationForm(),
        "may_invite": view.participant.may(Act.INVITE),
        "may_leave": view.participant.may(Act.LEAVE),
        "may_note": view.participant.may(Act.NOTE),
        "may_choose_people": view.participant.may(Act.CHOOSE_PEOPLE),
        "notes": PrivateNote.objects.seen_by(view.party).select_related("by__person").order_by("-written_at", "-pk"),
        "note_form": note_form or NoteForm(facilitator=view.facilitator),
    }
    status = 422 if (invitation_form or note_form) else 200
    return render(view.request, "partnerships/partnership.html", context, status=status)
