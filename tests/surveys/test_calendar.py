from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from missionhub.messaging.owed import debtor
from surveys.calendar import closings
from surveys.models import Invitation, Round
from tests.factories.surveys import NAMES, invitation_of, open_round

pytestmark = pytest.mark.django_db
CLOSES = datetime(2026, 12, 4, 17, tzinfo=UTC)


def asked_round(leader, asked) -> Round:
    round = open_round(by=leader.person)
    round.roster.filter(name=NAMES[0]).update(person=asked.person)
    Round.objects.update(closes_at=CLOSES)
    return round


def found(membership) -> list[str]:
    who = debtor(person=membership.person, on=date(2026, 11, 25))
    return [day.url for day in closings(who, date(2026, 11, 1), date(2026, 12, 31))]


def test_closing_stands_with_those_asked_and_those_who_run_it_without_the_link(member, leader):
    asked = asked_round(leader, member)
    token = invitation_of(asked).token
    before = found(member)

    Invitation.objects.update(responded=True)

    assert before == found(member) == [reverse("missions:my-week", args=["harbor-kitchen"])]
    assert found(leader) == [asked.get_absolute_url()]
    assert token not in "".join(before)


def test_closing_is_not_there_for_others_nor_once_closed(member, leader):
    asked_round(leader, leader)
    others = found(member)
    Round.objects.update(closed_at=CLOSES)

    assert (others, found(leader)) == ([], [])
