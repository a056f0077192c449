import pytest
from django.urls import reverse

from alignment.lines.shipped import SHIPPED, STANDS_FOR
from alignment.models import BenchmarkLine
from missionhub.organizations.permissions import Role
from tests.factories.benchmarks import FIELDS, line_table, own_line
from tests.factories.organizations import MembershipFactory

pytestmark = pytest.mark.django_db
TYPED = {name: str(value) for name, value in FIELDS.items()} | {"is_comparable": "on", "lock_version": "1"}


def url(name: str, *args: object) -> str:
    return reverse(f"alignment:{name}", args=["harbor-kitchen", *args])


@pytest.fixture
def theirs():
    """A line and a table of another organization."""
    other = MembershipFactory(role=Role.LEADER).organization
    line_table(other, items=("Their question",))
    return own_line(other, item="Their line")


def test_list_shows_what_ships_and_only_our_own_lines(leader, client_of, theirs):
    own_line(leader.organization)
    line_table(leader.organization)

    page = client_of(leader).get(url("benchmark-list")).content.decode()

    assert "Knows what the network stands for" in page
    assert "Purpose" in page
    assert all(str(line.source) in page.replace("&#x27;", "'") for line in SHIPPED)
    assert "Their" not in page


def test_list_without_lines_of_its_own_teaches(leader, client_of):
    page = client_of(leader).get(url("benchmark-list")).content.decode()

    assert "None yet." in page
    assert url("benchmark-new") in page
    assert url("benchmark-table-new") in page


def test_home_leads_to_the_lines(leader, client_of):
    assert url("benchmark-list") in client_of(leader).get(url("home")).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_the_database_equally_often(leader, client_of, count, django_assert_num_queries):
    line_table(leader.organization, items=tuple("ABC"[:count]))
    for number in range(count):
        own_line(leader.organization, item=f"Own {number}")
    client = client_of(leader)

    with django_assert_num_queries(7):  # session, user, membership, lines, years and groups, figures, the strip
        client.get(url("benchmark-list"))


def test_table_shows_a_question_that_was_not_asked_as_such(leader, client_of):
    first, _second = line_table(leader.organization, items=("Asked", "Silent"))
    first.figures.filter(year=2024).delete()

    page = client_of(leader).get(url("benchmark-list")).content.decode()

    assert "not asked" in page


@pytest.mark.parametrize("year", ["x", "٢٠٢٤", "99999", "-1", ""])
def test_a_year_nobody_offers_is_no_error(leader, client_of, year):
    line_table(leader.organization)

    assert client_of(leader).get(url("benchmark-list"), {"year": year}).context["library"].choice.year == 2024


def test_our_count_stands_above_the_shipped_line(leader, client_of):
    page = client_of(leader).get(url("benchmark-shipped", STANDS_FOR), {"count": 24, "n": 30}).content.decode()

    assert "24 of 30 (80%): above the line of 41%." in page
    assert "; the line is at 41" in page
    assert "gallup.com/workplace/236279" in page


def test_our_count_is_not_held_against_what_is_not_comparable(leader, client_of):
    (line,) = line_table(leader.organization)

    page = client_of(leader).get(url("benchmark", line.pk), {"count": 24, "n": 30}).content.decode()

    assert "not held against the line of 70%: Not checked." in page
    assert "the line is at" not in page


def test_our_count_is_held_against_the_population_that_was_chosen(leader, client_of):
    (line,) = line_table(leader.organization)
    BenchmarkLine.objects.update(is_comparable=True)
    ships = line.figures.get(population="Ships")

    page = client_of(leader).get(url("benchmark", line.pk), {"year": 2023, "against": ships.pk, "count": 3, "n": 30})

    assert page.context["comparison"].sentence == "3 of 30 (10%): below the line of 80%."


@pytest.mark.parametrize(("count", "n"), [("31", "30"), ("x", "30"), ("1", "0"), ("-1", "30"), ("1", "100001")])
def test_an_impossible_count_is_told_and_kept(leader, client_of, count, n):
    page = client_of(leader).get(url("benchmark-shipped", STANDS_FOR), {"count": count, "n": n})

    assert page.context["comparison"] is None
    assert page.context["form"].errors
    assert f'value="{count}"' in page.content.decode()


def test_a_line_that_does_not_ship_is_not_found(leader, client_of):
    assert client_of(leader).get(url("benchmark-shipped", "q12")).status_code == 404


