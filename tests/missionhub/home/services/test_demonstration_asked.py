"""The demonstration, asked for in the browser: once, and whole or not at all."""

from datetime import UTC, datetime

import pytest

from missionhub.home.services import demonstration_asked
from missionhub.home.services.demonstration import SLUG
from missionhub.home.services.demonstration_asked import (
    DemonstrationHere,
    ask_for_demonstration,
    demonstrations_to_furnish,
    furnish_asked_demonstration,
)
from missionhub.organizations.models import Membership, Organization
from missionhub.organizations.services import SlugTaken
from tests.factories.organizations import OrganizationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.either]
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


def test_what_was_asked_for_is_furnished_once(organization):
    asked = ask_for_demonstration()

    made = furnish_asked_demonstration(encoder=None, at=NOW)
    again = furnish_asked_demonstration(encoder=None, at=NOW)

    assert (asked.is_demonstration, asked.slug, again) == (True, SLUG, None)
    assert Organization.objects.filter(is_demonstration=True).earliest("pk") == made  # its partners come after it
    assert Membership.objects.filter(organization=made).count() == 3
    assert Organization.objects.filter(pk=organization.pk).exists()


def test_nothing_is_made_where_nobody_asked():
    assert furnish_asked_demonstration(encoder=None, at=NOW) is None
    assert not Organization.objects.exists()


def test_second_one_is_refused_even_at_the_same_moment(monkeypatch):
    ask_for_demonstration()

    with pytest.raises(DemonstrationHere):
        ask_for_demonstration()
    monkeypatch.setattr(demonstration_asked, "has_demonstration", lambda: False)  # as the slower of two sees it
    with pytest.raises(SlugTaken):
        ask_for_demonstration()

    assert Organization.objects.filter(is_demonstration=True).count() == 1


def test_real_organization_at_that_address_is_left_alone():
    real = OrganizationFactory(slug=SLUG)

    with pytest.raises(SlugTaken):
        ask_for_demonstration()

    assert list(Organization.objects.all()) == [real]
    assert not demonstrations_to_furnish().exists()
