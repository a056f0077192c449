"""All releases of a survey that stays open, held side by side for a year, tell of nobody below ten."""

from datetime import UTC, datetime, timedelta
from itertools import combinations
from random import Random

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from surveys import intake
from surveys.disclosure import NextRelease, smallest_isolated
from surveys.models import Chain, ReleasedFigure, ReleasedQuote, Round
from surveys.questionnaire import Response
from surveys.services import chain_releases, close_round, release_due_figures, releasing
from tests.factories.chains import WEEK, front, open_chain, send, some_answer, sweep

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
SEEDS = [0, 1, *(pytest.param(seed, marks=pytest.mark.proof) for seed in range(2, 6))]


@pytest.fixture
def chain(leader) -> Chain:
    return open_chain(by=leader.person, at=MONDAY)


def releases(chain: Chain) -> list[Round]:
    return list(Round.objects.filter(chain=chain).released().order_by("released_at"))


def shares(round: Round) -> set[tuple[str, int]]:
    return set(round.figures.values_list("measure", "n"))


def test_first_numbers_come_with_ten_and_the_next_with_ten_more(chain):
    told = []
    for week, people in enumerate([9, 9, 5, 5, 0, 30]):
        some_answer(chain, people, at=MONDAY + week * WEEK)
        sweep(at=MONDAY + (week + 1) * WEEK)
        told.append([shares(round) for round in releases(chain)])

    assert told == [
        [],
        [{("chosen", 18)}],
        [{("chosen", 18)}],
        [{("chosen", 18)}, {("chosen", 28)}],
        [{("chosen", 18)}, {("chosen", 28)}],
        [{("chosen", 18)}, {("chosen", 28)}, {("chosen", 58)}],
    ]


def test_one_question_with_few_new_answers_holds_all_numbers_back(chain):
    some_answer(chain, 12, at=MONDAY)
    sweep(at=MONDAY + WEEK)
    some_answer(chain, 6, at=MONDAY + WEEK)
    for number in range(9):
        send(chain, f"text alone {number}", at=MONDAY + WEEK, text="Food.")

    sweep(at=MONDAY + 2 * WEEK)

    assert len(releases(chain)) == 1


def test_a_release_never_changes_and_earlier_ones_stay(chain):
    some_answer(chain, 12, at=MONDAY)
    sweep(at=MONDAY + WEEK)
    before = list(ReleasedFigure.objects.order_by("pk").values())
    some_answer(chain, 12, at=MONDAY + WEEK)
    sweep(at=MONDAY + 2 * WEEK)
    sweep(at=MONDAY + 3 * WEEK)

    assert list(ReleasedFigure.objects.order_by("pk").values())[: len(before)] == before
    first, second = releases(chain)
    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.filter(pk=first.pk).update(counted_in=second)


def test_a_round_of_a_chain_is_never_released_by_itself(chain):
    some_answer(chain, 9, at=MONDAY)
    sweep(at=MONDAY + WEEK)
    mixed = Round.objects.get(chain=chain, opened_up_at__isnull=False)

    assert (release_due_figures(at=MONDAY + WEEK), releasing.release_figures(round=mixed, at=MONDAY + WEEK)) == (
        0,
        False,
    )
    assert not ReleasedFigure.objects.exists()


def test_after_the_end_what_is_enough_is_still_shown_seven_days_after_the_last(chain, leader):
    some_answer(chain, 12, at=MONDAY)
    sweep(at=MONDAY + WEEK)
    some_answer(chain, 12, at=MONDAY + WEEK)
    close_round(round=front(chain), by=leader.person, at=MONDAY + WEEK + timedelta(days=1))
    sweep(at=MONDAY + WEEK + timedelta(days=1))
    assert len(releases(chain)) == 1

    sweep(at=MONDAY + 2 * WEEK)
    assert [round.pk for round in releases(chain)][-1] == front(chain).pk


class Killed(BaseException):
    pass


