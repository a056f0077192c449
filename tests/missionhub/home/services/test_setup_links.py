from datetime import UTC, datetime, timedelta

import pytest

from missionhub.home.models import SetupLink
from missionhub.home.services.setup_links import (
    LIFETIME,
    SetupLinkClosed,
    find_setup_link,
    make_setup_link,
    use_setup_link,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def test_setup_link_is_found_by_its_token_and_the_token_is_not_stored():
    token = make_setup_link(at=NOW)

    link = find_setup_link(token=token, at=NOW)

    assert token not in str(SetupLink.objects.values().get())
    assert link == SetupLink.objects.get()


def test_setup_link_finds_nothing_for_another_token():
    make_setup_link(at=NOW)

    with pytest.raises(SetupLinkClosed):
        find_setup_link(token="x" * 43, at=NOW)


def test_setup_link_expires():
    token = make_setup_link(at=NOW)

    assert find_setup_link(token=token, at=NOW + LIFETIME - timedelta(seconds=1))
    with pytest.raises(SetupLinkClosed):
        find_setup_link(token=token, at=NOW + LIFETIME)


def test_setup_link_is_used_once_and_takes_its_siblings_with_it():
    earlier, token = make_setup_link(at=NOW), make_setup_link(at=NOW)
    link = find_setup_link(token=token, at=NOW)

    use_setup_link(link=link, at=NOW)

    for spent in (token, earlier):
        with pytest.raises(SetupLinkClosed):
            find_setup_link(token=spent, at=NOW)
    with pytest.raises(SetupLinkClosed):
        use_setup_link(link=link, at=NOW)


def test_setup_link_printed_afterwards_works():
    use_setup_link(link=find_setup_link(token=make_setup_link(at=NOW), at=NOW), at=NOW)

    assert find_setup_link(token=make_setup_link(at=NOW), at=NOW)
