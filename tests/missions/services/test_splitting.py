from datetime import UTC, datetime

import pytest

from missions.models import Promise, Revision
from missions.queries import highlight
from missions.services import (
    NothingToSplit,
    PromiseMovedOn,
    edit_promise,
    retire_promise,
    split_promise,
)
from tests.factories.missions import MissionFactory, MissionVersionFactory, PromiseFactory

AT = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
TEXTS = ["feed families", "Train people"]


@pytest.fixture
def mission(organization):
    mission = MissionFactory(organization=organization)
    MissionVersionFactory(mission=mission, statement="We feed families and train people, every day.")
    return mission


@pytest.fixture
def promise(mission) -> Promise:
    PromiseFactory(mission=mission, text="Last", position=2)
    return PromiseFactory(
        mission=mission,
        text="Feed families and train people",
        phrase="feed families and train people",
        definition="Every day.",
        cues=["families", "people"],
        weight=3,
        position=1,
    )


def active(mission) -> list[Promise]:
    return list(Promise.objects.filter(mission=mission).active().in_order())


def split(promise, texts=TEXTS, lock_version=1):
    return split_promise(promise=promise, lock_version=lock_version, texts=texts, by=None, at=AT)


def test_split_promise_puts_the_parts_in_its_place_with_its_weight(promise, mission):
    split(promise)

    assert [(row.text, row.phrase, row.definition, row.cues, row.weight) for row in active(mission)] == [
        ("Feed families", "feed families", "Every day.", ["families"], 3),
        ("Train people", "train people", "", ["people"], 3),
        ("Last", "", "", [], 1),
    ]


def test_split_promise_leaves_a_revision_of_each(promise):
    parts = split(promise)

    assert [Revision.objects.about(part).saved().count() for part in parts] == [2, 1]
    assert Revision.objects.about(promise).get(number=1).fields["text"] == "Feed families and train people"


def test_split_promise_keeps_the_old_words_where_a_part_is_not_in_the_statement(promise):
    first, second = split(promise, ["Give meals", "Run courses"])

    assert (first.phrase, second.phrase) == ("feed families and train people", "")


def test_split_marks_so_that_each_promise_points_at_its_own_words(promise, mission):
    promise.mission.versions.update(statement="In town we feed families and train people, every day.")

    split(promise, ["Feed hungry families", "Train young people for work"])

    stretches = highlight("In town we feed families and train people, every day.", active(mission))
    assert [(stretch.number, stretch.text) for stretch in stretches if stretch.number] == [
        (1, "feed families"),
        (2, "train people"),
    ]


def test_split_marks_nothing_that_has_left_the_statement(promise, mission):
    Promise.objects.filter(pk=promise.pk).update(phrase="feed families and teach people")
    promise.refresh_from_db()

    first, second = split(promise)

    assert (first.phrase, second.phrase) == ("feed families", "train people")  # as they stand in the statement itself


def test_split_promise_gives_a_cue_to_every_part_it_shares_a_word_with_and_loses_none(promise, mission):
    Promise.objects.filter(pk=promise.pk).update(cues=["skip dinner", "train drivers", "families who train"])
    promise.refresh_from_db()
    edit_promise(promise=promise, lock_version=1, fields={"definition": "Each day."}, by=None, at=AT)

    first, second = split(promise, lock_version=2)

    assert first.cues == ["skip dinner", "families who train"]
    assert second.cues == ["train drivers", "families who train"]


@pytest.mark.parametrize("confirmed_at", [None, AT])
def test_split_promise_confirms_the_parts_of_a_confirmed_one(confirmed_at, promise):
    Promise.objects.filter(pk=promise.pk).update(confirmed_at=confirmed_at)

    parts = split(promise)

    assert [Promise.objects.get(pk=part.pk).confirmed_at for part in parts] == [confirmed_at] * 2


@pytest.mark.parametrize("texts", [[], ["One"], ["One", " one ", ""]])
def test_split_promise_needs_two_texts(texts, promise, mission):
    with pytest.raises(NothingToSplit):
        split(promise, texts)

    assert len(active(mission)) == 2


def test_split_promise_stands_beside_a_change_of_another_field(promise, mission):
    edit_promise(promise=promise, lock_version=1, fields={"weight": 9}, by=None, at=AT)

    split(promise)

    assert [(row.text, row.weight) for row in active(mission)][:2] == [("Feed families", 9), ("Train people", 9)]


def test_split_promise_overwrites_no_words_and_adds_nothing_on_a_conflict(promise, mission):
    edit_promise(promise=promise, lock_version=1, fields={"text": "Theirs"}, by=None, at=AT)

    with pytest.raises(PromiseMovedOn, match="It now reads “Theirs”"):
        split(promise)

    assert [row.text for row in active(mission)] == ["Theirs", "Last"]
    assert not Revision.objects.set_aside().exists()


def test_split_promise_refuses_a_dropped_one(promise, mission):
    retire_promise(promise=promise, by=None, at=AT)

    with pytest.raises(PromiseMovedOn, match="dropped"):
        split(promise)

    assert [row.text for row in active(mission)] == ["Last"]