def test_killed_while_releasing_the_next_sweep_ends_the_same(chain, monkeypatch):
    some_answer(chain, 12, at=MONDAY)

    def die(*args: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(releasing, "_freeze_quotes", die)
        with pytest.raises(Killed):
            sweep(at=MONDAY + WEEK)
    assert (releases(chain), ReleasedFigure.objects.count()) == ([], 0)

    sweep(at=MONDAY + WEEK)
    assert [shares(round) for round in releases(chain)] == [{("chosen", 12)}]


def half_a_year(chain: Chain, seed: int) -> dict[str, list[set[str]]]:
    """Visitors come as they like and skip as they like. By question, the people whom each release counts."""
    random, told = Random(seed), {}
    promise = front(chain).questionnaire.question("aided").item_keys[0]
    for week in range(26):
        at = MONDAY + week * WEEK
        for number in range(random.choice([0, 1, 3, 8, 14])):
            who = f"{week}-{number}"
            answers = {"unaided": who} if random.random() < 0.8 else {}
            if random.random() < 0.7:
                answers["aided"] = [promise, who]  # the tick that nobody counts names the person to the attacker
            response = Response(answers, frozenset({"unaided"} if random.random() < 0.7 else ()))
            intake.receive_public(round=front(chain), response=response, at=at, submission_id=who)
        sweep(at=at + WEEK)
        for round in releases(chain):
            told[round.pk] = round
    return {
        "unaided": [set(_values(round, "unaided")) for round in told.values()],
        "aided": [{keys[1] for keys in _values(round, "aided")} for round in told.values()],
        "quoted": [set(round.quotes.values_list("text", flat=True)) for round in told.values()],
        "counted": [{str(n) for n in round.figures.filter(measure="chosen").values_list("n", flat=True)} for round in told.values()],
    }  # fmt: skip


def _values(round: Round, block: str):
    rows = apps.get_model("surveys", "Answer").objects.filter(round__in=Round.objects.counted_with(round), block=block)
    return [values[block] for values in rows.values_list("values", flat=True)]


def told_apart(told: dict[str, list[set[str]]]) -> list[object]:
    """People below ten whom some combination of one question's numbers tells of, and texts that stand in one list and
    not in another though few wrote between them."""
    found: list[object] = []
    for question in ("unaided", "aided"):
        people = sorted(set().union(*told[question]))
        number = {who: place for place, who in enumerate(people)}
        cells = [{number[who] for who in cell} for cell in told[question]]
        if isolated := smallest_isolated(cells, 10).people:
            found.append((question, isolated))
    for (one, wrote), (other, wrote_too) in combinations(zip(told["quoted"], told["unaided"], strict=True), 2):
        if one ^ other and len(wrote ^ wrote_too) < 10:
            found.append(one ^ other)
    return found


@pytest.mark.either
@pytest.mark.parametrize("seed", SEEDS)
def test_half_a_year_of_releases_isolates_nobody_below_ten(chain, seed):
    told = half_a_year(chain, seed)

    print(
        f"\nseed {seed}: {len(told['aided'])} releases, {len(told['aided'][-1])} ticked, {len(told['unaided'][-1])} wrote"
    )
    assert len(told["aided"]) > 2
    assert told["counted"] == [{str(len(cell))} for cell in told["aided"]]  # the figures count the people we think
    assert told_apart(told) == []


@pytest.mark.either
@pytest.mark.parametrize("seed", SEEDS)
def test_alarm_a_release_on_any_gain_is_caught(chain, seed, monkeypatch):
    monkeypatch.setattr(
        chain_releases, "next_release", lambda *, now, **rest: NextRelease(any(now.values()), not_before=None)
    )

    found = told_apart(half_a_year(chain, seed))
    print(f"\nseed {seed}: caught, {len(found)} ways")
    assert found


@pytest.mark.either
@pytest.mark.parametrize("seed", SEEDS)
def test_alarm_a_rule_that_looks_at_one_question_alone_is_caught(chain, seed, monkeypatch):
    real = chain_releases.counted
    monkeypatch.setattr(chain_releases, "counted", lambda asked: real(list(asked)[:1]))

    assert told_apart(half_a_year(chain, seed))


def test_quotes_of_a_chain_need_a_yes_and_come_in_a_new_order(chain):
    for number in range(12):
        response = Response({"unaided": f"Text {number}."}, frozenset({"unaided"}))
        intake.receive_public(round=front(chain), response=response, at=MONDAY, submission_id=str(number))
    sweep(at=MONDAY + WEEK)

    assert ReleasedQuote.objects.count() == 12
