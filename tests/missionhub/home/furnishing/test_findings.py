from collections.abc import Iterator

import pytest
from django.conf import settings
from django.utils import timezone

from alignment.queries.findings import findings
from alignment.scoring import load_encoder
from missionhub.organizations.models import Organization, Person
from tests.missionhub.home.seeded import demonstration

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def riverbend(django_db_setup, django_db_blocker) -> Iterator[Organization]:
    with demonstration(django_db_blocker, encoder=load_encoder(settings.MODEL_DIR), at=timezone.now()) as organization:
        yield organization


def test_demonstration_has_findings_to_act_on_one_acted_on_and_one_set_aside(riverbend):
    page = findings(riverbend, on=riverbend.today(at=timezone.now()))

    assert [row.rule for row in page.open] == ["unheard", "unsaid_by_staff", "off_track", "at_risk"]
    assert page.open[0].sentence == (
        "No leader mentions “Speak up for wages and benefits people can live on”, hardly any of the staff mention it "
        "and nobody owns it."
    )
    assert "People outside: at most 10%, likely between 0 and 30%. n = 15." in page.open[0].sure
    assert [(row.rule, [one.text for one in row.agreed]) for row in page.acted_on] == [
        ("not_kept", ["Ask three trainees what would have kept them with us"])
    ]
    assert [(row.rule, row.set_aside.name) for row in page.set_aside] == [("outside", "Amara Nwosu")]


def test_no_finding_names_anybody(riverbend):
    names = Person.objects.of(riverbend).values_list("name", flat=True)
    page = findings(riverbend, on=riverbend.today(at=timezone.now()))
    said = " ".join(" ".join([row.sentence, row.step, row.action, *row.sure]) for row in page.every)

    assert said and not any(name in said for name in names)
