from datetime import datetime

from django.conf import settings
from django.db.models import Count, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from missionhub.core.tokens import identify, is_valid
from missionhub.organizations.models import Organization
from surveys.models import Invitation, Round, RoundNode
from surveys.models.round import RoundQuerySet

_ANSWERED = Q(invitations__responded=True, mode=Round.Mode.ATTRIBUTED)  # elsewhere nobody counts live
_COUNTED = Prefetch("nodes", RoundNode.objects.roots().counted(), to_attr="counted_roots")


def rounds_of(organization: Organization) -> RoundQuerySet:
    """Newest first, with how many were invited; and have answered, where names stand beside answers."""
    return (
        Round.objects.of(organization)
        .annotate(invited=Count("invitations"), responded=Count("invitations", filter=_ANSWERED))
        .select_related("mission", "opened_by", "closed_by", "chain")
        .prefetch_related(_COUNTED)
        .newest_first()
    )


def participation(round: Round) -> tuple[int, int] | None:
    """(responded, invited) of a round with names; None of any other: counting it live would tell who has answered."""
    if not round.is_attributed:
        return None
    counts = Invitation.objects.filter(round=round).aggregate(
        responded=Count("pk", filter=Q(responded=True)), invited=Count("pk")
    )
    return counts["responded"], counts["invited"]


def participation_words(round: Round, counts: tuple[int, int] | None = None) -> str:
    """How many have answered, as exactly as it may be told in this round; `counts` where they are at hand."""
    if counts := counts or participation(round):
        return _("%(responded)s of %(invited)s have answered.") % {"responded": counts[0], "invited": counts[1]}
    if round.is_public:
        return _("How many have answered is told with the results.")
    root = RoundNode.objects.filter(round=round).roots().counted().first()
    if root is None or root.participation_on is None:
        return _("How many have answered is counted once a day; the first figure comes soon.")
    facts = {"share": root.participation_words, "day": date_format(root.participation_on, "j F")}
    return _("%(share)s had answered on %(day)s.") % facts


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
    """The public round a link opens, of a chain the newest; None for anything else."""
    identifier = identify(token)
    if identifier is None or not is_valid(purpose=Round.PURPOSE, token=token, identifier=identifier):
        return None
    named = Q(chain__isnull=True, public_id=identifier) | Q(chain__public_id=identifier)
    public = Round.objects.filter(named, mode=Round.Mode.PUBLIC).in_front()
    return public.select_related("organization", "chain").first()


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