def test_line_is_added_with_every_field(leader, client_of):
    answer = client_of(leader).post(url("benchmark-new"), TYPED)

    line = BenchmarkLine.objects.get()
    assert answer.url == line.get_absolute_url()
    assert (line.organization, line.created_by, line.item) == (leader.organization, leader.person, FIELDS["item"])
    assert line.figures.get().percent == 52


@pytest.mark.parametrize(
    "wrong",
    [
        {"percent": "101"},
        {"percent": "-1"},
        {"percent": "many"},
        {"year": "24"},
        {"n": "0"},
        {"source": " "},
        {"reason": ""},
        {"item": "x" * 301},
    ],
)
def test_nothing_typed_is_lost_when_a_field_is_wrong(leader, client_of, wrong):
    page = client_of(leader).post(url("benchmark-new"), TYPED | wrong)

    assert list(page.context["form"].errors) == list(wrong)
    assert FIELDS["scale"] in page.content.decode()
    assert BenchmarkLine.objects.count() == 0


def test_a_line_noted_twice_is_refused_with_a_word(leader, client_of):
    own_line(leader.organization)

    page = client_of(leader).post(url("benchmark-new"), TYPED).content.decode()

    assert "in the list already" in page


def test_edit_shows_what_stands_and_saves(leader, client_of):
    line = own_line(leader.organization)
    client = client_of(leader)

    assert 'value="52.00"' in client.get(url("benchmark-edit", line.pk)).content.decode()
    client.post(url("benchmark-edit", line.pk), TYPED | {"percent": "55"})

    assert line.figures.get().percent == 55


def test_the_second_editor_keeps_the_text_and_may_save_again(leader, client_of):
    line = own_line(leader.organization)
    client = client_of(leader)
    client.post(url("benchmark-edit", line.pk), TYPED | {"reason": "First."})

    page = client.post(url("benchmark-edit", line.pk), TYPED | {"reason": "Second."})
    again = page.context["form"]["lock_version"].value()
    client.post(url("benchmark-edit", line.pk), TYPED | {"reason": "Second.", "lock_version": again})

    assert "Somebody changed this line" in page.content.decode()
    line.refresh_from_db()
    assert line.reason == "Second."


def test_edit_of_a_table_leaves_its_figures_to_the_file(leader, client_of):
    (line,) = line_table(leader.organization)

    page = client_of(leader).get(url("benchmark-edit", line.pk))

    assert not {"percent", "year", "n", "population"} & set(page.context["form"].fields)


def test_removal_asks_first_and_takes_the_source_along_if_wanted(leader, client_of):
    first, *_rest = line_table(leader.organization, items=("A", "B", "C"))
    client = client_of(leader)

    assert "The 2 other lines of this source" in client.get(url("benchmark-removal", first.pk)).content.decode()
    assert BenchmarkLine.objects.count() == 3
    client.post(url("benchmark-removal", first.pk), {"all": "on"})

    assert BenchmarkLine.objects.count() == 0


@pytest.mark.parametrize("name", ["benchmark", "benchmark-edit", "benchmark-removal"])
def test_the_line_of_another_organization_is_not_found(leader, client_of, theirs, name):
    ours, client = own_line(leader.organization), client_of(leader)

    assert client.get(url(name, theirs.pk)).status_code == 404
    assert client.get(url(name, ours.pk)).status_code == 200
    for page in ("benchmark-edit", "benchmark-removal"):
        assert client.post(url(page, theirs.pk), TYPED | {"item": "Stolen", "all": "on"}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.item == "Their line"


def test_removing_a_source_leaves_the_same_source_of_others(leader, client_of, theirs):
    ours = own_line(leader.organization)

    client_of(leader).post(url("benchmark-removal", ours.pk), {"all": "on"})

    assert BenchmarkLine.objects.filter(pk=theirs.pk).exists()


def test_a_figure_of_another_organization_is_never_the_line(leader, client_of, theirs):
    (line,) = line_table(leader.organization)

    page = client_of(leader).get(url("benchmark", line.pk), {"against": theirs.figures.get().pk, "count": 1, "n": 9})

    assert page.context["line"].percent == 70


def test_a_source_that_says_nothing_for_the_choice_is_one_line(leader, client_of):
    line_table(leader.organization, source="Speaks")
    (silent,) = line_table(leader.organization, source="Silent")
    silent.figures.filter(year=2024).delete()

    page = client_of(leader).get(url("benchmark-list"), {"year": 2024}).content.decode()

    assert page.count("Nothing was asked here in this year and group.") == 1
