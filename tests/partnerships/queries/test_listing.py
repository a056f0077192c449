"""The list begins with what waits for us."""

from datetime import timedelta

import pytest

from missionhub.organizations.permissions import Role
from partnerships.queries.listing import partnerships_of
from partnerships.services.leaving import leave
from tests.factories.organizations import MembershipFactory
from tests.factories.partnerships import AT, look_again, make_pair, rate, reveal

pytestmark = pytest.mark.django_db


def test_what_waits_for_us_comes_first_then_the_newest_round_and_what_we_left_last():
    host = MembershipFactory(role=Role.LEADER, organization__name="Harbor Kitchen")
    left, read_anew, read, to_rate = (make_pair(host) for _ in range(4))
    leave(by=left.host, at=AT)
    reveal(read_anew, [(1, 1)], [(1, 1)])
    look_again(read_anew, at=AT + timedelta(days=90))
    reveal(read_anew, [(1, 1)], [(1, 1)])
    reveal(read, [(1, 1)], [(1, 1)])
    rate(to_rate, to_rate.guest, (1, 1))

    rows = partnerships_of(host.user, acting_for=host.organization)

    assert [row.partnership for row in rows] == [pair.partnership for pair in (to_rate, read_anew, read, left)]
