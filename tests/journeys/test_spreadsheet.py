"""Twenty messy rows of a spreadsheet become outcomes in a few steps; every step a person takes is counted."""

from decimal import Decimal

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from missions.models import Comment, Outcome
from tests.factories.missions import PromiseFactory
from tests.factories.organizations import PersonFactory, TeamFactory
from tests.journeys.conftest import DESK, Visitor

pytestmark = pytest.mark.django_db(transaction=True)

# As it leaves a spreadsheet: a title, headings over merged cells, empty lines, a sum, days in eleven styles, figures of
# two continents, one person and one team in several spellings, places left open, targets in words, columns of remarks.
TABLE = """\
Riverbend – goals (DRAFT v7, do not forward)\t\t\t\t\t\t\t\t\t\t
\t\t\t\t\t\t\t\t\t\t
\t\t\tWhere we are\t\tTarget\t\t\t\tPeople's remarks\t
Key result\tOwner\tDepartment\tBaseline\tYTD\t2026\tBy when\tPillar\tRAG\tStatus / comments\tAsk whom?
Serve more meals each month\tAna Ruiz\tKitchen\t8,000\t11,800\t13,000\t31/12/2026\t1\tamber\tsince the freezer broke\t
Food thrown away in the warehouse\ttomasz  wieczorek\tVans\t40 t\t22 t\t10 t\tQ4 2026\t2\t\t\t
Trainees in paid work\tana ruiz\tkitchen \t12\ttbd\t30\t06/30/27\t3\t\task Rosa\tRosa
\t\t\t\t\t\t\t\t\t\t
Open the Eastside pantry\tSam\tOutreach\t\t\t1\tMarch 2027\t1\tred\t\t
Volunteer hours a month\t\tVolunteers\t1.200\t\t1,500\tend of 2026\t\t\tcounted by hand\t
Grants reported on time\tPriya\tOffice\t80%\t85%\t100%\t2026\t\tgreen\t\t
Donors who give again\tPriya\tOFFICE\t41 %\t\t55 %\t31.12.2026\t\t\tneeds the new database\t
Days from call to food\tANA RUIZ\tOutreach\t5 days\t3.5\t2 days\tQ2 2027\t1\t\t\t
Money in reserve\tPriya\tOffice\t$120k\t$95,000\t$1.5m\t2028\t\t\tboard wants this\t
Cost of a meal\tPriya\tOffice\t3,10 €\t2.85\t2,50 €\tDec 2026\t\t\t\t
Schools with breakfast\tSam\tOutreach\t4\t6\tTBD\t1st September 2027\t1\t\t\tPriya
Cooks trained\tAna Ruiz\tKitchen\t0\t7\t24\t2026-12-31\t3\t\t\t
Pounds of food rescued\ttomasz wieczorek\tVans\t310.000,5\t275.500,0\t400,000\t31/12/2026\t2\t\t"two
lines"\t
\t\t\t\t\t\t\t\t\t\t
Shops that give surplus\tTomasz\tVans\t14\t19\t25\tQ1 2027\t2\t\t\t
Letters to the council\tSam\tOutreach\t0\t3\t4\tsoon\t\t\t\t
Families who say they were treated well\tSam\tOutreach\tn/a\t\t90%\t2026\t1\t\tsurvey in May\t
Sick days per person\tPriya\tOffice\t11\t\tfewer than the city's average\t2027\t\t\t\t
Vans on the road\ttomasz wieczorek\tVans\t3\t3\t4\t12/01/2027\t2\t\tlease?\t
Trainees who stay the course\tANA  RUIZ\tKitchen\t60%\t72%\t80%\tSept 2027\t3\t\t\t
Newsletter readers\tPriya\tOffice\t2 000\t2 450\t4 000\t2027\t\t\t–\t
TOTAL\t\t\t318 000\t\t\t\t\t\t\t
\t\t\t\t\t\t\t\t\t\t
"""
MENDED = {"1.200": "1200", "soon": "31 March 2027"}
WITHOUT_TARGET = {"Schools with breakfast": "", "Sick days per person": "fewer than the city's average"}


