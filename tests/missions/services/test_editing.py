from datetime import UTC, datetime, timedelta

import pytest

from missions.models import MissionVersion, Promise, Revision
from missions.services import SaveState, begin_draft, edit_promise, publish, retire_promise, save_draft
from missions.services import editing as editing_service
from tests.factories.missions import MissionVersionFactory, PromiseFactory
from tests.factories.organizations import PersonFactory
from tests.missions.services.editors import edit_at_random, losses

AT = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def draft(organization) -> MissionVersion:
    return MissionVersionFactory(
        mission__organization=organization, statement="We feed people.", vision="Nobody hungry."
    )


@pytest.fixture
def ana(organization):
    return PersonFactory(organization=organization, name="Ana")


def save(draft, lock_version, by=None, **fields):
    return save_draft(version=draft, lock_version=lock_version, fields=fields, by=by, at=AT)


def texts(version) -> tuple[str, str, int]:
    row = MissionVersion.objects.get(pk=version.pk)
    return row.statement, row.vision, row.lock_version


def test_save_draft_writes_and_keeps_who_and_when(draft, ana):
    outcome = save(draft, 1, by=ana, statement="We feed everyone.")

    assert (outcome.state, outcome.lock_version) == (SaveState.SAVED, 2)
    assert texts(draft) == ("We feed everyone.", "Nobody hungry.", 2)
    assert (outcome.revision.author, outcome.revision.created_at, outcome.revision.number) == (ana, AT, 2)


def test_save_draft_joins_changes_of_different_fields(draft):
    save(draft, 1, statement="We feed everyone.")

    outcome = save(draft, 1, statement="We feed people.", vision="A full table.")

    assert (outcome.state, outcome.lock_version) == (SaveState.MERGED, 3)
    assert texts(draft) == ("We feed everyone.", "A full table.", 3)


def test_save_draft_sets_a_clashing_text_aside_at_once(draft, ana):
    save(draft, 1, statement="Theirs.")

    outcome = save(draft, 1, by=ana, statement="Mine.", vision="Mine too.")

    assert outcome.state is SaveState.CONFLICT
    assert [(c.name, c.base, c.theirs, c.yours) for c in outcome.conflicts] == [
        ("statement", "We feed people.", "Theirs.", "Mine.")
    ]
    assert texts(draft) == ("Theirs.", "Nobody hungry.", 2)
    kept = Revision.objects.about(draft).set_aside().get()
    assert (kept.author, kept.number, kept.fields["statement"], kept.fields["vision"]) == (
        ana,
        1,
        "Mine.",
        "Mine too.",
    )


def test_save_draft_takes_the_same_words_twice_without_a_clash(draft):
    save(draft, 1, statement="The same.")

    outcome = save(draft, 1, statement="The same.", vision="More.")

    assert outcome.state is SaveState.MERGED
    assert texts(draft) == ("The same.", "More.", 3)


def test_save_draft_writes_nothing_when_nothing_was_typed(draft):
    save(draft, 1, statement="Theirs.")

    outcome = save(draft, 1, statement="We feed people.")

    assert outcome.state is SaveState.UNCHANGED
    assert texts(draft) == ("Theirs.", "Nobody hungry.", 2)


def test_save_draft_keeps_the_text_when_the_version_was_published_meanwhile(draft):
    publish(version=draft, by=None, at=AT)

    outcome = save(draft, 1, statement="Too late.")

    assert outcome.state is SaveState.CONFLICT
    assert texts(draft)[0] == "We feed people."
    assert Revision.objects.about(draft).set_aside().get().fields["statement"] == "Too late."


@pytest.mark.parametrize("lock_version", [0, 7, 2**31])
def test_save_draft_with_a_number_nobody_saved_overwrites_nothing(draft, lock_version):
    outcome = save(draft, lock_version, statement="Forged.")

    assert outcome.state is SaveState.CONFLICT
    assert texts(draft) == ("We feed people.", "Nobody hungry.", 1)


def test_save_draft_ignores_fields_that_are_not_words_of_a_mission(draft):
    save(draft, 1, statement="New.", published_at=AT, mission_id=99)

    assert not MissionVersion.objects.get(pk=draft.pk).is_published
    assert texts(draft)[0] == "New."


