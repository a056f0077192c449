"""Parting answers from people: masked, moved up to a team that may be published, shuffled.

What goes in still knows a response's answers together; what comes out is one unconnected row a block.
"""

import secrets
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from surveys.disclosure import Masker, Tree, published_nodes
from surveys.models import RosterEntry, Round, RoundNode
from surveys.models.answers import Answer
from surveys.questionnaire import Kind, Question, Questionnaire, Role

Responses = Sequence[dict[str, Any]]
_CHANCE = secrets.SystemRandom()


@dataclass(frozen=True)
class Mixed:
    """Both in an order drawn by chance. `too_few`: each block's answers that are too few for rows, parted from all
    else that the same people said."""

    rows: list[Answer]
    too_few: list[dict[str, Any]]


def mix(*, round: Round, responses: Responses, knows: dict[str, bool | None]) -> Mixed:
    """The rows of a confidential or public round.

    Fewer than five answers make none, but for proposals: they are made to be read, and whoever was asked may have made
    any of them.
    """
    nodes = list(RoundNode.objects.filter(round=round).in_order())
    tree = Tree({node.pk: node.parent_id for node in nodes})
    root = nodes[0].pk
    masker = Masker(RosterEntry.objects.filter(round=round).values_list("name", flat=True))
    rows: list[Answer] = []
    too_few: list[dict[str, Any]] = []
    for block, questions in _pieces(round.questionnaire).items():
        found = list(_rows(round, tree, block, questions, responses, knows=knows, root=root, masker=masker))
        rows += found
        if not found:
            too_few += _alone(questions, responses)
    _CHANCE.shuffle(rows)
    return Mixed(rows, _CHANCE.sample(too_few, k=len(too_few)))


def _alone(questions: tuple[Question, ...], responses: Responses) -> Iterable[dict[str, Any]]:
    for response in responses:
        answers = {one.key: response["answers"][one.key] for one in questions if one.key in response["answers"]}
        if answers:
            quotable = [key for key in response["quotable"] if key in answers]
            yield {"answers": answers, "quotable": quotable, "node": response["node"]}


def knowing_texts(responses: Responses, *, key: str) -> list[str]:
    """Each different text once, in no order of arrival."""
    return sorted({response["answers"][key] for response in responses if key in response["answers"]})


def _pieces(questionnaire: Questionnaire) -> dict[str, tuple[Question, ...]]:
    """What shares a row: the values of a block together, each text alone."""
    pieces: dict[str, tuple[Question, ...]] = {}
    for block, questions in questionnaire.blocks().items():
        texts = [question for question in questions if question.kind.is_text]
        pieces |= {question.key: (question,) for question in texts}
        values = tuple(question for question in questions if not question.kind.is_text)
        if values:
            pieces[block] = (*values, *(one for one in texts if one.role == Role.KNOWS))
    return pieces


def _rows(
    round: Round,
    tree: Tree,
    block: str,
    questions: tuple[Question, ...],
    responses: Responses,
    *,
    knows: dict[str, bool | None],
    root: int,
    masker: Masker,
) -> Iterable[Answer]:
    given = [
        (response["node"] or root, values, questions[0].key in response["quotable"])
        for response in responses
        if (values := _values(questions, response["answers"], knows))
    ]
    family = published_nodes(tree, Counter(node for node, _values, _quotable in given), round.minimum_scores)
    for node, values, quotable in given:
        residual = root if questions[0].role == Role.PROPOSAL else family.residual_of(node)
        if residual is not None:
            yield Answer(
                round=round,
                block=block,
                node_id=residual,
                values=_masked(values, masker),
                is_quotable=quotable and _may_be_quoted(questions),
            )


def _values(questions: tuple[Question, ...], answers: dict[str, Any], knows: dict[str, bool | None]) -> dict[str, Any]:
    values = {}
    for question in questions:
        value = answers.get(question.key)
        if question.role == Role.KNOWS and len(questions) > 1:
            value = knows.get(value) if value else None
        if value is not None:
            values[question.key] = value
    beside = {question.key for question in questions if question.role == Role.KNOWS and len(questions) > 1}
    return values if set(values) - beside else {}  # a reading alone says nothing about the rest of its block


def _may_be_quoted(questions: tuple[Question, ...]) -> bool:
    """A text that stood in a block with values is never quoted: beside them it would tell whose they are."""
    question = questions[0]
    return question.kind in {Kind.OPEN, Kind.STORY} and not question.block


def _masked(values: dict[str, Any], masker: Masker) -> dict[str, Any]:
    return {key: masker.mask(value) if isinstance(value, str) else value for key, value in values.items()}
