"""The monthly update says the finding that comes first, to those who may read results and to nobody else."""

from datetime import UTC, datetime
from random import Random

import pytest
from django.core import mail as outbox

from alignment.queries import month_line as lines
from alignment.queries.month_line import month_line
from missionhub.messaging.services.planning import plan_due
from missionhub.messaging.services.sending import send_due
from missionhub.organizations.models import Person
from missions.models import MissionVersion
from tests.factories.alignment import released_round
from tests.factories.plans import StoryFactory

pytestmark = pytest.mark.django_db
NOVEMBER = datetime(2026, 11, 16, 8, tzinfo=UTC)
FIRST = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
SPAN = (datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))
CANARY = "I make sure hungry families are fed every week."


@pytest.fixture
def released(leader, member):
    """Both have an address and have been here for long."""
    for person in (leader.person, member.person):
        email = f"{person.pk}@example.org"
        Person.objects.filter(pk=person.pk).update(created_at=NOVEMBER.replace(month=1), email=email)
        person.refresh_from_db()
    return released_round(organization=leader.organization, by=leader.person, at=NOVEMBER)


def mails() -> dict[str, str]:
    plan_due(at=FIRST)
    send_due(clock=lambda: FIRST, jitter=Random(7))
    return {
        mail.to[0]: f"{mail.body}\n{mail.alternatives[0][0]}"
        for mail in outbox.outbox
        if mail.subject.endswith("in November")
    }


def test_reader_of_results_is_told_the_first_finding_with_its_n_and_link(released, leader):
    line = month_line(leader.person, *SPAN)

    assert line is not None
    assert line.text.startswith("No leader mentions “Train people for paid work”")
    assert line.sure == "Leaders: 0 of 4, likely between 0 and 49%. n = 4."
    assert line.path.startswith("/o/harbor-kitchen/findings/#finding-")


def test_month_without_a_release_says_nothing_of_results(released, leader):
    assert month_line(leader.person, *(moment.replace(month=moment.month - 1) for moment in SPAN)) is None


def test_only_who_may_read_results_gets_a_figure_and_nobody_an_answer(released, leader, member):
    StoryFactory(organization=leader.organization, state="shown", told_at=NOVEMBER, text="Supper for ten.")

    found = mails()

    theirs, ours = found[leader.person.email], found[member.person.email]
    assert "No leader mentions" in theirs and "n = 4." in theirs and "/findings/#finding-" in theirs
    assert [word for word in ("No leader mentions", "n = ", "/findings/", "newest results") if word in ours] == []
    assert "Supper for ten." in ours
    assert CANARY not in theirs + ours


def test_alarm_a_line_for_everybody_is_seen(released, leader, member, monkeypatch):
    monkeypatch.setattr(lines, "_may_read_results", lambda person: True)

    assert "No leader mentions" in mails()[member.person.email]


def test_results_alone_are_news_enough_for_who_may_read_them(released, leader, member):
    MissionVersion.objects.update(published_at=NOVEMBER.replace(month=1))

    assert list(mails()) == [leader.person.email]


def test_person_without_an_account_or_who_is_gone_gets_none(released, leader):
    leader.delete()

    assert month_line(Person.objects.get(pk=leader.person_id), *SPAN) is None
