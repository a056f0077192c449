from collections import defaultdict
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from missionhub.organizations.cities import KNOWN_PLACES
from missionhub.organizations.forms import OrganizationForm
from missionhub.organizations.models import Organization
from missionhub.organizations.services import start_organization
from missionhub.organizations.services.start import UnknownTimeZone
from missionhub.organizations.time_zones import find_time_zone, is_time_zone, near_places, places, shown_time_zones

SETTINGS = {"name": "Harbor Kitchen", "kind": "nonprofit", "sector": "", "language": "en"}


def test_zones_are_places_and_utc_as_people_write_them():
    shown = shown_time_zones()

    assert {"America/Argentina/Buenos Aires", "Asia/Kolkata", "Europe/Berlin", "UTC"} <= set(shown)
    assert not any(name.startswith(("Etc/", "US/", "posix")) or "_" in name for name in shown)
    assert all(ZoneInfo(find_time_zone(name)) for name in shown)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("America/New_York", "America/New_York"),
        ("america/new york", "America/New_York"),
        ("  new  York ", "America/New_York"),
        ("buenos aires", "America/Argentina/Buenos_Aires"),
        ("utc", "UTC"),
        ("New York City", "America/New_York"),
        ("Manchester", "Europe/London"),
        (" manchester,  uk", "Europe/London"),
        ("munchen", "Europe/Berlin"),
        ("WROCŁAW", "Europe/Warsaw"),
        ("United Kingdom", "Europe/London"),
        ("Berlin, Germany", "Europe/Berlin"),
        ("Manchester, New Hampshire", None),
        ("Manchester, Japan", None),
        ("United States", None),
        ("Birmingham", None),
        ("America", None),
        ("Etc/GMT+5", None),
    ],
)
def test_a_zone_is_found_by_its_city(typed, zone):
    assert find_time_zone(typed) == zone


def test_a_city_under_two_names_has_one_clock():
    cities = defaultdict(set)
    for name in places():
        cities[name.rpartition("/")[2]].add(ZoneInfo(name).utcoffset(datetime(2026, 7, 1, tzinfo=UTC)))

    assert [city for city, clocks in cities.items() if len(clocks) > 1] == []


def test_every_further_place_has_a_zone_of_this_computer_and_stands_there_once():
    listed = [place for places_there in KNOWN_PLACES.values() for place in places_there.split(", ")]

    assert set(KNOWN_PLACES) <= places()
    assert len(set(listed)) == len(listed)
    assert {find_time_zone(place) for place in listed} <= places()
    assert [
        place for zone, there in KNOWN_PLACES.items() for place in there.split(", ") if _clock(place) != _clock(zone)
    ] == []


def _clock(place: str):
    return ZoneInfo(find_time_zone(place)).utcoffset(datetime(2026, 7, 1, tzinfo=UTC))


@pytest.mark.parametrize(("typed", "near"), [("Manchestr", "Manchester"), ("Glasgo", "Glasgow"), ("Berlinn", "Berlin")])
def test_nearest_spelled_place_is_suggested(typed, near, organization):
    form = OrganizationForm(SETTINGS | {"time_zone": typed}, instance=organization)

    assert near_places(typed)[0] == near
    assert f"Did you mean “{near}”" in str(form.errors["time_zone"])


def test_nothing_is_suggested_for_what_resembles_no_place():
    assert near_places("Xqzzk") == []


def test_zones_are_read_from_the_disk_once():
    shown_time_zones()
    before = places.cache_info().misses

    assert (is_time_zone("Europe/Berlin"), is_time_zone("Mars/Base")) == (True, False)
    assert places.cache_info().misses == before


@pytest.mark.parametrize("name", ["", "Mars/Base", "Europe/../Berlin", "Etc/GMT+5", "Europe", "localtime"])
def test_time_zone_that_is_no_place_is_none(name):
    assert not is_time_zone(name)


@pytest.mark.parametrize(
    ("zone", "words"),
    [("Mars/Base", "do not know the time zone “Mars/Base”"), ("", "large city nearby"), ("\0", "Null"), (" ", "large")],
)
def test_form_refuses_a_time_zone_kindly(zone, words, organization):
    form = OrganizationForm(SETTINGS | {"time_zone": zone}, instance=organization)

    assert words in str(form.errors["time_zone"])


def test_form_keeps_a_zone_it_does_not_know_as_it_was_typed(organization):
    form = OrganizationForm(SETTINGS | {"time_zone": 'Our_town, "Ohio"'}, instance=organization)

    assert 'value="Our_town, &quot;Ohio&quot;"' in str(form["time_zone"])


def test_form_shows_a_zone_as_people_write_it_and_offers_the_others(organization):
    organization.time_zone = "America/New_York"

    html = str(OrganizationForm(instance=organization)["time_zone"])

    assert 'value="America/New York" data-time-zone="" list="time-zones"' in html
    assert '<datalist id="time-zones">' in html
    assert html.count("<option") == len(shown_time_zones())


@pytest.mark.django_db
def test_start_organization_refuses_an_unknown_time_zone():
    with pytest.raises(UnknownTimeZone, match="nearest city"):
        start_organization(name="Harbor Kitchen", by=None, time_zone="Mars/Base")

    assert not Organization.objects.exists()


def test_settings_change_the_time_zone(administrator, client_of):
    client_of(administrator).post(
        reverse("organizations:settings", args=["harbor-kitchen"]), SETTINGS | {"time_zone": "kolkata"}
    )

    administrator.organization.refresh_from_db()
    assert administrator.organization.time_zone == "Asia/Kolkata"
