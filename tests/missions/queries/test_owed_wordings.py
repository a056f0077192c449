import pytest

from missionhub.messaging.owed import debtor, owed_by
from missions.services import save_draft
from missions.services.assents import answer_approval, ask_acknowledgement, ask_approval
from tests.factories.missions import AT, MissionVersionFactory

pytestmark = pytest.mark.django_db


def titles(membership) -> list[str]:
    who = debtor(person=membership.person, on=AT.date(), role=membership.role)
    return [owed.title for owed in owed_by(who) if "“Our mission”" in owed.title]


def test_what_was_asked_about_wordings_is_owed(member, leader):
    version = MissionVersionFactory(
        mission__organization=member.organization, mission__name="Our mission", published_at=AT
    )
    draft = MissionVersionFactory(mission=version.mission, number=2)
    ask_acknowledgement(version=version, by=leader.person, at=AT)
    ask_approval(version=draft, people=[member.person], by=leader.person, at=AT)
    asked = titles(member)
    answer_approval(version=draft, person=member.person, answer="yes", note="", lock_version=1, at=AT)
    answered = titles(member)
    save_draft(version=draft, lock_version=1, fields={"statement": "Other words."}, by=None, at=AT)

    assert asked == ["Read version 1 of “Our mission”", "Say whether you approve the draft of “Our mission”"]
    assert answered == asked[:1]
    assert titles(member) == [*asked[:1], "The draft of “Our mission” changed: answer again"]
