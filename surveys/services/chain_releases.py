"""When an always-open survey shows new numbers: of enough people together, whichever question one looks at."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from surveys.disclosure import NextRelease, next_release
from surveys.figures import Answered, counted
from surveys.intake import cells_in
from surveys.models import Chain, Round
from surveys.questionnaire import Question
from surveys.services.releasing import freeze_release


def release_due_chains(*, at: datetime) -> int:
    """Release every chain whose new answers are many enough; how many."""
    waiting = Chain.objects.filter(rounds__in=Round.objects.awaiting_count()).distinct().order_by("pk")
    return sum(release_chain(chain=chain, at=at) for chain in waiting)


def release_chain(*, chain: Chain, at: datetime) -> bool:
    """Publish all answers so far as a release of the newest mixed round, beside the earlier ones. True if this call
    did it."""
    with transaction.atomic():
        Chain.objects.select_for_update(no_key=True).get(pk=chain.pk)
        waiting = list(Round.objects.filter(chain=chain).awaiting_count().order_by("opened_at", "pk"))
        if not waiting or not _next(chain, waiting[-1], at=at).is_due:
            return False
        newest = waiting[-1]
        Round.objects.filter(pk__in=[round.pk for round in waiting]).update(counted_in=newest)
        Round.objects.filter(pk=newest.pk).update(released_at=at)
        newest.refresh_from_db()
        freeze_release(newest)
    return True


def _next(chain: Chain, round: Round, *, at: datetime) -> NextRelease:
    """Two releases differ, in each figure, by nobody or by as many as a quote needs: the largest of the minimums.

    Rows are only ever added, so what each count gained is the count of the rounds in no release yet.
    """
    last = Round.objects.filter(chain=chain, released_at__isnull=False).order_by("-released_at").first()
    return next_release(
        before={},
        now=counted(_asked(round, Round.objects.filter(chain=chain).awaiting_count())),
        released_at=last.released_at if last else None,
        at=at,
        minimum=round.minimum_quotes,
    )


def _asked(round: Round, rounds: QuerySet[Round]) -> Iterator[tuple[Question, Sequence[Answered]]]:
    for question in round.questionnaire:
        stored_in = question.key if question.kind.is_text else question.in_block
        yield question, [Answered(0, cell.values) for cell in cells_in(rounds=rounds, block=stored_in, node=0)]
