"""The words to send with a personal link: who asks, what, how long, who reads, until when."""

from django.template.loader import render_to_string

from missionhub.organizations.models import Person
from surveys.models import Invitation, Round
from surveys.queries.rounds import invitation_url


def message_with_link(round: Round, *, invitation: Invitation, by: Person) -> str:
    """Says what the mail says; `round` with its organization, `invitation` with its roster entry."""
    context = {
        "round": round,
        "organization": round.organization,
        "name": str(invitation),
        "by": by,
        "questions": len(round.questionnaire),
        "url": invitation_url(invitation),
    }
    return render_to_string("surveys/message_with_link.txt", context).strip()
