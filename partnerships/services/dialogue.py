"""Answering a question of the talk: for one's own side first, then shared, once, in return for the other's answer."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from partnerships.models import DialogueAnswer, Participant, Partnership


class AnswerStands(DomainError):
    """Shared: the other side may have read it in return for its own."""


class NothingToShare(DomainError):
    """No answer."""


@transaction.atomic
def save_answer(*, prompt: int, text: str, by: Participant, at: datetime) -> DialogueAnswer:
    """For one's own side alone, until it is shared."""
    answer = _hold(prompt, by) or DialogueAnswer(party=by.party, prompt=prompt)
    if answer.shared_at is not None:
        raise AnswerStands(_("Your answer is shared, so it stands. Take it back first, if nobody has read it."))
    answer.text, answer.by, answer.written_at = text, by, at
    answer.save()
    return answer


@transaction.atomic
def share_answer(*, prompt: int, by: Participant, at: datetime) -> DialogueAnswer:
    answer = _hold(prompt, by)
    if answer is None:
        raise NothingToShare(_("Write an answer first."))
    if answer.shared_at is None:
        answer.shared_at = at
        answer.save(update_fields=["shared_at"])
    return answer


@transaction.atomic
def take_answer_back(*, prompt: int, by: Participant) -> None:
    """While no other party has shared its own: nobody reads an answer and takes theirs away."""
    answer = _hold(prompt, by)
    others = DialogueAnswer.objects.handed_over().filter(party__partnership=by.partnership_id, prompt=prompt)
    if others.exclude(party=by.party).exists():
        raise AnswerStands(_("The other side has shared its answer too, and you have both read them. They stand."))
    if answer is not None:
        answer.shared_at = None
        answer.save(update_fields=["shared_at"])


def _hold(prompt: int, by: Participant) -> DialogueAnswer | None:
    Partnership.objects.select_for_update().get(pk=by.partnership_id)
    return DialogueAnswer.objects.seen_by(by.party).filter(party=by.party, prompt=prompt).first()
