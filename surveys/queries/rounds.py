from datetime import datetime

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from missionhub.core.tokens import identify, is_valid
from missionhub.organizations.models import Organization
from surveys.models import Invitation, Round


def rounds_of(organization: Organization) -> QuerySet[Round]:
    """Newest first, with how many were invited and have answered."""
    return (
        Round.objects.of(organization)
        .annotate(invited=Count("invitations"), responded=Count("invitations", filter=Q(invitations__responded=True)))
        .select_related("mission", "opened_by", "closed_by")
        .newest_first()
    )


def participation(round: Round) -> tuple[int, int]:
    """(responded, invited)."""
    counts = Invitation.objects.filter(round=round).aggregate(
        responded=Count("pk", filter=Q(responded=True)), invited=Count("pk")
    )
    return counts["responded"], counts["invited"]


def due_rounds(*, at: datetime) -> QuerySet[Round]:
    """Rounds past their date, and closed ones whose answers are still sealed."""
    return (Round.objects.past_their_date(at=at) | Round.objects.still_sealed()).order_by("pk")


def invitation_for(token: str) -> Invitation | None:
    """The invitation a link opens, or None for anything else."""
    identifier = identify(token)
    if identifier is None:
        return None
    invitation = (
        Invitation.objects.select_related("round__organization", "round__instrument", "roster_entry__person")
        .filter(pk=identifier)
        .first()
    )
    if invitation is None or not is_valid(
        purpose=Invitation.PURPOSE, token=token, identifier=identifier, epoch=invitation.epoch
    ):
        return None
    return invitation


def public_round_for(token: str) -> Round | None:
    """The public round a link opens, or None for anything else."""
    identifier = identify(token)
    public = Round.objects.filter(mode=Round.Mode.PUBLIC, public_id=identifier).select_related("organization")
    round = public.first() if identifier else None
    if round is None or not is_valid(purpose=Round.PURPOSE, token=token, identifier=round.public_id):
        return None
    return round


def public_url(round: Round) -> str:
    """The link anybody may answer at; its host is the configured one, never the request's."""
    return settings.SITE_URL + reverse("surveys:answer", args=[round.public_token])


def reads_results(invitation: Invitation) -> bool:
    """Only what everyone was told when asked: after closing, and only who is still here. No queries."""
    round, person = invitation.round, invitation.roster_entry.person
    return round.shows_results_by_link and not round.is_open and person is not None and person.left_on is None


def invitation_url(invitation: Invitation) -> str:
    """The personal link; its host is the configured one, never the request's."""
    return settings.SITE_URL + reverse("surveys:answer", args=[invitation.token])
