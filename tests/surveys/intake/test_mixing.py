"""After the mix no row tells whose it was, of which small team, or what else that person said."""

import json
from collections import Counter

import pytest
from django.apps import apps
from django.conf import settings
from django.utils import timezone
from nacl.public import SealedBox

from surveys import intake
from surveys.intake import keys, mixing, opening
from surveys.intake.receiving import STEP
from surveys.models import Round
from surveys.questionnaire import read_response
from surveys.services import TooFewToProtect, open_up_closed_rounds
from tests.factories.organizations import PersonFactory
from tests.factories.staff_rounds import (
    closed,
    everybody_answers,
    node_of,
    open_staff_round,
    staff,
    staff_answer,
)
from tests.surveys.stored import intake_count, intake_rows


def nobody_knows(round: Round, texts):
    return [False] * len(texts)


def open_up(round: Round, knows=nobody_knows) -> bool:
    return intake.open_up(round=round, at=timezone.now(), knows=knows)


def rows(round: Round, block: str) -> list[tuple[str, dict]]:
    """(team, values), read as a table so that no test imports what only the intake may."""
    found = apps.get_model("surveys", "Answer").objects.filter(round=round, block=block)
    return sorted(found.values_list("node__name", "values"), key=str)


@pytest.fixture
def round(leader) -> Round:
    return open_staff_round(by=leader.person)


def unsealed(round: Round) -> list[dict]:
    box = SealedBox(keys.private_key(bytes(round.public_key)))
    return [json.loads(box.decrypt(blob)) for blob in intake_rows(round)]


def test_sealed_row_of_a_confidential_round_holds_no_person_even_for_who_has_the_key(round):
    staff_answer(round, "Drivers 2", work="I drive.", quote="work")

    assert unsealed(round) == [
        {"answers": {"work": "I drive."}, "quotable": ["work"], "node": node_of(round, "Drivers").pk}
    ]
    assert {len(row) % STEP for row in intake_rows(round)} == {48}  # what a sealed box adds


def test_each_question_becomes_a_row_of_its_own_and_a_block_stays_together(round, leader):
    everybody_answers(round, work="I cook.", own_words="We feed people.", agrees=5, index=4)
    closed(round, by=leader.person)

    assert open_up(round, lambda round, texts: [text == "We feed people." for text in texts])

    blocks = {
        name: {tuple(sorted(values)) for _team, values in rows(round, name)}
        for name in ("work", "own_words", "knows_agrees", "index")
    }
    assert blocks == {
        "work": {("work",)},
        "own_words": {("own_words",)},
        "knows_agrees": {("agrees", "own_words")},
        "index": {("index",)},
    }
    assert rows(round, "knows_agrees")[0][1] == {"agrees": {"agree": 5}, "own_words": True}
    assert intake_count(round) == 0


def test_small_teams_are_counted_in_the_whole_and_no_finer(round, leader):
    everybody_answers(round)
    closed(round, by=leader.person)
    open_up(round)

    # Office has 3: alone with the whole they would stand out, so the smallest published team is moved up as well
    assert Counter(team for team, _values in rows(round, "work")) == {"Kitchen": 8, "Harbor Kitchen": 9}


def test_alarm_without_the_residual_rule_the_office_of_three_is_told(round, leader, monkeypatch):
    class Everything:
        def residual_of(self, node: int) -> int:
            return node

    monkeypatch.setattr(mixing, "published_nodes", lambda *args: Everything())
    everybody_answers(round)
    closed(round, by=leader.person)
    open_up(round)

    assert Counter(team for team, _values in rows(round, "work"))["Office"] == 3


def test_question_that_fewer_than_five_answered_is_dropped(round, leader):
    for number in range(1, 9):
        staff_answer(round, f"Kitchen {number}", **({"story": "A child ate."} if number < 5 else {}))
    closed(round, by=leader.person)
    open_up(round)

    assert (len(rows(round, "work")), rows(round, "story")) == (8, [])


