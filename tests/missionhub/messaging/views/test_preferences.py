from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from missionhub.messaging.models import MailPreference
from missionhub.organizations.models import Membership
from tests.factories.messaging import MessageFactory
from tests.missionhub.messaging.conftest import Reminder

ClientOf = Callable[[Membership], Client]
pytestmark = pytest.mark.django_db
TYPED = {"starts_at": "21:00", "ends_at": "08:00", "time_zone": "Europe/Berlin", "language": "de"}


def is_off() -> bool:
    return MailPreference.objects.filter(is_wanted=False).exists()


def test_preferences_save_wishes(regular: Reminder, member: Membership, client_of: ClientOf) -> None:
    address = reverse("messaging:preferences", args=[member.organization.slug])

    answer = client_of(member).post(address, TYPED)
    page = client_of(member).get(address)

    assert answer.status_code == 302
    assert is_off()
    assert 'value="21:00"' in page.content.decode()
    assert not page.context["wishes"][0].is_wanted


def test_preferences_keep_what_was_typed_when_it_is_wrong(
    regular: Reminder, member: Membership, client_of: ClientOf
) -> None:
    address = reverse("messaging:preferences", args=[member.organization.slug])

    page = client_of(member).post(address, {**TYPED, "starts_at": "late"})

    assert page.status_code == 400
    assert 'value="late"' in page.content.decode()


def test_link_in_the_mail_stops_it_after_one_click_without_signing_in(regular: Reminder) -> None:
    message = MessageFactory()
    address = reverse("messaging:decline", args=[message.decline_token])
    anybody = Client(enforce_csrf_checks=True)

    looked = anybody.get(address)
    off_after_looking = is_off()
    clicked = anybody.post(address, {"List-Unsubscribe": "One-Click"})

    assert (looked.status_code, off_after_looking) == (200, False)
    assert (clicked.status_code, is_off()) == (200, True)
    assert "You will not get this mail any more" in clicked.content.decode()


def test_link_in_the_mail_turns_it_on_again(regular: Reminder) -> None:
    address = reverse("messaging:decline", args=[MessageFactory().decline_token])
    Client().post(address)

    Client().post(address, {"want": ""})

    assert not is_off()


def test_forged_link_finds_nothing(regular: Reminder) -> None:
    token = MessageFactory().decline_token

    for forged in ("x" * 43, token[:-2] + "AA", MessageFactory.build().decline_token):
        assert Client().post(reverse("messaging:decline", args=[forged])).status_code == 404
    assert not is_off()
