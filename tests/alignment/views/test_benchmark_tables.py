import io

import pytest
from django.urls import reverse

from alignment.models import BenchmarkFigure, BenchmarkLine, BenchmarkUpload
from missionhub.organizations.permissions import Role
from tests.factories.organizations import MembershipFactory
from tests.services import require_data

pytestmark = pytest.mark.django_db
TABLE = b"year,dept_group,organisation,clear_purpose,vision,uid\n2023,J,Courts,81,,C\n2024,J,Courts,101,40,C\n"


def url(name: str, *args: object) -> str:
    return reverse(f"alignment:{name}", args=["harbor-kitchen", *args])


def upload(client, content: bytes = TABLE, **fields: str):
    file = io.BytesIO(content)
    file.name = "network.csv"
    return client.post(url("benchmark-table-new"), {"file": file, "source": "Network, 2024"} | fields)


def test_preview_says_how_each_column_is_read_and_what_is_left_out(leader, client_of):
    client = client_of(leader)

    page = client.get(upload(client).url).content.decode()

    assert "Clear purpose" in page
    assert "network.csv, line 3, column clear_purpose" in page
    assert "above 100%" in page
    assert "hold no percentages: uid" in page
    assert "who was asked and when: year, dept_group, organisation" in page
    assert BenchmarkLine.objects.count() == 0


def test_a_yes_takes_in_the_columns_that_stay_ticked(leader, client_of):
    client = client_of(leader)
    page = upload(client).url

    answer = client.post(page, {"column": ["clear_purpose", "vision"], "take": ["clear_purpose"]})

    assert answer.url == url("benchmark-list")
    figure = BenchmarkFigure.objects.get()
    assert (figure.line.item, figure.line.source, figure.percent, figure.year) == (
        "Clear purpose",
        "Network, 2024",
        81,
        2023,
    )
    assert client.post(page).status_code == 404


def test_problems_are_listed_and_nothing_is_taken_in(leader, client_of):
    client = client_of(leader)
    address = upload(client, b"year,organisation,a\nFY24,Courts,5\n").url

    page = client.get(address).content.decode()
    refused = client.post(address, follow=True).content.decode()

    assert "network.csv, line 2, column year" in page
    assert "cannot be read yet" in refused
    assert BenchmarkLine.objects.count() == 0


@pytest.mark.parametrize("content", [b"\x00\x01", b"", b'a,"b\n', b"PK\x03\x04"])
def test_a_file_that_is_no_table_is_told_so(leader, client_of, content):
    client = client_of(leader)

    answer = upload(client, content)
    page = client.get(answer.url) if answer.status_code == 302 else answer

    assert page.status_code == 200
    assert BenchmarkLine.objects.count() == 0


def test_a_file_without_its_source_is_refused(leader, client_of):
    page = upload(client_of(leader), source="")

    assert list(page.context["form"].errors) == ["source"]
    assert BenchmarkUpload.objects.count() == 0


def test_an_uploaded_name_is_no_markup(leader, client_of):
    client = client_of(leader)

    page = client.get(upload(client, b"year,population,<script>x</script>\n2024,<b>X</b>,5\n").url).content.decode()

    assert "<script>x" not in page


@pytest.mark.parametrize("name", ["benchmark-table", "benchmark-table-removal"])
def test_a_table_waits_for_whoever_uploaded_it(leader, administrator, client_of, name):
    stranger = MembershipFactory(role=Role.LEADER)
    upload(client_of(leader))
    waiting = BenchmarkUpload.objects.get()

    answers = [
        client_of(administrator).post(url(name, waiting.pk)).status_code,
        client_of(stranger).post(url(name, waiting.pk)).status_code,
    ]

    assert answers == [404, 404]
    assert (BenchmarkUpload.objects.count(), BenchmarkLine.objects.count()) == (1, 0)


def test_a_table_may_be_thrown_away(leader, client_of):
    client = client_of(leader)
    upload(client)

    client.post(url("benchmark-table-removal", BenchmarkUpload.objects.get().pk))

    assert BenchmarkUpload.objects.count() == 0


def test_the_published_civil_service_figures_come_in_and_the_page_stays_small(
    leader, client_of, django_assert_num_queries
):
    client = client_of(leader)
    content = (require_data() / "uk_civil_service_alignment.csv").read_bytes()

    client.post(upload(client, content, country="United Kingdom").url)

    assert (BenchmarkLine.objects.count(), BenchmarkFigure.objects.count()) == (11, 6893)
    with django_assert_num_queries(7):
        page = client.get(url("benchmark-list"), {"year": 2023, "group": "Justice"})
    (table,) = page.context["library"].tables
    assert [len(measure.figures) for measure in table.measures] == [7, 0] + [7] * 9
    assert len(page.content) < 100_000
