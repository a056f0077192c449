import pytest
from django.db import IntegrityError, transaction
from django.db.models import Q

import alignment.queries.mentions as mentions_module
import alignment.queries.readings as readings_module
from alignment.models import Breach, Denial, ReleasedMatch
from alignment.queries import release_report
from alignment.queries.mentions import mentions
from alignment.queries.readings import newest_readings
from alignment.services import NothingToDeny, NotRead, deny, disagree, say_against
from tests.factories.alignment import AT, released_round


@pytest.fixture
def release(organization, administrator):
    return released_round(organization=organization, by=administrator.person)


@pytest.fixture
def match(release) -> ReleasedMatch:
    return ReleasedMatch.objects.filter(answer__release=release, answer__exclusion="", is_voiced=True).first()


def test_not_kept_is_said_with_who_and_when(match, leader):
    assert say_against(match=match, by=leader.person, at=AT) is True
    assert list(Breach.objects.values_list("match", "person", "created_at")) == [(match.pk, leader.person.pk, AT)]


def test_not_kept_said_again_takes_back_only_the_own(match, leader, administrator):
    say_against(match=match, by=administrator.person, at=AT)
    say_against(match=match, by=leader.person, at=AT)

    assert say_against(match=match, by=leader.person, at=AT) is False
    assert [row.person for row in Breach.objects.all()] == [administrator.person]


def told_of(release) -> dict[int | None, int]:
    """By promise, answers in which somebody reads that it is not kept: the same from either query."""
    told = {mention.promise_id: mention.told for mention in mentions(release) if mention.told}
    read = newest_readings(release.round.organization)[0].mentions
    assert told == {mention.promise_id: mention.told for mention in read if mention.told}
    return told


def silent_of(release) -> ReleasedMatch:
    return ReleasedMatch.objects.filter(answer__release=release, answer__exclusion="", is_voiced=False).first()


def test_an_answer_may_speak_against_a_promise_it_does_not_mention_and_then_mentions_no_more_than_before(
    release, leader
):
    silent = silent_of(release)
    before = [mention.count for mention in mentions(release)]

    assert say_against(match=silent, by=leader.person, at=AT) is True
    assert [mention.count for mention in mentions(release)] == before
    assert told_of(release) == {silent.promise.promise_id: 1}


def test_copy_speaks_for_and_against_nothing(release, leader):
    silent = silent_of(release)
    release.answers.filter(pk=silent.answer_id).update(exclusion="copy")

    with pytest.raises(NotRead, match="cannot be judged"):
        say_against(match=silent, by=leader.person, at=AT)


def test_writer_denies_what_others_read_and_it_is_no_finding_any_more(match, release, leader, administrator):
    say_against(match=match, by=leader.person, at=AT)

    assert deny(match=match, by=administrator.person, at=AT) is True
    assert told_of(release) == {}
    assert deny(match=match, by=administrator.person, at=AT) is False
    assert told_of(release) == {match.promise.promise_id: 1}


def test_alarm_without_the_rule_a_denied_reading_stays_a_finding(match, release, leader, administrator, monkeypatch):
    for module in (mentions_module, readings_module):
        monkeypatch.setattr(module, "told_against", lambda prefix="": Q(**{f"{prefix}breaches__isnull": False}))
    say_against(match=match, by=leader.person, at=AT)
    deny(match=match, by=administrator.person, at=AT)

    assert told_of(release) == {match.promise.promise_id: 1}


def test_nobody_denies_what_they_alone_said(match, leader):
    say_against(match=match, by=leader.person, at=AT)

    with pytest.raises(NothingToDeny):
        deny(match=match, by=leader.person, at=AT)


def test_last_word_of_the_writer_counts(match, leader, administrator):
    writer = administrator.person
    say_against(match=match, by=leader.person, at=AT)
    say_against(match=match, by=writer, at=AT)
    deny(match=match, by=writer, at=AT)
    denied = list(Breach.objects.values_list("person", flat=True))
    say_against(match=match, by=writer, at=AT)

    assert (denied, Breach.objects.count(), Denial.objects.count()) == ([leader.person.pk], 2, 0)


def test_not_kept_moves_no_figure(match, release, leader):
    before = release_report(release)

    say_against(match=match, by=leader.person, at=AT)
    after = release_report(release)

    moved = {key for key in before if before[key] != after[key]}
    assert moved == {"promises", "matches"}
    told = {"answer": match.answer_id, "readers": 1, "by_writer": False, "denied": False, "sentences": []}
    assert [each["against"] for each in after["matches"] if each["id"] == match.pk] == [told]
    assert [each["read_against"] for each in after["promises"] if each["id"] == match.promise_id] == [[told]]
    assert [without(before[key]) for key in ("promises", "matches")] == [
        without(after[key]) for key in ("promises", "matches")
    ]


def without(facts: list[dict[str, object]]) -> list[dict[str, object]]:
    said = ("against", "read_against")
    return [{key: value for key, value in fact.items() if key not in said} for fact in facts]


def test_alarm_a_disagreement_does_move_figures(match, release, leader):
    before = release_report(release)

    disagree(match=match, by=leader.person, at=AT)

    assert without(before["promises"]) != without(release_report(release)["promises"])


def test_one_person_says_it_once(match, leader):
    say_against(match=match, by=leader.person, at=AT)

    with pytest.raises(IntegrityError), transaction.atomic():
        Breach.objects.create(match=match, person=leader.person, created_at=AT)