def test_save_draft_keeps_dates(draft):
    save(draft, 1, in_force_on=AT.date())

    draft.refresh_from_db()
    assert draft.in_force_on == AT.date()
    assert Revision.objects.about(draft).get(number=2).fields["in_force_on"] == "2026-11-02"


def test_edit_promise_of_a_retired_promise_keeps_the_text(organization):
    promise = PromiseFactory(mission__organization=organization, text="Feed people")
    retire_promise(promise=promise, by=None, at=AT)

    outcome = edit_promise(promise=promise, lock_version=1, fields={"text": "Feed everyone"}, by=None, at=AT)

    assert outcome.state is SaveState.CONFLICT
    assert Promise.objects.get(pk=promise.pk).text == "Feed people"
    assert Revision.objects.about(promise).set_aside().get().fields["text"] == "Feed everyone"


def test_edit_promise_joins_weight_and_cues(organization):
    promise = PromiseFactory(mission__organization=organization)
    edit_promise(promise=promise, lock_version=1, fields={"weight": 5}, by=None, at=AT)

    outcome = edit_promise(promise=promise, lock_version=1, fields={"cues": ["meals"]}, by=None, at=AT)

    row = Promise.objects.get(pk=promise.pk)
    assert (outcome.state, row.weight, row.cues, row.lock_version) == (SaveState.MERGED, 5, ["meals"], 3)


def test_a_draft_begun_from_a_version_merges_like_any_other(draft):
    publish(version=draft, by=None, at=AT)
    second = begin_draft(mission=draft.mission, by=None, at=AT)
    save(second, 1, vision="A full table.")

    outcome = save(second, 1, statement="We feed everyone.")

    assert outcome.state is SaveState.MERGED
    assert texts(second) == ("We feed everyone.", "A full table.", 3)


@pytest.mark.parametrize("seed", range(6))
def test_twenty_editors_lose_nothing(draft, seed):
    session = edit_at_random(version=draft, seed=seed)

    assert losses(version=draft, session=session) == []
    assert session.saves > 5 and session.conflicts > 5


def test_history_checker_fails_without_the_conditional_update(draft, monkeypatch):
    """The alarm: an UPDATE that does not ask what it overwrites must be noticed."""

    def write_anyway(*, subject, lock_version, fields):
        rows = type(subject).objects.filter(pk=subject.pk)
        number = rows.values_list("lock_version", flat=True).get()
        if Revision.objects.about(subject).saved().filter(number=lock_version + 1).exists():
            Revision.objects.about(subject).saved().filter(number=lock_version + 1).delete()
        return rows.update(lock_version=number + 1, **fields) == 1

    monkeypatch.setattr(editing_service, "write_untouched", write_anyway)

    session = edit_at_random(version=draft, seed=1)

    assert losses(version=draft, session=session) != []


def test_history_checker_sees_a_text_that_was_dropped(draft):
    session = edit_at_random(version=draft, seed=1)
    Revision.objects.about(draft).filter(state=Revision.State.CONFLICT).delete()

    assert losses(version=draft, session=session) != []


def test_save_draft_writes_again_when_somebody_slips_in_between(draft, monkeypatch):
    """Between the refused UPDATE and the next one a third person saves another field."""
    real = editing_service.write_untouched
    calls = []

    def slow(*, subject, lock_version, fields):
        calls.append(lock_version)
        if len(calls) == 2:
            real(subject=subject, lock_version=2, fields={"horizon": "Ten years"})
            Revision.objects.create(
                organization=subject.owner(),
                subject_kind=subject.SUBJECT_KIND,
                subject_id=subject.pk,
                number=3,
                fields=subject.edited_fields(),
                created_at=AT + timedelta(minutes=1),
            )
        return real(subject=subject, lock_version=lock_version, fields=fields)

    save(draft, 1, statement="Theirs.")
    monkeypatch.setattr(editing_service, "write_untouched", slow)

    outcome = save(draft, 1, vision="Mine.")

    row = MissionVersion.objects.get(pk=draft.pk)
    assert (outcome.state, calls) == (SaveState.MERGED, [1, 2, 3])
    assert (row.statement, row.vision, row.horizon, row.lock_version) == ("Theirs.", "Mine.", "Ten years", 4)
