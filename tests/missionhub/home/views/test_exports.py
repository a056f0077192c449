import io
import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from missionhub.organizations.models import Organization
from missions.models import Outcome
from tests.factories.plans import OutcomeFactory

pytestmark = pytest.mark.django_db


def test_administrator_takes_everything_along(administrator, client_of):
    OutcomeFactory(organization=administrator.organization, title="Ours")

    page = client_of(administrator).get(reverse("home:export", args=[administrator.organization.slug]))

    with zipfile.ZipFile(io.BytesIO(b"".join(page.streaming_content))) as archive:
        assert b",Ours," in archive.read("missions_outcome.csv")
    assert page.headers["Content-Disposition"].startswith(f'attachment; filename="{administrator.organization.slug}-')


def test_command_writes_what_the_import_reads(organization, tmp_path):
    OutcomeFactory(organization=organization, title="Ours")
    target = tmp_path / "all.zip"

    call_command("export_organization", organization.slug, target, verbosity=0)
    call_command("import_organization", target, name="Copy")

    copy = Organization.objects.get(name="Copy")
    assert list(Outcome.objects.of(copy).values_list("title", flat=True)) == ["Ours"]
    with pytest.raises(CommandError, match="no organization"):
        call_command("export_organization", "nowhere", target)
