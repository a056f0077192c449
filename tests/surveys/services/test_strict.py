"""Promise 8: beside the rounds shortly before it a round tells nobody's answer, even if none has changed."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains

from missionhub.organizations.models import Person
from surveys import intake
from surveys.disclosure import smallest_isolated
from surveys.models import Instrument, ReleasedFigure, Round, RoundNode
from surveys.queries import hidden_teams, is_near_last, still_owed
from surveys.questionnaire import Item, Kind, Question, Questionnaire, built_in
from surveys.services import (
    Plan,
    close_round,
    copy_built_in,
    copy_survey,
    newest_of,
    open_round,
    release_figures,
    rules_of,
    save_survey,
    start_survey,
    strict,
)
from tests.factories.alignment import mission_with
from tests.factories.organizations import PersonFactory
from tests.factories.staff_rounds import open_staff_round, staff, staff_answer
from tests.factories.unfrozen import unfrozen

TEAMS = {"Kitchen": 10, "Drivers": 10, "Office": 10}
OTHER = Item("other", {"en": "The vans start in the morning."})
WORK = "What do you get paid to do?"
START = timezone.now() - timedelta(days=30)


@pytest.fixture
def people(leader) -> list[Person]:
    return staff(leader.organization, TEAMS)


@pytest.fixture
def ask(leader, people):
    """Hold a round of these people among whom `silent` do not answer; the days after the first one began."""
    mission = mission_with(organization=leader.organization)

    def hold(people: list[Person], *, day: int, silent: tuple[str, ...] = (), **plan) -> Round:
        at = START + timedelta(days=day)
        plan.setdefault("closes_at", START + timedelta(days=365))
        round = open_staff_round(by=leader.person, people=people, mission=mission, at=at, **plan)
        for person in people:
            if person.name not in silent:
                staff_answer(round, person.name, index=4)
        close_round(round=round, by=leader.person, at=at + timedelta(hours=1))
        round.refresh_from_db()
        intake.open_up(round=round, at=at + timedelta(hours=2))
        release_figures(round=round, at=at + timedelta(hours=2))
        round.refresh_from_db()
        return round

    return hold


def shown(round: Round) -> set[str]:
    return set(ReleasedFigure.objects.filter(round=round).values_list("node__name", flat=True))


def cells(round: Round) -> list[set[int]]:
    """Whom each figure counts, everybody having answered everything they were asked who answered at all."""
    found = []
    for node in RoundNode.objects.filter(round=round, figures__isnull=False).distinct():
        below = {one.pk for one in RoundNode.objects.filter(round=round) if node.pk in {one.pk, one.parent_id}}
        entries = round.roster.filter(node__in=below, invitation__responded=True)
        found.append(set(entries.values_list("person", flat=True)))
    return found


def isolated(*rounds: Round) -> frozenset[int]:
    return smallest_isolated([cell for round in rounds for cell in cells(round)], 3).people


def moved(people: list[Person], name: str, team: str) -> None:
    person = next(one for one in people if one.name == name)
    person.team = next(one.team for one in people if one.team.name == team)
    person.save()


def test_a_round_soon_after_another_is_strict_and_one_much_later_is_not(ask, people):
    assert [ask(people, day=day).is_strict for day in (0, 20, 200)] == [False, True, False]


def test_the_same_people_again_see_everything(ask, people):
    ask(people, day=0)
    again = ask(people, day=20)

    assert shown(again) == {"Harbor Kitchen", *TEAMS}
    assert hidden_teams(again) == []


def test_who_moved_between_teams_does_not_stand_out(ask, people, leader, client_of):
    first = ask(people, day=0)
    moved(people, "Kitchen 1", "Drivers")
    again = ask(people, day=20)

    assert shown(again) == {"Harbor Kitchen", "Office"}
    assert isolated(first, again) == frozenset()
    page = client_of(leader).get(again.get_absolute_url())
    assertContains(page, "Kitchen: shown inside Harbor Kitchen this time because one or two people joined")
    assert {(one.name, one.inside) for one in hidden_teams(again)} == {
        ("Kitchen", "Harbor Kitchen"),
        ("Drivers", "Harbor Kitchen"),
    }


@pytest.fixture
def never_compared(monkeypatch):
    monkeypatch.setattr(strict, "compared_with", lambda _round: [])


def test_alarm_without_the_strict_rule_who_moved_stands_out(ask, people, never_compared):
    first = ask(people, day=0)
    moved(people, "Kitchen 1", "Drivers")
    again = ask(people, day=20)

    assert len(isolated(first, again)) == 1


def test_if_one_person_is_all_that_changed_nothing_is_shown_and_the_page_says_why(ask, people, leader, client_of):
    first = ask(people, day=0)
    joined = PersonFactory(organization=leader.organization, team=people[0].team, name="Kitchen 11")
    again = ask([*people, joined], day=20)

    assert (shown(again), isolated(first, again)) == (set(), frozenset())
    assert again.released_at is not None
    assertContains(client_of(leader).get(again.get_absolute_url()), "Nothing is shown this time")


def test_who_answers_newly_counts_as_joining(ask, people):
    ask(people, day=0, silent=("Office 1",))

    assert shown(ask(people, day=20)) == set()


def test_a_hidden_team_of_the_round_before_is_no_cell_of_it(ask, people):
    """The third round is laid over what the second showed, not over what it might have shown; the first is far."""
    ask(people, day=0)
    moved(people, "Kitchen 1", "Drivers")
    second = ask(people, day=80)
    third = ask(people, day=100)

    assert (shown(second), shown(third)) == ({"Harbor Kitchen", "Office"}, {"Harbor Kitchen", *TEAMS})
    assert isolated(second, third) == frozenset()


def test_a_near_round_before_the_last_is_laid_over_it_too(ask, people):
    """Beside the last alone all could be shown, and beside the first the one who moved would stand out."""
    first = ask(people, day=0)
    moved(people, "Kitchen 1", "Drivers")
    second, third = ask(people, day=20), ask(people, day=40)

    assert shown(third) == {"Harbor Kitchen", "Office"}
    assert isolated(first, second, third) == frozenset()


def test_decided_once_and_for_texts_too(ask, people):
    ask(people, day=0)
    moved(people, "Kitchen 1", "Drivers")
    again = ask(people, day=20)
    before = rules_of(again).hidden

    Person.objects.filter(name="Office 3").delete()

    assert rules_of(again).hidden == before == {node.pk for node in again.nodes.filter(name__in=["Kitchen", "Drivers"])}


def test_alarm_decided_anew_an_erased_person_would_change_it(ask, people):
    ask(people, day=0)
    again = ask(people, day=20)
    assert rules_of(again).hidden == frozenset()

    Person.objects.filter(name="Office 3").delete()
    RoundNode.objects.filter(round=again).update(hidden_because="")

    assert rules_of(again).hidden


def test_nothing_is_decided_before_the_round_closes(leader, people):
    round = open_staff_round(by=leader.person, people=people, is_strict=True)

    assert strict.hidden_nodes(round) == {node.pk for node in round.nodes.all()}
    assert not round.nodes.exclude(hidden_because="").exists()


def test_a_public_round_knows_no_people_to_compare(leader):
    round = open_staff_round(by=leader.person, kind="awareness", mode="public", audience="public", people=[])
    with unfrozen():
        Round.objects.update(is_strict=True)
    round.refresh_from_db()

    assert rules_of(round).hidden == frozenset()


# A copy is the same survey to whoever compares two rounds.


def copy_of_staff(leader, times: int = 1) -> Instrument:
    copy = copy_built_in(
        organization=leader.organization, kind="staff", by=leader.person, at=START + timedelta(days=30)
    )
    for _again in range(times - 1):
        copy = copy_survey(survey=copy, by=leader.person, at=START + timedelta(days=30))
    return copy


@pytest.mark.parametrize("times", [1, 3])
def test_a_copied_staff_survey_asked_soon_after_is_strict_and_hides_who_moved(ask, people, leader, times):
    first = ask(people, day=0)
    moved(people, "Kitchen 1", "Drivers")
    again = ask(people, day=20, version=newest_of(copy_of_staff(leader, times)))

    assert again.instrument_id != first.instrument_id
    assert (again.is_strict, strict.compared_with(again)) == (True, [first])
    assert (shown(again), isolated(first, again)) == ({"Harbor Kitchen", "Office"}, frozenset())


def test_the_built_in_one_asked_soon_after_its_copy_is_strict_too(ask, people, leader):
    first = ask(people, day=0, version=newest_of(copy_of_staff(leader)))
    moved(people, "Kitchen 1", "Drivers")
    again = ask(people, day=20)

    assert (again.is_strict, isolated(first, again)) == (True, frozenset())


def forgotten(survey: Instrument) -> Instrument:
    Instrument.objects.filter(pk=survey.pk).update(origin=None)
    return Instrument.objects.get(pk=survey.pk)


def test_a_copy_that_forgets_its_origin_is_known_by_its_words(ask, people, leader):
    first = ask(people, day=0)
    moved(people, "Kitchen 1", "Drivers")
    again = ask(people, day=20, version=newest_of(forgotten(copy_of_staff(leader))))

    assert (again.is_strict, isolated(first, again)) == (True, frozenset())


def test_alarm_a_survey_known_neither_by_origin_nor_by_its_words_tells_who_moved(ask, people, leader, monkeypatch):
    monkeypatch.setattr(Questionnaire, "repeats", lambda asked, other: False)
    first = ask(people, day=0)
    moved(people, "Kitchen 1", "Drivers")
    again = ask(people, day=20, version=newest_of(forgotten(copy_of_staff(leader))))

    assert (again.is_strict, len(isolated(first, again))) == (False, 1)


def retyped(leader, text: str) -> Instrument:
    """A survey written from nothing that asks what somebody typed."""
    at = START + timedelta(days=30)
    survey = start_survey(organization=leader.organization, by=leader.person, at=at)
    asked = Questionnaire((Question(key="mine", kind=Kind.OPEN, text={"en": text}),))
    save_survey(survey=survey, number=1, title="Another title", asked=asked, by=None, at=at)
    return survey


@pytest.mark.parametrize("text", [WORK, "what do you get  paid to do", "Wofür werden Sie bezahlt?"])
def test_a_question_typed_anew_into_another_survey_is_compared(ask, people, leader, text):
    first = ask(people, day=0)
    moved(people, "Kitchen 1", "Drivers")
    again = ask(people, day=20, version=newest_of(retyped(leader, text)))

    assert (again.is_strict, strict.compared_with(again)) == (True, [first])


def test_a_rated_statement_typed_anew_counts_and_the_line_above_it_does_not(ask, people, leader):
    ask(people, day=0)
    statement = built_in("staff").question("index").items[0]
    alone = Question(key="a", kind=Kind.RATING, text={"en": "Tick one."}, items=(statement,))
    other = Question(key="a", kind=Kind.RATING, text={"en": "How true is this for you?"}, items=(OTHER,))
    ours = {"organization": leader.organization, "kind": "own", "at": START + timedelta(days=30)}

    near = [is_near_last(asked=Questionnaire((one,)), **ours) for one in (alone, other)]
    assert [*near, is_near_last(asked=built_in("sight"), **ours)] == [True, False, False]


def test_another_question_in_another_survey_is_not_compared(ask, people, leader):
    ask(people, day=0)
    again = ask(people, day=20, version=newest_of(retyped(leader, "How are the vans?")))

    assert (again.is_strict, strict.compared_with(again)) == (False, [])


def test_every_near_round_that_asks_the_same_is_laid_beside_it(ask, people, leader):
    first = ask(people, day=0)
    retold = ask(people, day=20, version=newest_of(retyped(leader, WORK)))
    ask(people, day=30, version=newest_of(retyped(leader, "How are the vans?")))
    again = ask(people, day=40)

    assert strict.compared_with(again) == [retold, first]


def three_surveys(ask, people, leader) -> list[Round]:
    """The staff survey, another that asks the same, and the staff survey again; one moved before the last."""
    silent = tuple(f"{team} {number}" for team in ("Kitchen", "Drivers") for number in (2, 3, 4))
    first = ask(people, day=0, silent=silent)
    retold = ask(people, day=20, version=newest_of(forgotten(copy_of_staff(leader))))
    moved(people, "Kitchen 1", "Drivers")
    return [first, retold, ask(people, day=40)]


def test_between_two_rounds_of_a_survey_another_that_asks_the_same_tells_nobody(ask, people, leader):
    rounds = three_surveys(ask, people, leader)

    assert isolated(*rounds) == frozenset()
    assert shown(rounds[-1])


def test_alarm_beside_the_own_survey_alone_who_moved_stands_out(ask, people, leader, monkeypatch):
    monkeypatch.setattr(Questionnaire, "repeats", lambda *_given: False)

    assert isolated(*three_surveys(ask, people, leader))


@pytest.fixture
def overlapping(ask, people, leader):
    """Two rounds open at once: the one opened first ends last, or both end at the same moment."""

    def hold(*, closed: int) -> list[Round]:
        longer = open_staff_round(by=leader.person, people=people, at=START, closes_at=START + timedelta(days=365))
        for person in people:
            staff_answer(longer, person.name, index=4)
        moved(people, "Kitchen 1", "Drivers")
        shorter = ask(people, day=5)
        at = shorter.closed_at + timedelta(days=closed)
        close_round(round=longer, by=leader.person, at=at)
        longer.refresh_from_db()
        intake.open_up(round=longer, at=at)
        release_figures(round=longer, at=at)
        longer.refresh_from_db()
        return [shorter, longer]

    return hold


@pytest.mark.parametrize("closed", [0, 7])
def test_rounds_open_at_the_same_time_are_compared_as_they_end(overlapping, closed):
    shorter, longer = overlapping(closed=closed)

    assert isolated(shorter, longer) == frozenset()
    assert [len(hidden_teams(one)) for one in (shorter, longer)] == [0, 2]


@pytest.mark.parametrize("closed", [0, 7])
def test_alarm_of_rounds_never_compared_who_moved_stands_out(overlapping, closed, never_compared):
    assert isolated(*overlapping(closed=closed))


def test_a_survey_with_other_questions_is_near_to_its_own_rounds_alone(ask, people, leader):
    ask(people, day=0)
    survey = start_survey(organization=leader.organization, by=leader.person, at=START + timedelta(days=30))
    question = Question(key="a", kind=Kind.OPEN, text={"en": "A?"})
    asked = Questionnaire((question,))
    save_survey(survey=survey, number=1, title="Vans", asked=asked, by=None, at=START + timedelta(days=30))
    ours = {"organization": leader.organization, "kind": "own", "survey": survey, "at": START + timedelta(days=30)}

    before = is_near_last(**ours)
    ask_own = Plan(mission=mission_with(organization=leader.organization), version=newest_of(survey), people=people)
    open_round(ask_own, by=leader.person, at=START + timedelta(days=30))

    assert (before, is_near_last(**ours)) == (False, True)


def test_what_is_owed_of_a_staff_round_is_owed_before_its_copy_is_asked(ask, people, leader):
    first = ask(people, day=0)

    owed = still_owed(leader.organization, "own", copy_of_staff(leader))

    assert owed is not None and owed.round == first
