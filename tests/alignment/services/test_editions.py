"""A release is read again beside itself: of the same people, the whole alone, and not often (trust 3.3, Editions)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from alignment.models import Release, TextVector
from alignment.queries.backlog import editions_due
from alignment.queries.staff import staff_facts
from alignment.services import read_again
from alignment.tasks import sweep
from surveys.models import ReleasedFigure, RoundNode
from tests.alignment.encoders import WordEncoder
from tests.factories.missions import MissionVersionFactory
from tests.factories.staff_results import SHOWS, staff_results

LATER = "We teach every child in Harbor to cook."


@pytest.fixture
def round(leader):
    round = staff_results(by=leader.person)
    Release.objects.update(released_at=timezone.now() - timedelta(days=31))
    return round


def later_version(round, *, number=2, statement=LATER):
    return MissionVersionFactory(mission=round.mission, number=number, statement=statement, published_at=timezone.now())


def again(round):
    return read_again(round=round, encoder=WordEncoder(), at=timezone.now())


def rows(**of):
    return list(ReleasedFigure.objects.filter(**of).order_by("pk").values())


def test_a_later_version_is_read_from_the_same_answers_and_the_release_stays(round):
    before, texts = rows(), {"shows_mission", "promise"}
    later_version(round)

    release = again(round)

    assert (release.edition, release.mission_number, release.mission_statement) == (2, 2, LATER)
    assert rows(edition=1) == before
    new = rows(edition=2)
    assert {row["measure"] for row in new} == texts
    assert {row["node_id"] for row in new} == {RoundNode.objects.get(round=round, parent=None).pk}
    assert {row["n"] for row in new} == {row["n"] for row in before if row["measure"] in texts and row["n"] > 30}


def test_each_version_is_read_once_and_two_are_thirty_days_apart(round):
    assert again(round) is None  # nothing was published since
    later_version(round)
    assert again(round) is not None
    assert again(round) is None

    later_version(round, number=3)
    assert again(round) is None
    Release.objects.update(released_at=timezone.now() - timedelta(days=31))
    assert again(round).edition == 3


def test_fewer_than_ten_are_not_read_again(leader):
    round = staff_results(by=leader.person, teams={"Kitchen": 9})
    Release.objects.update(released_at=timezone.now() - timedelta(days=31))
    later_version(round)

    assert again(round) is None
    assert Release.objects.count() == 1


def test_a_mission_worded_as_one_person_wrote_counts_that_person_still(round):
    later_version(round, statement=f"{SHOWS} On day 1.")
    again(round)

    assert len({row["n"] for row in rows(node__parent=None, measure="shows_mission")}) == 1


def test_a_reading_of_other_people_shows_nothing(round, monkeypatch):
    """Another engine may take a text for empty that the first one read."""
    monkeypatch.setattr("alignment.services.release_rows._people_as_released", lambda round: {30})
    later_version(round)

    assert again(round).edition == 2
    assert rows(edition=2) == []
    assert len(staff_facts(round)["editions"]) == 1
    assert not editions_due(at=timezone.now()).exists()


def test_database_refuses_a_later_reading_of_fewer_than_ten_and_any_change(round):
    figure = ReleasedFigure.objects.filter(measure="shows_mission").first()
    figure.pk, figure.edition, figure.n = None, 2, 9
    with pytest.raises(IntegrityError), transaction.atomic():
        figure.save(force_insert=True)

    later_version(round)
    again(round)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReleasedFigure.objects.filter(edition=2).update(n=99)


def test_the_sweep_reads_again(round, monkeypatch):
    monkeypatch.setattr("alignment.tasks.load_encoder", lambda folder: WordEncoder())
    later_version(round)
    rung = []
    monkeypatch.setattr("alignment.tasks.read_mission_drift.apply_async", lambda **more: None)
    monkeypatch.setattr("alignment.tasks.score_round.apply_async", lambda kwargs, **more: rung.append(kwargs))

    sweep()

    assert rung == [{"round_id": round.pk}]


def test_page_offers_both_and_the_old_one_stays_as_it_was(round, leader, client_of):
    client = client_of(leader)
    results = reverse("alignment:results", args=[leader.organization.slug, round.pk])
    assert "As released" not in client.get(results).content.decode()
    before = staff_facts(round)["figures"]
    later_version(round)
    again(round)

    assert staff_facts(round)["figures"] == before
    page, later = client.get(results).content.decode(), client.get(f"{results}?edition=2").content.decode()
    assert f'<a href="{results}" aria-current="page">As released</a>' in page
    assert f'<a href="{results}?edition=2" aria-current="page">Read again with mission version 2</a>' in later
    assert ("Only what the texts show is read again" in page, "Only what the texts show" in later) == (False, True)
    assert 'aria-current="page">As released' in client.get(f"{results}?edition=9").content.decode()


def test_rest_lists_what_was_released_and_the_later_reading_when_asked(round, leader, client_of):
    later_version(round)
    again(round)
    client = client_of(leader)
    figures = reverse("alignment:api-figure-list", args=[leader.organization.slug])

    editions = [
        {row["edition"] for row in client.get(figures, {"limit": 200, **asked}).json()["results"]}
        for asked in ({}, {"edition": 2}, {"edition": 3})
    ]
    assert editions == [{1}, {2}, set()]


def test_a_later_version_encodes_no_answer_again(round):
    """Vectors of answers were stored when the round was first read; only the new mission is encoded."""
    later_version(round)
    encoder = WordEncoder()

    assert read_again(round=round, encoder=encoder, at=timezone.now()) is not None

    answers = [text for text in encoder.encoded if text.startswith(SHOWS[:20])]
    assert answers == []


def test_alarm_without_stored_vectors_answers_are_encoded_again(round):
    later_version(round)
    TextVector.objects.all().delete()
    encoder = WordEncoder()

    read_again(round=round, encoder=encoder, at=timezone.now())

    assert [text for text in encoder.encoded if text.startswith(SHOWS[:20])] != []
