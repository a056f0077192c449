from datetime import timedelta

import pytest

from missions.models import Assent
from missions.queries.assents import approvals_of, assents_asked_of, readers_of
from missions.services import publish, save_draft
from missions.services.assents import (
    NotADraft,
    NotAsked,
    NotInForce,
    TextMovedOn,
    acknowledge,
    answer_approval,
    ask_acknowledgement,
    ask_approval,
    endorse,
    withdraw_endorsement,
)
from tests.factories.missions import AT, MissionVersionFactory
from tests.factories.organizations import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(organization):
    return PersonFactory(organization=organization, name="Pia Person")


@pytest.fixture
def draft(organization):
    return MissionVersionFactory(mission__organization=organization)


@pytest.fixture
def published(organization):
    return MissionVersionFactory(mission__organization=organization, published_at=AT)


def answer(draft, person, *, lock_version=1, answer="yes"):
    answer_approval(version=draft, person=person, answer=answer, note="Fine.", lock_version=lock_version, at=AT)


def states(draft) -> list[tuple[str, bool]]:
    draft.refresh_from_db()
    return [(row.assent.answer, row.is_current) for row in approvals_of(draft).rows]


def test_approval_is_asked_once(draft, person):
    other = PersonFactory(organization=draft.owner())

    counts = [
        ask_approval(version=draft, people=people, by=None, at=AT) for people in ([person], [person, other], [other])
    ]

    assert counts == [1, 1, 0]


def test_approval_holds_for_the_text_as_it_was_read(draft, person):
    ask_approval(version=draft, people=[person], by=None, at=AT)
    answer(draft, person)
    before = states(draft)
    save_draft(version=draft, lock_version=1, fields={"statement": "Other words."}, by=None, at=AT)

    assert (before, states(draft)) == ([("yes", True)], [("yes", False)])


def test_approval_of_a_text_that_moved_on_is_refused(draft, person):
    ask_approval(version=draft, people=[person], by=None, at=AT)
    save_draft(version=draft, lock_version=1, fields={"statement": "Other words."}, by=None, at=AT)

    with pytest.raises(TextMovedOn):
        answer(draft, person)
    assert states(draft) == [("", False)]


def test_approval_of_somebody_nobody_asked_is_refused(draft, person):
    with pytest.raises(NotAsked):
        answer(draft, person)


def test_approval_of_a_published_version_is_refused(draft, person):
    ask_approval(version=draft, people=[person], by=None, at=AT)
    publish(version=draft, by=None, at=AT)
    draft.refresh_from_db()

    with pytest.raises(NotADraft):
        answer(draft, person)
    with pytest.raises(NotADraft):
        ask_approval(version=draft, people=[person], by=None, at=AT)


def test_endorsement_keeps_the_last_words_and_can_be_taken_back(published, person):
    endorse(version=published, person=person, note="First.", at=AT)
    endorse(version=published, person=person, note="Second.", at=AT)
    words = list(Assent.objects.values_list("note", flat=True))
    withdraw_endorsement(version=published, person=person)

    assert (words, Assent.objects.count()) == (["Second."], 0)


def test_nothing_unpublished_is_endorsed_or_acknowledged(draft, person):
    for say in (
        lambda: endorse(version=draft, person=person, note="", at=AT),
        lambda: acknowledge(version=draft, person=person, at=AT),
        lambda: ask_acknowledgement(version=draft, by=None, at=AT),
    ):
        with pytest.raises(NotInForce):
            say()


def test_everybody_who_is_here_is_asked_to_read_and_counted(published, organization, person):
    PersonFactory(organization=organization)
    PersonFactory(organization=organization, left_on=AT.date())
    PersonFactory()  # somebody else's
    acknowledge(version=published, person=person, at=AT)  # before anybody was asked

    counts = [ask_acknowledgement(version=published, by=None, at=AT) for _ in range(2)]
    readers = readers_of(published, person=person, on=AT.date())

    assert counts == [1, 0]
    assert (readers.asked, readers.read, readers.has_read) == (2, 1, True)


def test_person_owes_what_was_asked_and_not_answered(draft, published, person, django_assert_num_queries):
    ask_approval(version=draft, people=[person], by=None, at=AT)
    ask_acknowledgement(version=published, by=None, at=AT + timedelta(hours=1))

    with django_assert_num_queries(1):
        owed = [(row["kind"], row["version"]) for row in assents_asked_of(person)]
    answer(draft, person)
    acknowledge(version=published, person=person, at=AT)

    assert owed == [("approval", draft), ("acknowledgement", published)]
    assert assents_asked_of(person) == []


def test_person_owes_an_approval_again_when_the_text_changed(draft, person):
    ask_approval(version=draft, people=[person], by=None, at=AT)
    answer(draft, person)
    save_draft(version=draft, lock_version=1, fields={"statement": "Other words."}, by=None, at=AT)
    again = [row["kind"] for row in assents_asked_of(person)]
    publish(version=draft, by=None, at=AT, lock_version=2)

    assert (again, assents_asked_of(person)) == (["approval"], [])


def test_person_owes_no_reading_of_what_is_no_longer_in_force(published, person):
    ask_acknowledgement(version=published, by=None, at=AT)
    MissionVersionFactory(mission=published.mission, number=2, published_at=AT)

    assert assents_asked_of(person) == []
