"""A public survey that stays open: round follows round, and nobody who answers or hangs up the code notices."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.crash import crash
from missionhub.core.errors import DomainError
from surveys.intake import forget_submissions, is_worth_mixing, new_key, open_round_of
from surveys.models import Chain, Round
from surveys.questionnaire import Questionnaire, Role
from surveys.services.freezing import freeze_tree

LASTS = timedelta(days=7)  # a round of a chain, at least
_NEVER_OPEN = (Role.KNOWS, Role.VOTE, Role.PROPOSAL)  # counted once, when everybody has answered
_SAME_FOR_EVERY_ROUND = (
    *("organization", "chain", "mission", "instrument", "questions", "mission_text", "title", "question_text", "told"),
    *("mode", "audience", "minimum_scores", "minimum_distributions", "minimum_quotes", "is_strict"),
    "opened_by",
)


class CannotStayOpen(DomainError):
    """The survey asks what can only be counted at one end."""


def refuse_to_stay_open(questionnaire: Questionnaire) -> None:
    if any(question.role in _NEVER_OPEN or question.shown_if for question in questionnaire):
        raise CannotStayOpen(_("These questions need a last day. Choose one, or ask other questions."))


def hand_over_due_rounds(*, at: datetime) -> int:
    """In every chain whose round is old enough and holds enough, let the next one follow; how many did."""
    forget_submissions(at=at)
    due = Round.objects.open().filter(chain__isnull=False, opened_at__lte=at - LASTS)
    return sum(hand_over(chain=chain, at=at) for chain in Chain.objects.filter(rounds__in=due).order_by("pk"))


def hand_over(*, chain: Chain, at: datetime) -> bool:
    """Close the open round and open the next, with a key of its own, in one commit. True if this call did it.

    Whoever sends meanwhile waits for the commit and is taken by the next round.
    """
    with transaction.atomic():
        last = open_round_of(chain.pk)
        if last is None or last.opened_at > at - LASTS or not is_worth_mixing(last):
            return False
        Round.objects.filter(pk=last.pk).update(closed_at=at)
        crash("surveys.between_rounds_of_a_chain")
        same = {name: getattr(last, name) for name in _SAME_FOR_EVERY_ROUND}
        following = Round.objects.create(**same, follows=last, public_key=new_key(), opened_at=at)
        freeze_tree(round=following, people=())
    return True
