import pytest
from django.db import IntegrityError, transaction

from alignment.models import Label, Release, ReleasedAnswer, ReleasedMatch
from alignment.queries import release_report
from alignment.services import CannotBeLabeled, label, release_round, withdraw_label
from surveys.models import Round
from tests.alignment.encoders import WordEncoder
from tests.factories.alignment import ANSWERS, AT, released_round, round_to_score, taught_release
from tests.factories.unfrozen import unfrozen


@pytest.fixture
def match(organization, administrator) -> ReleasedMatch:
    release = released_round(organization=organization, by=administrator.person)
    return ReleasedMatch.objects.filter(answer__release=release).order_by("pk").first()


def next_release(first: Release, by, **options) -> Release:
    mission = first.round.mission
    round = round_to_score(organization=mission.organization, by=by, mission=mission, title="Next", **options)
    return release_round(round=round, encoder=WordEncoder(), at=AT)


def test_label_keeps_who_said_what_and_when(match, leader):
    label(match=match, shows=True, by=leader.person, at=AT)

    assert list(Label.objects.values_list("match", "person", "shows", "created_at")) == [
        (match.pk, leader.person.pk, True, AT)
    ]


def test_label_again_changes_the_own_and_no_other(match, leader, administrator):
    label(match=match, shows=True, by=administrator.person, at=AT)
    label(match=match, shows=True, by=leader.person, at=AT)

    label(match=match, shows=False, by=leader.person, at=AT)

    assert set(Label.objects.values_list("person", "shows")) == {
        (administrator.person.pk, True),
        (leader.person.pk, False),
    }


def test_label_is_taken_back_by_its_owner_alone(match, leader, administrator):
    label(match=match, shows=True, by=administrator.person, at=AT)
    label(match=match, shows=True, by=leader.person, at=AT)

    withdraw_label(match=match, by=leader.person)
    withdraw_label(match=match, by=leader.person)

    assert [row.person for row in Label.objects.all()] == [administrator.person]


def test_answer_given_in_confidence_is_never_labeled(match, leader):
    with unfrozen():
        Round.objects.update(mode="confidential")

    with pytest.raises(CannotBeLabeled):
        label(match=match, shows=True, by=leader.person, at=AT)

    assert Label.objects.count() == 0


def test_alarm_the_same_answer_is_labeled_where_names_stand_beside_answers(match, leader):
    Round.objects.update(mode="attributed")

    label(match=match, shows=True, by=leader.person, at=AT)

    assert Label.objects.count() == 1


def test_answer_left_out_of_the_figures_is_not_labeled(match, leader):
    ReleasedAnswer.objects.update(exclusion=ReleasedAnswer.Exclusion.COPY)

    with pytest.raises(CannotBeLabeled):
        label(match=match, shows=True, by=leader.person, at=AT)


def test_one_person_labels_a_match_once(match, leader):
    label(match=match, shows=True, by=leader.person, at=AT)

    with pytest.raises(IntegrityError), transaction.atomic():
        Label.objects.create(match=match, person=leader.person, shows=False, created_at=AT)


def test_labels_set_the_line_of_the_next_round_and_it_says_by_which(organization, administrator):
    first = taught_release(organization=organization, by=administrator.person)

    report = release_report(next_release(first, administrator.person))

    calibration = report["calibration"]
    assert report["calibrated_by_labels"] is True
    assert (calibration["labels"], calibration["showing"], calibration["is_kept"]) == (12, 6, False)
    assert calibration["line"] > 0.30
    assert len(calibration["fingerprint"]) == 64
    assert calibration["before"]["precision"]["n"] == 12
    assert calibration["cross_validated"]["errors"] < calibration["before"]["errors"]
    assert all(promise["line"] > 0.30 for promise in report["promises"])


def test_released_results_stay_as_they_are_when_labels_come(organization, administrator):
    release = released_round(organization=organization, by=administrator.person)
    before = release_report(release)
    for match in ReleasedMatch.objects.all():
        label(match=match, shows=not match.is_voiced, by=administrator.person, at=AT)

    again = release_round(round=release.round, encoder=WordEncoder(), at=AT)

    assert again == release
    after = release_report(again)
    judgments = after.pop("disagreement")  # says what people think of the results today
    assert (before.pop("disagreement"), judgments["n"], judgments["successes"]) == (None, 12, 12)
    said = [{match.pop("judged") for match in report["matches"]} for report in (before, after)]  # today's, too
    assert said == [{False}, {True}]
    assert after == before


def test_matches_are_counted_by_the_line_that_labels_set(organization, administrator):
    first = taught_release(organization=organization, by=administrator.person)
    plain = next_release(first, administrator.person)
    counted = ReleasedMatch.objects.filter(answer__release=plain, is_voiced=True)
    below = [match for match in ReleasedMatch.objects.filter(answer__release=plain) if match.band != "none"]

    assert {match.pk for match in counted} == {
        match.pk for match in below if match.strength >= match.promise.line and match.percentile >= 95
    }


def test_too_few_labels_leave_the_general_line_and_say_nothing(organization, administrator):
    first = taught_release(organization=organization, by=administrator.person, labels=9)

    report = release_report(next_release(first, administrator.person))

    assert (report["calibrated_by_labels"], report["calibration"]) == (False, None)
    assert [promise["line"] for promise in report["promises"]] == [0.3, 0.3, 0.3]


def test_fingerprint_of_a_release_changes_with_the_labels(organization, administrator):
    first = taught_release(organization=organization, by=administrator.person)
    taught = next_release(first, administrator.person, answers=ANSWERS)
    Label.objects.all().delete()

    untaught = next_release(first, administrator.person, answers=ANSWERS)

    assert untaught.calibration == {}
    assert taught.calibration["fingerprint"]
    assert taught.fingerprint != untaught.fingerprint


def test_what_does_not_show_a_promise_is_no_mention_in_the_next_round_and_its_release_says_so(
    organization, administrator
):
    first = released_round(organization=organization, by=administrator.person)
    wrong = ReleasedMatch.objects.get(answer__name="Bo", promise__text="Rescue surplus food")
    label(match=wrong, shows=False, by=administrator.person, at=AT)

    following = next_release(first, administrator.person)

    told = {promise["text"]: promise["counterexamples"] for promise in release_report(following)["promises"]}
    again = ReleasedMatch.objects.get(answer__release=following, answer__name="Bo", promise__text=wrong.promise.text)
    assert told == {
        "Feed hungry families": [],
        "Rescue surplus food": [wrong.evidence],
        "Train people for paid work": [],
    }
    assert (wrong.is_voiced, again.is_voiced, again.band) == (True, False, "none")


def test_alarm_it_is_mentioned_again_and_the_fingerprint_differs_once_the_label_is_taken_back(
    organization, administrator
):
    first = released_round(organization=organization, by=administrator.person)
    wrong = ReleasedMatch.objects.get(answer__name="Bo", promise__text="Rescue surplus food")
    label(match=wrong, shows=False, by=administrator.person, at=AT)
    taught = next_release(first, administrator.person)
    withdraw_label(match=wrong, by=administrator.person)

    untaught = next_release(first, administrator.person)

    again = ReleasedMatch.objects.get(answer__release=untaught, answer__name="Bo", promise__text=wrong.promise.text)
    assert again.is_voiced
    assert taught.fingerprint != untaught.fingerprint
