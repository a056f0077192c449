import io
import json
import zipfile

import pytest
from django.urls import reverse

from alignment.models import ReleasedLikeness
from tests.factories.alignment import released_round
from tests.factories.organizations import MembershipFactory
from tests.factories.staff_results import staff_results
from tests.factories.staff_rounds import open_staff_round

pytestmark = [pytest.mark.django_db, pytest.mark.either]
SLUG = "harbor-kitchen"


def test_whoever_reads_results_downloads_what_rest_tells(leader, member, client_of):
    round = staff_results(by=leader.person)
    page, rest = (reverse(f"alignment:{name}", args=[SLUG, round.pk]) for name in ("audit", "api-audit"))

    file = client_of(leader).get(page)
    told = client_of(leader).get(rest).json()

    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        packed = json.loads(archive.read("audit.json"))
        assert "# How every number is computed" in archive.read("method.md").decode()
        assert {f"{name}.csv" for name in told["tables"]} < set(archive.namelist())
    assert packed["tables"] == told["tables"]
    assert file["Content-Disposition"].startswith('attachment; filename="audit-')
    assert (client_of(member).get(page).status_code, client_of(member).get(rest).status_code) == (403, 403)


def test_before_the_release_there_is_none(leader, client_of):
    waiting = open_staff_round(by=leader.person)

    assert client_of(leader).get(reverse("alignment:audit", args=[SLUG, waiting.pk])).status_code == 404


@pytest.mark.parametrize("name", ["audit", "api-audit"])
def test_released_figures_are_not_there_for_another_organization(leader, client_of, name):
    rounds = [staff_results(by=leader.person), released_round(organization=leader.organization, by=leader.person).round]
    stranger = MembershipFactory(role="administrator", organization__slug="elsewhere")

    for round in rounds:
        assert client_of(leader).get(reverse(f"alignment:{name}", args=[SLUG, round.pk])).status_code == 200
        assert client_of(stranger).get(reverse(f"alignment:{name}", args=["elsewhere", round.pk])).status_code == 404


def test_results_page_leads_to_it(leader, client_of):
    round = staff_results(by=leader.person)

    page = client_of(leader).get(reverse("alignment:results", args=[SLUG, round.pk])).content.decode()

    assert reverse("alignment:audit", args=[SLUG, round.pk]) in page


def test_likeness_of_single_answers_is_kept_of_attributed_rounds_only(leader):
    round = staff_results(by=leader.person)

    assert round.releases.exists()
    assert not ReleasedLikeness.objects.filter(release__round=round).exists()
