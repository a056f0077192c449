import pytest
from django.db import IntegrityError, transaction

from alignment.models import Breach, ReleasedMatch
from alignment.queries import release_report
from alignment.services import NotMentioned, disagree, say_not_kept
from tests.factories.alignment import AT, released_round


@pytest.fixture
def release(organization, administrator):
    return released_round(organization=organization, by=administrator.person)


@pytest.fixture
def match(release) -> ReleasedMatch:
    return ReleasedMatch.objects.filter(answer__release=release, answer__exclusion="", is_voiced=True).first()


def test_not_kept_is_said_with_who_and_when(match, leader):
    assert say_not_kept(match=match, by=leader.person, at=AT) is True
    assert list(Breach.objects.values_list("match", "person", "created_at")) == [(match.pk, leader.person.pk, AT)]


def test_not_kept_said_again_takes_back_only_the_own(match, leader, administrator):
    say_not_kept(match=match, by=administrator.person, at=AT)
    say_not_kept(match=match, by=leader.person, at=AT)

    assert say_not_kept(match=match, by=leader.person, at=AT) is False
    assert [row.person for row in Breach.objects.all()] == [administrator.person]


def test_not_kept_needs_a_mention(release, leader):
    silent = ReleasedMatch.objects.filter(answer__release=release, is_voiced=False).first()

    with pytest.raises(NotMentioned, match="Say first that it does"):
        say_not_kept(match=silent, by=leader.person, at=AT)
    assert Breach.objects.count() == 0


def test_not_kept_can_be_taken_back_once_the_mention_is_disputed(match, leader):
    say_not_kept(match=match, by=leader.person, at=AT)
    disagree(match=match, by=leader.person, at=AT)

    assert say_not_kept(match=match, by=leader.person, at=AT) is False


def test_not_kept_moves_no_figure(match, release, leader):
    before = release_report(release)

    say_not_kept(match=match, by=leader.person, at=AT)
    after = release_report(release)

    moved = {key for key in before if before[key] != after[key]}
    assert moved == {"promises", "matches"}
    assert [each.pop("said_not_kept") for each in after["matches"] if each["id"] == match.pk] == [1]
    assert [each.pop("not_kept_by_answer") for each in after["promises"] if each["id"] == match.promise_id] == [
        [match.answer_id]
    ]
    assert [without(before[key]) for key in ("promises", "matches")] == [
        without(after[key]) for key in ("promises", "matches")
    ]


def without(facts: list[dict[str, object]]) -> list[dict[str, object]]:
    said = ("said_not_kept", "not_kept_by_answer")
    return [{key: value for key, value in fact.items() if key not in said} for fact in facts]


def test_alarm_a_disagreement_does_move_figures(match, release, leader):
    before = release_report(release)

    disagree(match=match, by=leader.person, at=AT)

    assert without(before["promises"]) != without(release_report(release)["promises"])


def test_one_person_says_it_once(match, leader):
    say_not_kept(match=match, by=leader.person, at=AT)

    with pytest.raises(IntegrityError), transaction.atomic():
        Breach.objects.create(match=match, person=leader.person, created_at=AT)