def test_names_addresses_and_numbers_are_masked(leader):
    people = [*staff(leader.organization), PersonFactory(organization=leader.organization, name="Ana Ruiz")]
    round = open_staff_round(by=leader.person, people=people)
    everybody_answers(round, work="Ask Ana Ruiz, kitchen@example.org or +1 555 010 9999, see https://example.org/x")
    closed(round, by=leader.person)
    open_up(round)

    text = rows(round, "work")[0][1]["work"]
    assert not any(found in text for found in ("Ruiz", "kitchen@", "555", "example.org"))


def test_a_text_in_a_block_with_values_is_never_quotable(round, leader):
    everybody_answers(round, own_words="We feed people.", agrees=2, quote="own_words work")
    closed(round, by=leader.person)
    open_up(round)

    found = apps.get_model("surveys", "Answer").objects.filter(round=round, is_quotable=True)
    assert set(found.values_list("block", flat=True)) == {"work"}


def test_rows_stand_in_an_order_drawn_by_chance(round, leader, monkeypatch):
    drawn = []
    monkeypatch.setattr(mixing._CHANCE, "shuffle", lambda rows: (drawn.append(len(rows)), rows.reverse()))
    everybody_answers(round)
    closed(round, by=leader.person)
    open_up(round)

    assert drawn == [17]


def test_rows_have_no_column_for_a_person_a_time_or_an_order():
    columns = {field.name for field in apps.get_model("surveys", "Answer")._meta.get_fields()}

    assert columns == {"id", "round", "block", "node", "values", "is_quotable"}


def test_without_the_encoder_the_round_waits_sealed_and_others_do_not(round, leader):
    other = open_staff_round(by=leader.person, mission=round.mission, people=staff(leader.organization, {"Yard": 5}))
    everybody_answers(round, own_words="We feed people.", agrees=4)
    everybody_answers(other)
    for one in (round, other):
        closed(one, by=leader.person)

    assert open_up_closed_rounds(at=timezone.now()) == 1

    assert (intake_count(round), intake_count(other)) == (17, 0)
    with pytest.raises(intake.ReaderMissing):
        intake.open_up(round=round, at=timezone.now())


class Killed(BaseException):
    """Stands for the process's end."""


@pytest.mark.parametrize("point", ["surveys.between_answers_and_deletion", "surveys.opened_before_key_destroyed"])
def test_killed_at_any_point_of_the_mix_nothing_is_lost_or_doubled(round, leader, monkeypatch, point):
    everybody_answers(round)
    closed(round, by=leader.person)

    def crash(reached: str) -> None:
        if reached == point:
            raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(opening, "crash", crash)
        with pytest.raises(Killed):
            open_up(round)
    open_up_closed_rounds(at=timezone.now())

    assert (len(rows(round, "work")), intake_count(round)) == (17, 0)
    assert not (settings.KEY_DIR / f"{bytes(round.public_key).hex()}.key").exists()


def test_a_confidential_round_of_four_is_refused_before_anybody_is_asked(leader):
    with pytest.raises(TooFewToProtect, match="at least 5 people"):
        open_staff_round(by=leader.person, people=staff(leader.organization, {"Office": 4}))

    assert not Round.objects.exists()


def test_a_public_round_counts_each_submission_once(leader):
    round = open_staff_round(by=leader.person, kind="awareness", mode="public", audience="public", people=[])

    def send(text: str, submission: str) -> str:
        response = read_response(round.questionnaire, {"q-unaided": [text]})
        return intake.receive_public(round=round, response=response, at=timezone.now(), submission_id=submission).state

    states = [
        send("You feed people.", "a"),
        send("You feed people.", "a"),
        send("Other words.", "a"),
        send("Food.", "b"),
    ]

    assert states == ["received", "received", "already_received", "received"]
    assert intake_count(round) == 2
    for number in range(3):
        send(f"Meals {number}.", f"c{number}")
    open_up(closed(round, by=leader.person))
    assert len(rows(round, "unaided")) == 5
    assert not apps.get_model("surveys", "PublicSubmission").objects.exists()
