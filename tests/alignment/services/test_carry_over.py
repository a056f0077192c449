"""What the opener said of the own answer's matches stands in the release as theirs; nothing else comes along."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from alignment.models import Breach, Disagreement, Release, ReleasedMatch
from alignment.queries.founder_page import founder_page
from alignment.services import (
    answer_founder_reading,
    disagree,
    disagree_ahead,
    disagreement,
    release_round,
    say_against_ahead,
)
from missionhub.organizations.models import Membership
from missions.models import Mission
from surveys.models import FounderReading, Round
from surveys.questionnaire import VOLUNTEER_QUESTION
from surveys.services import (
    answer_first,
    close_round,
    open_due_plans,
    open_leaders_round,
    open_up_closed_rounds,
)
from tests.alignment.encoders import WordEncoder
from tests.factories.alignment import ANSWERS, AT, mission_with
from tests.factories.round_plans import DUE, plan_for
from tests.factories.surveys import answer

pytestmark = pytest.mark.django_db(transaction=True)
REWORDED = "Feed all hungry families"


@pytest.fixture
def mission(leader: Membership) -> Mission:
    return mission_with(organization=leader.organization)


def said(*, mission: Mission, by: Membership, text: str = ANSWERS["Ada"], numbers: tuple[int, ...] = (1,)) -> None:
    """An own answer, read, and what its writer disagrees with."""
    reading = answer_first(mission=mission, text=text, by=by.person, at=AT)
    answer_founder_reading(reading=reading, encoder=WordEncoder(), at=AT)
    dispute(by=by, numbers=numbers)


def dispute(*, by: Membership, numbers: tuple[int, ...] = (1,)) -> None:
    reading = FounderReading.objects.get(person=by.person)
    for number in numbers:
        disagree_ahead(reading=reading, key=founder_page(reading.result).promises[number - 1].key)


def asked(*, mission: Mission, by: Membership, **options: object) -> Round:
    people = [by.person, *mission.organization.people.exclude(pk=by.person.pk)]
    return open_leaders_round(mission=mission, people=people, by=by.person, at=AT, **options)


def released(round: Round) -> Release:
    close_round(round=round, by=None, at=timezone.now())
    open_up_closed_rounds(at=timezone.now())
    round.refresh_from_db()
    return release_round(round=round, encoder=WordEncoder(), at=AT)


def carried(round: Round) -> list[tuple[str, str, int]]:
    """Who disagrees with a match of whose answer, and with which promise."""
    return list(
        Disagreement.objects.filter(match__answer__release__round=round)
        .order_by("pk")
        .values_list("person__name", "match__answer__name", "match__promise__position")
    )


def test_disagreements_come_along_as_the_openers_own(mission, leader):
    said(mission=mission, by=leader, numbers=(1, 2))
    round = asked(mission=mission, by=leader)

    release = released(round)

    assert carried(round) == [("Lena Leader", "Lena Leader", 1), ("Lena Leader", "Lena Leader", 2)]
    matches = ReleasedMatch.objects.filter(answer__release=release, answer__name="Lena Leader")
    assert [(match.is_voiced, match.stands) for match in matches.order_by("promise__position")] == [
        (True, False),
        (False, True),
        (False, False),
    ]
    assert set(Disagreement.objects.values_list("created_at", flat=True)) == {AT}


def test_words_pressed_and_what_speaks_against_a_promise_come_along_too(mission, leader):
    said(mission=mission, by=leader, numbers=())
    reading = FounderReading.objects.get(person=leader.person)
    keys = [line.key for line in founder_page(reading.result).promises]
    disagree_ahead(reading=reading, key=keys[1], claim=(0, 6))
    say_against_ahead(reading=reading, key=keys[2])

    release = released(asked(mission=mission, by=leader))

    assert list(Disagreement.objects.values_list("match__promise__position", "claim")) == [(2, [0, 6])]
    told = Breach.objects.values_list("person__name", "match__answer__release", "match__promise__position")
    assert list(told) == [("Lena Leader", release.pk, 3)]


def test_another_text_takes_along_what_was_said_of_the_old_one(mission, leader):
    said(mission=mission, by=leader, numbers=())
    reading = FounderReading.objects.get(person=leader.person)
    say_against_ahead(reading=reading, key=founder_page(reading.result).promises[2].key)

    answer_first(mission=mission, text="Something else", by=leader.person, at=AT)

    assert FounderReading.objects.get().said == {}


def test_what_is_said_while_the_round_is_open_comes_along_too(mission, leader):
    said(mission=mission, by=leader, numbers=())
    round = asked(mission=mission, by=leader)
    dispute(by=leader)

    released(round)

    assert carried(round) == [("Lena Leader", "Lena Leader", 1)]


def test_what_was_taken_back_stays_away(mission, leader):
    said(mission=mission, by=leader, numbers=(1, 1))
    round = asked(mission=mission, by=leader)

    released(round)

    assert carried(round) == []


def test_what_was_said_is_kept_where_another_round_closes_first(mission, leader):
    """That closing deletes the own answer, as every closing of a round its writer was asked in does."""
    said(mission=mission, by=leader)
    round = asked(mission=mission, by=leader)
    close_round(round=asked(mission=mission, by=leader), by=None, at=AT)
    assert not FounderReading.objects.exists()

    released(round)

    assert carried(round) == [("Lena Leader", "Lena Leader", 1)]


def rewrite(mission: Mission, leader: Membership) -> None:
    answer_first(mission=mission, text="I sign invoices, and feed hungry families.", by=leader.person, at=AT)


def rewrite_and_undo(mission: Mission, leader: Membership) -> None:
    rewrite(mission, leader)
    answer_first(mission=mission, text=ANSWERS["Ada"], by=leader.person, at=AT)


def reword(mission: Mission, leader: Membership) -> None:
    mission.promises.filter(position=1).update(text=REWORDED)


def retire(mission: Mission, leader: Membership) -> None:
    mission.promises.filter(position=1).delete()


@pytest.mark.parametrize("is_open", [False, True], ids=["before opening", "while open"])
@pytest.mark.parametrize("change", [rewrite, rewrite_and_undo, reword, retire])
def test_nothing_comes_along_where_answer_or_promise_changed(mission, leader, change: Callable[..., None], is_open):
    said(mission=mission, by=leader)
    round = asked(mission=mission, by=leader) if is_open else None
    change(mission, leader)
    round = round or asked(mission=mission, by=leader)

    released(round)

    assert carried(round) == []


def test_nothing_comes_along_of_an_answer_written_after_opening(mission, leader):
    """The clause and the promise are the same, and the sealed answer is not the one they were said of."""
    said(mission=mission, by=leader, numbers=())
    round = asked(mission=mission, by=leader)
    said(mission=mission, by=leader, text=ANSWERS["Ada"].replace("sign", "read"))
    assert FounderReading.objects.get().disputed != []

    released(round)

    assert carried(round) == []


def test_same_words_sent_again_keep_what_was_said(mission, leader):
    said(mission=mission, by=leader)
    answer_first(mission=mission, text=ANSWERS["Ada"], by=leader.person, at=AT)
    round = asked(mission=mission, by=leader)

    released(round)

    assert carried(round) == [("Lena Leader", "Lena Leader", 1)]


def test_match_found_otherwise_is_left_alone(mission, leader):
    """“Yes, it counts” is never turned into its contrary: of a match the release did find nothing comes along."""
    said(mission=mission, by=leader, numbers=(2,))
    round = asked(mission=mission, by=leader)
    mission.promises.filter(position=2).update(cues=["sign invoices"])

    release = released(round)

    assert ReleasedMatch.objects.get(answer__release=release, promise__position=2).band != "none"
    assert carried(round) == []


def test_nobody_elses_match_or_word_comes_along(mission, leader, administrator):
    """A colleague wrote the same, before the round and in it; and disagreed for their own eyes."""
    said(mission=mission, by=leader)
    said(mission=mission, by=administrator, numbers=(1, 3))
    round = asked(mission=mission, by=leader)
    answer(round, name="Ada Administrator", text=ANSWERS["Ada"])

    released(round)

    assert carried(round) == [("Lena Leader", "Lena Leader", 1)]


def test_alarm_without_the_writer_a_colleagues_match_would_be_disputed(mission, leader, administrator, monkeypatch):
    every = ReleasedMatch.objects.all()
    monkeypatch.setattr(disagreement.ReleasedMatch.objects, "filter", lambda **kwargs: every)
    said(mission=mission, by=leader)
    round = asked(mission=mission, by=leader)
    answer(round, name="Ada Administrator", text=ANSWERS["Ada"])

    released(round)

    assert ("Lena Leader", "Ada Administrator", 1) in carried(round)


def test_whoever_opens_without_being_asked_leaves_nothing_behind(mission, leader, administrator):
    said(mission=mission, by=leader)
    round = open_leaders_round(mission=mission, people=[administrator.person], by=leader.person, at=AT)
    answer(round, name="Ada Administrator", text=ANSWERS["Ada"])

    released(round)

    assert (round.disputed_ahead, carried(round)) == ([], [])
    assert FounderReading.objects.get().disputed != []


def test_another_question_sealed_no_own_answer(mission, leader):
    said(mission=mission, by=leader)
    round = asked(mission=mission, by=leader, question=VOLUNTEER_QUESTION)
    answer(round, name="Lena Leader", text=ANSWERS["Ada"])

    released(round)

    assert (round.disputed_ahead, carried(round)) == ([], [])


def test_planned_round_sealed_no_own_answer(mission, leader, administrator):
    """Whoever plans a round does not agree to an answer of months before."""
    plan_for(by=leader.person, mission=mission, kind="leaders", audience="leaders")
    said(mission=mission, by=leader)
    open_due_plans(at=DUE)
    round = Round.objects.get()
    answer(round, name="Lena Leader", text=ANSWERS["Ada"])

    released(round)

    assert (round.opened_by, round.disputed_ahead, carried(round)) == (leader.person, [], [])


def test_opener_who_is_gone_says_nothing(mission, leader, administrator):
    said(mission=mission, by=leader)
    round = asked(mission=mission, by=leader)
    answer(round, name="Ada Administrator", text=ANSWERS["Ada"])
    close_round(round=round, by=None, at=timezone.now())
    open_up_closed_rounds(at=timezone.now())
    leader.person.delete()
    round.refresh_from_db()

    release_round(round=round, encoder=WordEncoder(), at=AT)

    assert (round.opened_by, carried(round)) == (None, [])


def test_release_asked_for_again_brings_nothing_back(mission, leader):
    said(mission=mission, by=leader)
    round = asked(mission=mission, by=leader)
    release = released(round)
    match = Disagreement.objects.get().match

    assert release_round(round=round, encoder=WordEncoder(), at=AT) == release
    assert carried(round) == [("Lena Leader", "Lena Leader", 1)]
    disagree(match=match, by=leader.person, at=AT)
    release_round(round=round, encoder=WordEncoder(), at=AT)
    assert carried(round) == []
