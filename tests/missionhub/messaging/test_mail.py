import pytest
from pytest_django import Settings

from missionhub.messaging.mail import compose
from missionhub.messaging.registry import Letter
from tests.factories.messaging import MessageFactory
from tests.missionhub.messaging.conftest import Reminder

pytestmark = pytest.mark.django_db


def test_compose_writes_text_and_html_with_links_on_the_configured_site(reminder: Reminder, settings: Settings) -> None:
    settings.SITE_URL = "https://mission.example.org:8443"
    message = MessageFactory(person__name="Ada", organization__name="Harbor Kitchen")

    mail = compose(message=message, letter=Letter("tests/reminder", {}))

    assert mail.subject == "Check in, Ada"
    assert mail.to == [message.person.email]
    assert "Tell us how it goes: https://mission.example.org:8443/x/" in mail.body
    assert [kind for _, kind in mail.alternatives] == ["text/html"]
    assert mail.message()["Message-ID"] == f"<{message.pk.hex}@mission.example.org>"


def test_compose_keeps_line_breaks_out_of_the_subject(reminder: Reminder) -> None:
    message = MessageFactory(person__name="Ada\r\nBcc: everybody@example.org")

    mail = compose(message=message, letter=Letter("tests/reminder", {}))

    assert mail.subject == "Check in, Ada Bcc: everybody@example.org"
    assert mail.message()["Bcc"] is None


def test_compose_escapes_names_in_html_but_not_in_text(reminder: Reminder) -> None:
    message = MessageFactory(person__name="<b>Ada</b>", person__organization__name="Bread & Roses")

    mail = compose(message=message, letter=Letter("tests/reminder", {}))

    assert "Hello &lt;b&gt;Ada&lt;/b&gt;," in mail.alternatives[0][0]
    assert "Bread & Roses" in mail.body