class Steps:
    """What a person does: a paste, a click, a cell typed."""

    def __init__(self) -> None:
        self.taken = 0

    def take(self, act) -> None:
        act()
        self.taken += 1


@pytest.fixture
def visitor(chrome, live_server, leader):
    organization = leader.organization
    for name in ("Kitchen", "Office", "Outreach"):
        TeamFactory(organization=organization, name=name)
    PersonFactory(organization=organization, name="Tomasz Wieczorek")
    for position, text in enumerate(("Feed families", "Waste nothing", "Train for jobs"), start=1):
        PromiseFactory(mission__organization=organization, text=text, position=position)
    client = Client()
    client.force_login(leader.user, backend="django.contrib.auth.backends.ModelBackend")
    context = chrome.new_context(viewport=DESK)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    visitor = Visitor(context, live_server.url)
    yield visitor
    context.close()
    assert visitor.complaints == []


def test_twenty_messy_rows_are_in_after_eight_steps_and_nothing_is_lost(visitor, leader):
    page, steps = visitor.page, Steps()
    visitor.open(f"/o/{leader.organization.slug}/outcomes/")

    steps.take(lambda: page.get_by_role("link", name="From a spreadsheet").click())
    steps.take(lambda: page.get_by_label("Paste the rows").fill(TABLE))
    steps.take(lambda: page.get_by_role("button", name="Read the table").click())
    expect(page.get_by_role("heading", name="3 rows need you")).to_be_visible()
    visitor.assert_accessible()
    for wrong, right in MENDED.items():
        steps.take(lambda wrong=wrong, right=right: page.locator(f"#table input[value='{wrong}']").fill(right))
    steps.take(lambda: page.locator(".mend > li", has_text="TOTAL").get_by_label("Leave this row out").check())
    steps.take(lambda: page.get_by_role("button", name="Save and read again").click())
    expect(page.get_by_role("heading", name="20 outcomes are ready")).to_be_visible()
    expect(page.get_by_text("2 have no figure for their target.")).to_be_visible()
    visitor.assert_accessible()
    steps.take(lambda: page.get_by_role("button", name="Add these 20 outcomes").click())

    expect(page.get_by_text("20 outcomes were added.")).to_be_visible()
    print(f"{steps.taken} steps")
    outcomes = {outcome.title: outcome for outcome in Outcome.objects.of(leader.organization)}
    assert (len(outcomes), steps.taken) == (20, 8)
    assert_read_right(outcomes)
    assert_nothing_lost(outcomes.values())


def assert_read_right(outcomes):
    reserve, meal = outcomes["Money in reserve"], outcomes["Cost of a meal"]
    assert (reserve.baseline, reserve.target) == (120_000, 1_500_000)
    assert (meal.baseline, meal.target, meal.unit, meal.direction) == (Decimal("3.1"), Decimal("2.5"), "€", "reduce")
    assert outcomes["Pounds of food rescued"].baseline == Decimal("310000.5")
    assert str(outcomes["Trainees in paid work"].due_on) == "2027-06-30"
    assert outcomes["Food thrown away in the warehouse"].direction == "reduce"
    assert {title: row.success for title, row in outcomes.items() if row.target is None} == WITHOUT_TARGET
    assert {row.lead.name for row in outcomes.values() if row.lead} == {"Ana Ruiz", "Tomasz Wieczorek", "Sam", "Priya"}
    assert {row.team.name for row in outcomes.values()} == {"Kitchen", "Office", "Outreach", "Vans", "Volunteers"}


def assert_nothing_lost(outcomes):
    """Every word of a row that became an outcome stands in a field of it, or in the comment beside it."""
    kept = "\n".join(Comment.objects.values_list("text", flat=True))
    words = ("amber", "since the freezer broke", "ask Rosa", "counted by hand", "two\nlines", "lease?", "survey in May")
    marks = ("YTD: tbd", "2026: TBD", "Baseline: n/a", "Ask whom?: Priya", "RAG: red")
    assert [text for text in (*words, *marks) if text not in kept] == []
