"""A release is written once, holds nothing finer than it may, and nothing of a round is seen before it."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from surveys import intake
from surveys.models import ReleasedFigure, ReleasedQuote, Round
from surveys.services import release_due_figures, release_figures, releasing
from tests.factories.staff_rounds import closed, everybody_answers, open_staff_round, staff_answer


@pytest.fixture
def round(leader) -> Round:
    return open_staff_round(by=leader.person)


@pytest.fixture
def mixed(round, leader) -> Round:
    everybody_answers(round, index=4, own_words="We feed hungry families.", agrees=5, quote="work")
    intake.open_up(
        round=closed(round, by=leader.person), at=timezone.now(), knows=lambda round, texts: [True] * len(texts)
    )
    round.refresh_from_db()
    return round


def test_nothing_is_released_before_the_mix(round, leader):
    everybody_answers(round, index=4)

    assert not release_figures(round=round, at=timezone.now())
    assert not release_figures(round=closed(round, by=leader.person), at=timezone.now())
    assert (release_due_figures(at=timezone.now()), ReleasedFigure.objects.count()) == (0, 0)


def test_a_mixed_round_is_released_once(mixed):
    assert release_due_figures(at=timezone.now()) == 1
    before = list(ReleasedFigure.objects.order_by("pk").values())

    assert (release_due_figures(at=timezone.now()), release_figures(round=mixed, at=timezone.now())) == (0, False)
    assert list(ReleasedFigure.objects.order_by("pk").values()) == before
    assert {figure["measure"] for figure in before} == {"mean", "spread", "agreement", "index", "knows_agrees"}


def test_no_team_below_five_has_a_row_and_none_is_told_by_difference(mixed):
    release_figures(round=mixed, at=timezone.now())

    shown = set(ReleasedFigure.objects.values_list("node__name", "n"))
    assert shown == {("Harbor Kitchen", 17), ("Kitchen", 8)}  # 17 − 8 = 9 others; drivers and office are in them


def test_quotes_stand_where_ten_answered_and_nowhere_else(mixed):
    release_figures(round=mixed, at=timezone.now())

    assert set(ReleasedQuote.objects.values_list("node__name", "question_key")) == {("Harbor Kitchen", "work")}
    assert ReleasedQuote.objects.count() == 17


def test_without_a_yes_nobody_is_quoted(round, leader):
    everybody_answers(round)
    intake.open_up(round=closed(round, by=leader.person), at=timezone.now())
    release_figures(round=round, at=timezone.now())

    assert not ReleasedQuote.objects.exists()


def test_database_refuses_a_figure_of_four(mixed):
    root = mixed.nodes.get(parent=None)

    with pytest.raises(IntegrityError), transaction.atomic():
        ReleasedFigure.objects.create(round=mixed, node=root, measure="mean", question_key="q", n=4, value={})


@pytest.mark.parametrize("lower", [{"minimum_scores": 4}, {"minimum_distributions": 7}, {"minimum_quotes": 9}], ids=str)
def test_database_refuses_lower_minimums(round, lower):
    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.filter(pk=round.pk).update(**lower)


class Killed(BaseException):
    pass


def test_killed_while_releasing_it_is_whole_after_the_next_sweep(mixed, monkeypatch):
    def die(*args: object, **kwargs: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(releasing, "_freeze_quotes", die)  # the figures are written, nothing is committed
        with pytest.raises(Killed):
            release_figures(round=mixed, at=timezone.now())
    assert not ReleasedFigure.objects.exists()

    assert release_due_figures(at=timezone.now()) == 1
    assert ReleasedFigure.objects.exists()


def test_too_few_answers_release_nothing_and_the_round_says_it_is_done(round, leader):
    for number in (1, 2, 3, 4):
        staff_answer(round, f"Kitchen {number}", index=5)
    intake.open_up(round=closed(round, by=leader.person), at=timezone.now())

    assert release_due_figures(at=timezone.now()) == 1
    assert not ReleasedFigure.objects.exists()
