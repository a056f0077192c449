import re
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from missionhub.home.models import SetupLink
from missionhub.organizations.permissions import Role
from tests.factories.organizations import MembershipFactory

pytestmark = pytest.mark.django_db


def printed(**options: bool) -> str:
    out = StringIO()
    call_command("first_run_link", stdout=out, **options)
    return out.getvalue()


def test_first_run_link_prints_a_link_that_opens():
    url = re.search(re.escape(settings.SITE_URL) + r"(/start/\S+/)", printed()).group(1)

    assert Client().get(url).status_code == 302


def test_first_run_link_prints_nothing_once_it_is_not_needed():
    assert printed(if_needed=True)
    MembershipFactory(role=Role.ADMINISTRATOR)

    assert printed(if_needed=True) == ""
    assert SetupLink.objects.count() == 1
