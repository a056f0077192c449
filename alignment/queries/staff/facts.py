"""What a round without names published, as plain JSON: page, report, table and REST all read this and nothing else."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language

from alignment.models import Release, ReleasedPromise
from surveys.models import AS_RELEASED, READ_AGAIN, ReleasedFigure, ReleasedQuote, Round, RoundNode
from surveys.questionnaire import Question, say

Facts = dict[str, Any]


def staff_facts(round: Round, *, edition: int = AS_RELEASED) -> Facts:
    """Released rows alone, in six queries however many teams there are. A later edition has its own figures of texts,
    of the whole alone; all else is as released."""
    releases = list(Release.objects.of_round(round.pk).order_by("edition"))
    release = next((one for one in releases if one.edition == edition), None)
    every = list(ReleasedFigure.objects.of_round(round.pk).in_order())
    read = {figure.edition for figure in every}
    figures = [
        figure for figure in every if figure.edition == (edition if figure.measure in READ_AGAIN else AS_RELEASED)
    ]
    quotes = ReleasedQuote.objects.filter(round=round).order_by("question_key", "position")
    return {
        "round": _round_facts(round),
        "mission": {
            "statement": release.mission_statement if release else round.mission_text,
            "version": release.mission_number if release else None,
        },
        "edition": edition,
        "editions": [
            {"edition": one.edition, "version": one.mission_number, "released_at": one.released_at.isoformat()}
            for one in releases
            if one.edition in read | {AS_RELEASED}
        ],
        "reading": _reading_facts(release),
        "teams": [_team_facts(node) for node in RoundNode.objects.filter(round=round).in_order()],
        "questions": [_question_facts(question) for question in round.questionnaire],
        "promises": _promise_facts(release),
        "figures": [_figure_facts(figure) for figure in figures],
        "quotes": [{"team": quote.node_id, "question": quote.question_key, "text": quote.text} for quote in quotes],
    }


def facts_of_whole(round: Round, *, root: RoundNode, figures: Iterable[ReleasedFigure]) -> Facts:
    """What `Released` needs of everybody together, from rows at hand; no query, no team, no text."""
    return {
        "round": _round_facts(round),
        "teams": [_team_facts(root)],
        "questions": [_question_facts(question) for question in round.questionnaire],
        "figures": [_figure_facts(figure) for figure in figures],
    }


def facts_of_teams(round: Round) -> Facts:
    """What `showing` needs, in three queries."""
    promises = ReleasedPromise.objects.filter(release__round=round, release__edition=AS_RELEASED).order_by("position")
    return {
        "round": _round_facts(round),
        "teams": [_team_facts(node) for node in RoundNode.objects.filter(round=round).in_order()],
        "questions": [_question_facts(question) for question in round.questionnaire],
        "promises": [{"key": str(row.promise_id), "text": row.text} for row in promises],
        "figures": [_figure_facts(one) for one in ReleasedFigure.objects.as_released().of_round(round.pk).in_order()],
    }


def _round_facts(round: Round) -> Facts:
    return {
        "id": round.pk,
        "title": round.title,
        "mode": round.mode,
        "audience": round.audience,
        "opened_at": round.opened_at.isoformat(),
        "closed_at": round.closed_at.isoformat() if round.closed_at else None,
        "released_at": round.released_at.isoformat() if round.released_at else None,
        "minimums": {
            "scores": round.minimum_scores,
            "distributions": round.minimum_distributions,
            "quotes": round.minimum_quotes,
        },
        "is_strict": round.is_strict,
        "told": round.disclosure_text,
    }


def _reading_facts(release: Release | None) -> Facts | None:
    """What read the texts, and how alike they are; None while they are unread."""
    if release is None:
        return None
    alike = None
    if release.consensus_value is not None:
        names = ("value", "low", "high", "chance_line", "p_value", "beats_chance")
        alike = {name: getattr(release, f"consensus_{name}") for name in names}
    return {
        "consensus": alike,
        "promise_agreement": release.promise_agreement,
        "encoder": {"name": release.encoder, "weights_sha256": release.weights_sha256},
        "engine_version": release.engine_version,
        "formula_version": release.formula_version,
        "fingerprint": release.fingerprint,
        "calibrated_by_labels": bool(release.calibration),
    }


def _team_facts(node: RoundNode) -> Facts:
    """How many were asked is told where participation is, and for the whole."""
    tells = node.parent_id is None or node.participation is not None
    return {
        "id": node.pk,
        "name": node.name,
        "inside": node.parent_id,
        "depth": node.depth,
        "invited": node.invited if tells else None,
        "participation": node.participation,
        "hidden_for_changes": node.hidden_because == RoundNode.Hidden.CHANGES,
    }


def _question_facts(question: Question) -> Facts:
    language = get_language() or "en"
    return {
        "key": question.key,
        "kind": str(question.kind),
        "role": str(question.role),
        "text": say(question.text, language),
        "items": [
            {"key": item.key, "text": say(item.text, language), "is_right": item.is_right} for item in question.items
        ],
    }


def _promise_facts(release: Release | None) -> list[Facts]:
    if release is None:
        return []
    return [{"key": str(row.promise_id), "text": row.text} for row in release.promises.order_by("position")]


def _figure_facts(figure: ReleasedFigure) -> Facts:
    return {
        "team": figure.node_id,
        "measure": figure.measure,
        "question": figure.question_key,
        "item": figure.item_key,
        "n": figure.n,
        "value": figure.value,
    }
