from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from missionhub.organizations.forms import OrganizationForm
from missionhub.organizations.models import Organization
from missionhub.organizations.services import start_organization
from missionhub.organizations.services.start import UnknownTimeZone
from missionhub.organizations.time_zones import is_time_zone, places, time_zone_choices

SETTINGS = {"name": "Harbor Kitchen", "kind": "nonprofit", "sector": "", "language": "en"}


def names() -> list[str]:
    return [name for _part, places in time_zone_choices()[1:-1] for name, _place in places]


def test_choices_are_places_by_part_of_the_world_and_utc():
    choices = time_zone_choices()

    assert (choices[0][0], choices[-1]) == ("", ("UTC", "UTC"))
    assert ("America/Argentina/Buenos_Aires", "Argentina: Buenos Aires") in dict(choices)["America"]
    assert {"Asia/Kolkata", "Europe/Berlin"} <= set(names())
    assert not any(name.startswith(("Etc/", "US/", "posix")) for name in names())
    assert all(ZoneInfo(name) for name in names())


def test_zones_are_read_from_the_disk_once():
    time_zone_choices()
    before = places.cache_info().misses

    assert (is_time_zone("Europe/Berlin"), is_time_zone("Mars/Base")) == (True, False)
    assert places.cache_info().misses == before


@pytest.mark.parametrize("name", ["", "Mars/Base", "Europe/../Berlin", "Etc/GMT+5", "Europe", "localtime"])
def test_time_zone_that_is_no_place_is_none(name):
    assert not is_time_zone(name)


@pytest.mark.parametrize(
    ("zone", "words"), [("Mars/Base", "do not know the time zone “Mars/Base”"), ("", "nearest city")]
)
def test_form_refuses_a_time_zone_kindly(zone, words, organization):
    form = OrganizationForm(SETTINGS | {"time_zone": zone}, instance=organization)

    assert words in str(form.errors["time_zone"])


@pytest.mark.django_db
def test_start_organization_refuses_an_unknown_time_zone():
    with pytest.raises(UnknownTimeZone, match="nearest city"):
        start_organization(name="Harbor Kitchen", by=None, time_zone="Mars/Base")

    assert not Organization.objects.exists()


def test_settings_change_the_time_zone(administrator, client_of):
    client_of(administrator).post(
        reverse("organizations:settings", args=["harbor-kitchen"]), SETTINGS | {"time_zone": "Asia/Kolkata"}
    )

    administrator.organization.refresh_from_db()
    assert administrator.organization.time_zone == "Asia/Kolkata"
