import pytest

from alignment.models import Label, ReleasedAnswer, ReleasedMatch
from alignment.queries.counterexamples import counterexamples, is_counterexample
from alignment.services import disagree, label
from missions.models import Promise
from missions.queries import engine_promises
from surveys.models import Round
from tests.factories.alignment import AT, released_round
from tests.factories.unfrozen import unfrozen


@pytest.fixture
def release(organization, administrator):
    return released_round(organization=organization, by=administrator.person)


@pytest.fixture
def match(release) -> ReleasedMatch:
    """Bo's sentence on the promise to rescue surplus food."""
    return ReleasedMatch.objects.get(answer__name="Bo", promise__text="Rescue surplus food")


def taught(release) -> list[tuple[str, str]]:
    mission = release.round.mission
    found = counterexamples(mission_id=mission.pk, promises=engine_promises(mission))
    return [(each.promise_text, each.clause) for each in found]


CLAUSE = "Every morning my crew and I rescue surplus food from the supermarkets"


def test_label_and_disagreement_teach_the_evidence_clause(release, match, leader, administrator):
    label(match=match, shows=False, by=leader.person, at=AT)
    other = ReleasedMatch.objects.get(answer__name="Ada", promise__text="Feed hungry families")
    disagree(match=other, by=administrator.person, at=AT)

    assert taught(release) == [
        ("Feed hungry families", "I make sure hungry families are fed every week"),
        ("Rescue surplus food", CLAUSE),
    ]


def test_what_did_not_count_teaches_nothing(release, match, leader):
    ReleasedMatch.objects.filter(pk=match.pk).update(is_voiced=False)
    label(match=match, shows=False, by=leader.person, at=AT)

    assert taught(release) == []


def test_what_is_taken_back_teaches_nothing(release, match, leader):
    disagree(match=match, by=leader.person, at=AT)
    disagree(match=match, by=leader.person, at=AT)

    assert taught(release) == []


def test_own_label_comes_before_the_own_disagreement(release, match, leader):
    disagree(match=match, by=leader.person, at=AT)
    label(match=match, shows=True, by=leader.person, at=AT)

    assert taught(release) == []


def test_people_of_two_minds_teach_nothing(release, match, leader, administrator):
    label(match=match, shows=False, by=leader.person, at=AT)
    label(match=match, shows=True, by=administrator.person, at=AT)

    assert taught(release) == []
    assert is_counterexample(match) is False


def test_no_clause_no_counterexample(release, leader):
    none = ReleasedMatch.objects.get(answer__name="Di", promise__text="Rescue surplus food")
    assert none.band == "none"

    label(match=none, shows=False, by=leader.person, at=AT)

    assert taught(release) == []


def test_answer_given_in_confidence_teaches_nothing(release, match, leader):
    label(match=match, shows=False, by=leader.person, at=AT)
    with unfrozen():
        Round.objects.update(mode="confidential")

    assert taught(release) == []


def test_alarm_the_same_answer_teaches_where_names_stand_beside_answers(release, match, leader):
    label(match=match, shows=False, by=leader.person, at=AT)
    with unfrozen():
        Round.objects.update(mode="attributed")

    assert taught(release) == [("Rescue surplus food", CLAUSE)]


def test_reworded_promise_is_taught_nothing_and_one_with_more_phrases_still_is(release, match, leader):
    label(match=match, shows=False, by=leader.person, at=AT)
    promise = Promise.objects.filter(text="Rescue surplus food")
    promise.update(cues=["gather leftovers"])
    assert taught(release) == [("Rescue surplus food", CLAUSE)]

    promise.update(text="Save good food")

    assert taught(release) == []


def test_words_of_a_phrase_never_speak_against_the_promise(release, match, leader):
    label(match=match, shows=False, by=leader.person, at=AT)

    Promise.objects.filter(text="Rescue surplus food").update(cues=[f"{CLAUSE.upper()}."])

    assert taught(release) == []


def test_same_words_called_right_elsewhere_teach_nothing(release, match, leader):
    label(match=match, shows=False, by=leader.person, at=AT)
    twin = ReleasedMatch.objects.get(answer__name="Cy", promise=match.promise)
    ReleasedAnswer.objects.filter(pk=twin.answer_id).update(text=match.answer.text)
    ReleasedMatch.objects.filter(pk=twin.pk).update(start=match.start, end=match.end)
    assert taught(release) == [("Rescue surplus food", CLAUSE)]

    label(match=twin, shows=True, by=leader.person, at=AT)

    assert taught(release) == []


def test_another_mission_is_not_taught(release, match, leader, organization, administrator):
    label(match=match, shows=False, by=leader.person, at=AT)
    other = released_round(organization=organization, by=administrator.person)

    assert taught(other) == []
    assert Label.objects.count() == 1
