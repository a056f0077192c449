"""A survey somebody else published: an aggregate with its own n and its source, and nobody behind it."""

from datetime import UTC, datetime
from html import unescape

import pytest
from django.apps import apps
from django.urls import reverse

from missionhub.home.importing.content import read_content
from missionhub.home.services.imports import add_surveys
from missionhub.organizations.models import Person
from surveys.models import PublishedSurvey
from surveys.services.published import PublishedItem, add_published_survey
from tests.factories.organizations import OrganizationFactory
from tests.services import require_data

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
ITEMS = (PublishedItem(1, "I know the goals.", 100, 0, 20, None), PublishedItem(2, "I feel heard.", 0, 95, 18, 2))


def published(organization) -> PublishedSurvey:
    return add_published_survey(
        organization=organization, title="Staff survey", source="Agency page, 2024", items=ITEMS, at=NOW
    )


def url(survey: PublishedSurvey) -> str:
    return reverse("surveys:published", args=["harbor-kitchen", survey.pk])


def cells(page: str) -> list[list[str]]:
    """Each row of the table as the texts of its cells."""
    rows = unescape(page).split("<tbody>")[1].split("</tbody>")[0].split("<tr>")[1:]
    return [
        [part.split("<")[0] for part in row.replace(' class="number"', "").split('">')[-1].split("<td>")]
        for row in rows
    ]


def test_every_share_stands_beside_its_n_even_all_and_nobody(leader, client_of):
    page = client_of(leader).get(url(published(leader.organization))).content.decode()

    assert cells(page) == [
        ["I know the goals.", "20", "100%", "0%", "0%", "not asked"],
        ["I feel heard.", "18", "0%", "5%", "95%", "2"],
    ]


def test_the_page_names_its_source_and_the_day(leader, client_of):
    page = client_of(leader).get(url(published(leader.organization))).content.decode()

    assert "Source: Agency page, 2024, brought in on 25 November 2026." in page


def test_the_survey_of_another_organization_is_not_found(leader, client_of):
    assert client_of(leader).get(url(published(OrganizationFactory()))).status_code == 404


def test_the_source_column_of_a_file_is_its_source():
    rows = b"item_no,item,pct_positive,pct_negative,n_answered,source_document\n1,Pay,50,20,20,Agency page\n"

    (survey,) = read_content({"staff_survey_2024.csv": rows}).surveys

    assert survey.source == "Agency page"


def test_the_published_survey_of_twenty_comes_in_whole_and_exposes_nobody(leader, client_of):
    file = require_data() / "us_access_board" / "staff_survey_2024.csv"
    content = read_content({file.name: file.read_bytes()})
    people = Person.objects.count()

    add_surveys(organization=leader.organization, surveys=content.surveys, at=NOW)

    survey = PublishedSurvey.objects.get()
    page = client_of(leader).get(url(survey)).content.decode()
    rows = cells(page)
    assert (content.problems, len(rows), Person.objects.count()) == ([], 75, people)
    assert rows[0][1] == "20"
    assert all(row[1].isdigit() for row in rows)
    assert max(int(row[1]) for row in rows) <= 20
    assert "Source: the file staff_survey_2024.csv" in page
    personal = [
        model for model in apps.get_app_config("surveys").get_models() if not model.__name__.startswith("Published")
    ]
    assert {model.__name__: model.objects.count() for model in personal if model.objects.exists()} == {}
