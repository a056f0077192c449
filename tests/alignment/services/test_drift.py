"""Signals are written once per change of what they rest on; nothing of a round without names but released figures."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alignment.models import DriftAnswer, DriftSignal, TextVector
from alignment.queries.drift import missions_with_drift_due, voice
from alignment.services import NothingToAnswer, read_drift, release_round, say_whether_intended
from surveys.intake import mixed_texts
from surveys.models import Round
from tests.alignment.encoders import WordEncoder
from tests.factories.alignment import AT, mission_with, released_round
from tests.factories.drift import doing, four_doings, later_version, moved_mission, read
from tests.factories.plans import DecisionFactory
from tests.factories.staff_results import staff_results

Kind, Intent = DriftSignal.Kind, DriftAnswer.Intent
YEAR = timedelta(days=365)


def say(signal, intent, *, by, note="", at=AT):
    return say_whether_intended(signal=signal, intent=intent, note=note, by=by, at=at)


@pytest.mark.either
def test_a_new_mission_gets_one_row_per_kind_that_says_why_it_cannot_tell(organization):
    rows = read(mission_with(organization=organization))

    assert {kind: (row.verdict, row.reason) for kind, row in rows.items()} == {
        Kind.WORDS: ("cannot_tell", "one_version"),
        Kind.PROGRAMME: ("cannot_tell", "nothing_named"),
        Kind.VOICE_NAMED: ("cannot_tell", "one_round"),
        Kind.VOICE_UNNAMED: ("cannot_tell", "one_round"),
        Kind.MONEY: ("cannot_tell", "nothing_named"),
        Kind.HOURS: ("cannot_tell", "nothing_named"),
        Kind.DECISIONS: ("cannot_tell", "no_tests"),
    }


def test_twice_is_once_and_a_change_is_read_anew(organization):
    mission = mission_with(organization=organization)
    read(mission)
    before = list(DriftSignal.objects.order_by("pk").values())

    read(mission)
    assert list(DriftSignal.objects.order_by("pk").values()) == before
    assert list(missions_with_drift_due(at=AT)) == []

    version = later_version(mission)
    assert list(missions_with_drift_due(at=AT)) == [mission]
    words = read(mission)[Kind.WORDS]

    assert (words.number, words.verdict, words.to_version) == (2, "moved", version)
    assert list(DriftSignal.objects.filter(pk__in=[row["id"] for row in before]).order_by("pk").values()) == before
    assert DriftSignal.objects.count() == len(before) + 1


def test_without_the_encoder_words_wait_and_figures_do_not(organization):
    mission = moved_mission(organization)
    four_doings(mission)

    read_drift(mission=mission, encoder=None, at=AT)

    assert set(DriftSignal.objects.values_list("kind", flat=True)) == set(Kind) - {Kind.WORDS, Kind.PROGRAMME}
    assert list(missions_with_drift_due(at=AT)) == [mission]


def test_a_statement_is_encoded_once(organization):
    mission = moved_mission(organization)
    first, second = WordEncoder(), WordEncoder()

    read_drift(mission=mission, encoder=first, at=AT)
    DriftSignal.objects.all().delete()
    read_drift(mission=mission, encoder=second, at=AT)

    statements = set(mission.versions.values_list("statement", flat=True))
    assert statements <= set(first.encoded)
    assert not statements & set(second.encoded)
    assert TextVector.objects.of(organization).count() >= 2


def test_programme_and_money_move_when_most_of_it_goes_elsewhere(organization):
    mission = mission_with(organization=organization)
    four_doings(mission)
    assert {read(mission)[kind].verdict for kind in (Kind.PROGRAMME, Kind.MONEY)} == {"no_sign"}

    third = mission.promises.get(position=3)
    doing(third, money=3000, name="Store furniture", starts_on=(AT - timedelta(days=30)).date())
    rows = read(mission)

    assert rows[Kind.MONEY].verdict == "moved"
    assert rows[Kind.MONEY].change == pytest.approx(rows[Kind.MONEY].value - rows[Kind.MONEY].before)
    assert (rows[Kind.MONEY].n, rows[Kind.MONEY].n_before) == (5, 4)
    assert rows[Kind.PROGRAMME].facts["new"] == ["Store furniture"]
    assert rows[Kind.PROGRAMME].low <= rows[Kind.PROGRAMME].change <= rows[Kind.PROGRAMME].high


def test_decisions_of_two_years_are_compared(organization):
    mission = mission_with(organization=organization)
    for number in range(16):
        row = DecisionFactory(organization=organization, decided_on=(AT - YEAR * (number % 2)).date())
        row.test_answers.create(question="harm", answer="no" if number % 2 else "yes")
    DecisionFactory(organization=organization, decided_on=AT.date())  # nobody held it against the mission

    decisions = read(mission)[Kind.DECISIONS]

    assert (decisions.verdict, decisions.value, decisions.before) == ("moved", 1.0, 0.0)
    assert (decisions.n, decisions.n_before) == (8, 8)


def test_voice_of_two_rounds_with_names_is_compared_person_by_person(organization, administrator):
    mission = mission_with(organization=organization)
    places = ("school", "church", "market", "harbor", "library", "station", "garden", "hospital")
    fed = {f"Cook {place}": f"I feed hungry families at the {place} and wash up." for place in places}
    taught = {f"Cook {place}": f"I train people for paid work near the {place}." for place in places}
    options = {"organization": organization, "by": administrator.person, "mission": mission}
    released_round(answers=fed, title="Spring", at=AT - timedelta(days=100), **options)
    released_round(answers=taught, title="Autumn", **options)

    row = read(mission)[Kind.VOICE_NAMED]

    assert (row.verdict, row.n, row.n_before) == ("moved", 8, 8)
    assert row.p_value <= 0.05
    assert [each["title"] for each in row.facts["rounds"]] == ["Spring", "Autumn"]


def test_alarm_people_who_mention_the_same_do_not_move(organization, administrator):
    mission = mission_with(organization=organization)
    options = {"organization": organization, "by": administrator.person, "mission": mission}
    released_round(title="Spring", at=AT - timedelta(days=100), **options)
    released_round(title="Autumn", **options)

    row = read(mission)[Kind.VOICE_NAMED]

    assert (row.verdict, row.value, row.p_value) == ("no_sign", 0.0, 1.0)


@pytest.fixture
def unnamed_rounds(leader):
    """Two confidential rounds of the same mission, a hundred days apart."""
    first = staff_results(by=leader.person)
    second = staff_results(by=leader.person, mission=first.mission, teams={"Kitchen": 26, "Yard": 8})
    Round.objects.filter(pk=second.pk).update(closed_at=first.closed_at + timedelta(days=100))
    return first.mission


ANSWERS_OF_PEOPLE = ("surveys_answer", "surveys_intake", "surveys_attributedanswer")


def tables_asked(work) -> set[str]:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        work()
    return {name for name in ANSWERS_OF_PEOPLE if any(f'"{name}"' in query["sql"] for query in queries)}


def test_voice_without_names_rests_on_released_figures_alone(unnamed_rounds):
    assert tables_asked(lambda: read(unnamed_rounds, at=timezone.now())) == set()

    row = DriftSignal.objects.get(kind=Kind.VOICE_UNNAMED)
    assert (row.verdict, row.value, row.p_value) == ("no_sign", 0.0, 1.0)  # both times families alone are spoken of
    assert (row.n, row.n_before) == (34, 33)
    assert {len(each["before"]) for each in row.facts["promises"]} == {3}  # coded as it was published


def test_alarm_asking_for_an_answer_is_seen(unnamed_rounds):
    round = Round.objects.filter(mission=unnamed_rounds).first()

    assert tables_asked(lambda: mixed_texts(round=round)) == {"surveys_answer"}


def test_a_round_too_small_to_publish_shares_has_no_voice(leader):
    first = staff_results(by=leader.person, teams={"Kitchen": 6})
    staff_results(by=leader.person, mission=first.mission, teams={"Bakery": 7})

    row = read(first.mission, at=timezone.now())[Kind.VOICE_UNNAMED]

    assert (row.verdict, row.reason, row.value, row.facts) == ("cannot_tell", "promises_changed", None, {})


def test_answers_are_added_never_overwritten(organization, administrator, leader):
    words = read(moved_mission(organization))[Kind.WORDS]

    say(words, Intent.UNSURE, by=leader.person, note="Ask the board.")
    say(words, Intent.UNSURE, by=leader.person, note=" Ask the board. ")
    say(words, Intent.YES, by=administrator.person)

    said = DriftAnswer.objects.newest_first().values_list("intent", "note", "said_by__name")
    assert list(said) == [("yes", "", "Ada Administrator"), ("unsure", "Ask the board.", "Lena Leader")]


def test_what_did_not_move_is_not_asked_about(organization, leader):
    row = read(mission_with(organization=organization))[Kind.WORDS]

    with pytest.raises(NothingToAnswer):
        say(row, Intent.YES, by=leader.person)


def test_a_version_called_intended_is_what_the_next_is_compared_with(organization, leader):
    mission = moved_mission(organization)
    words = read(mission)[Kind.WORDS]
    say(words, Intent.YES, by=leader.person)
    assert read(mission)[Kind.WORDS] == words  # until there is a newer version the movement stays in sight

    later_version(mission, number=3, statement="We run concerts for tourists in the harbor.")
    third = read(mission)[Kind.WORDS]

    assert (third.from_version.number, third.to_version.number, third.verdict) == (2, 3, "no_sign")

    say(words, Intent.NO, by=leader.person)
    assert read(mission)[Kind.WORDS].from_version.number == 1


def test_a_copy_with_other_ids_rests_on_the_same(organization, leader):
    """Fingerprints hold no ids: an imported organization is not read anew."""
    mission = moved_mission(organization)
    four_doings(mission)
    rows = read(mission)
    promise = mission.promises.get(position=1)
    promise.pk, promise.position = 4711, 9
    promise.save(force_insert=True)
    mission.promises.filter(position=1).update(retired_at=AT)

    assert read(mission)[Kind.WORDS] == rows[Kind.WORDS]


def test_released_rounds_stay_as_they_were(unnamed_rounds):
    before = list(voice._figures(voice.releases_to_compare(unnamed_rounds, Round.objects.all())).items())

    read(unnamed_rounds, at=timezone.now())
    release_round(round=Round.objects.first(), encoder=WordEncoder(), at=timezone.now())

    assert list(voice._figures(voice.releases_to_compare(unnamed_rounds, Round.objects.all())).items()) == before
