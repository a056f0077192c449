from datetime import timedelta

import pytest
from django.utils import timezone

from surveys.models import Round
from surveys.queries.happenings import NEWS
from tests.factories.organizations import OrganizationFactory
from tests.factories.surveys import open_round

pytestmark = pytest.mark.django_db


def test_opening_and_closing_are_told_once_they_are_and_to_us_alone(leader):
    before = timezone.now() - timedelta(hours=1)
    round = open_round(by=leader.person)
    here, elsewhere = {leader.organization_id}, {OrganizationFactory().pk}

    opened = {kind.name: [row.data for row in kind.since(here, before)] for kind in NEWS}
    Round.objects.update(closed_at=timezone.now())
    closed = {kind.name: [row.url for row in kind.since(here, before)] for kind in NEWS}

    assert opened == {"round.opened": [{"round": round.pk}], "round.closed": []}
    assert closed == {name: [round.get_absolute_url()] for name in opened}
    assert [list(kind.since(elsewhere, before)) for kind in NEWS] == [[], []]
