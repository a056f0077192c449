from datetime import UTC, datetime

import pytest

from missions.events import mission_published
from missions.models import MissionVersion
from missions.services import (
    DraftAlreadyPublished,
    DraftMovedOn,
    StatementMissing,
    begin_draft,
    drafts,
    editing,
    publish,
    save_draft,
)
from tests.factories.missions import MissionVersionFactory
from tests.factories.organizations import PersonFactory

AT = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def draft(organization) -> MissionVersion:
    return MissionVersionFactory(mission__organization=organization, vision="A full table.", label="first")


@pytest.fixture
def heard():
    events = []

    def listen(*, mission, version, **kwargs):
        events.append((mission.pk, version.pk, version.is_published))

    mission_published.connect(listen)
    yield events
    mission_published.disconnect(listen)


def test_publish_says_who_and_when_and_announces_it(draft, heard):
    ana = PersonFactory(organization=draft.mission.organization)

    published = publish(version=draft, by=ana, at=AT)

    assert (published.published_by, published.published_at, published.in_force_since) == (ana, AT, AT.date())
    assert heard == [(draft.mission_id, draft.pk, True)]


def test_publish_happens_once(draft, heard):
    publish(version=draft, by=None, at=AT)

    with pytest.raises(DraftAlreadyPublished):
        publish(version=draft, by=None, at=AT)

    assert len(heard) == 1


def test_publish_refuses_words_nobody_read(draft, heard):
    """The instance is stale: somebody saved after it was loaded."""
    save_draft(version=draft, lock_version=1, fields={"statement": "Changed meanwhile."}, by=None, at=AT)

    with pytest.raises(DraftMovedOn):
        publish(version=draft, by=None, at=AT)

    assert heard == []


def test_publish_refuses_an_empty_statement(draft):
    empty = MissionVersionFactory(statement="")

    with pytest.raises(StatementMissing):
        publish(version=empty, by=None, at=AT)


def test_begin_draft_starts_from_the_newest_words(draft):
    publish(version=draft, by=None, at=AT)

    second = begin_draft(mission=draft.mission, by=None, at=AT)

    assert (second.number, second.statement, second.vision, second.label) == (
        2,
        draft.statement,
        "A full table.",
        "",
    )


def test_begin_draft_gives_everybody_the_same_draft(draft):
    assert begin_draft(mission=draft.mission, by=None, at=AT) == draft


def test_begin_draft_of_two_at_the_same_moment_gives_one(draft, monkeypatch):
    """Both saw no draft; the database lets one through and the other gets it."""
    publish(version=draft, by=None, at=AT)
    quicker = MissionVersionFactory(mission=draft.mission, number=2)
    real, calls = drafts._draft_of, []

    def blind_at_first(mission):
        calls.append(mission)
        return real(mission) if len(calls) > 1 else None

    monkeypatch.setattr(drafts, "_draft_of", blind_at_first)

    assert begin_draft(mission=draft.mission, by=None, at=AT) == quicker


def test_save_draft_that_dies_before_its_revision_changes_nothing(draft, monkeypatch):
    def die(*args, **kwargs):
        raise OSError("the disk is full")

    monkeypatch.setattr(editing, "_keep", die)

    with pytest.raises(OSError, match="full"):
        save_draft(version=draft, lock_version=1, fields={"statement": "Half written."}, by=None, at=AT)

    draft.refresh_from_db()
    assert (draft.statement, draft.lock_version) == ("We teach every child to swim.", 1)
