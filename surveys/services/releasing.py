"""Freezing what a round without names publishes. Written once; a second call changes nothing."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from surveys.figures import Answered, Figure, Rules, block_figures, quotes_of
from surveys.intake import cells_of
from surveys.models import AS_RELEASED, ReleasedFigure, ReleasedQuote, Round
from surveys.services.consulted import hand_on
from surveys.services.strict import hidden_nodes, tree_of


def rules_of(round: Round) -> Rules:
    """The frozen tree and minimums that everything this round publishes goes through, and what it keeps hidden."""
    return Rules(tree=tree_of(round), minimums=round.minimums, hidden=hidden_nodes(round))


def release_figures(*, round: Round, at: datetime) -> bool:
    """Publish every figure and quote of a mixed round. True if this call did it."""
    with transaction.atomic():
        locked = Round.objects.select_for_update().get(pk=round.pk)
        if (
            locked.chain_id is not None
            or locked.released_at is not None
            or locked.opened_up_at is None
            or locked.is_attributed
        ):
            return False
        freeze_release(locked)
        hand_on(locked)
        Round.objects.filter(pk=round.pk).update(released_at=at)
    return True


def freeze_release(round: Round) -> None:
    """Every figure and quote; call inside the transaction that releases."""
    rules = rules_of(round)
    freeze_figures(round=round, figures=_figures(round, rules))
    _freeze_quotes(round, rules)


def release_due_figures(*, at: datetime) -> int:
    """Release every round that is mixed and not yet released; how many."""
    return sum(release_figures(round=round, at=at) for round in Round.objects.still_unreleased().order_by("pk"))


def freeze_figures(*, round: Round, figures: Iterable[Figure], edition: int = AS_RELEASED) -> None:
    """The one way a figure becomes a row; call inside the transaction that releases."""
    ReleasedFigure.objects.bulk_create(
        ReleasedFigure(
            round=round,
            node_id=figure.node,
            measure=figure.measure,
            question_key=figure.question,
            item_key=figure.item,
            edition=edition,
            n=figure.n,
            value=dict(figure.value),
        )
        for figure in figures
    )


def _figures(round: Round, rules: Rules) -> Iterable[Figure]:
    for block, questions in round.questionnaire.blocks().items():
        rows = [Answered(cell.node, cell.values) for cell in cells_of(round=round, block=block)]
        yield from block_figures(rules, questions, rows)


def _freeze_quotes(round: Round, rules: Rules) -> None:
    for question in round.questionnaire:
        if not question.kind.is_text or question.block:
            continue
        cells = cells_of(round=round, block=question.key)
        quotes = quotes_of(
            rules.asked_of(question), [(cell.node, cell.values[question.key], cell.is_quotable) for cell in cells]
        )
        ReleasedQuote.objects.bulk_create(
            ReleasedQuote(
                round=round, node_id=quote.node, question_key=question.key, position=position, text=quote.text
            )
            for position, quote in enumerate(quotes, start=1)
        )
