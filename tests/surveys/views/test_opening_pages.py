"""What every page that opens rounds says first."""

import pytest
from django.urls import reverse

from tests.factories.alignment import mission_with

NAMES = ("round-new", "staff-round-new", "sight-round-new", "public-round-new", "consultation-new", "plan-new")


@pytest.mark.parametrize("name", NAMES)
def test_whoever_hands_out_links_is_warned_where_they_lead_nowhere(name, leader, client_of, settings):
    mission_with(organization=leader.organization)
    url = reverse(f"surveys:{name}", args=[leader.organization.slug])
    warned = []
    for address in ("http://127.0.0.1:8000", "https://mission.example.org"):
        settings.SITE_URL = address
        warned.append("open only on this computer" in client_of(leader).get(url).content.decode())

    assert warned == [True, False]
