"""Twenty messy rows of a spreadsheet become outcomes in a few steps; every step a person takes is counted."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from missions.models import Comment, Outcome
from tests.factories.missions import PromiseFactory
from tests.factories.organizations import PersonFactory, TeamFactory
from tests.journeys.conftest import DESK, Visitor

pytestmark = pytest.mark.django_db(transaction=True)

TABLE = """\
Key result\tOwner\tDepartment\tBaseline\tYTD\tTarget 2026\tBy when\tPillar\tStatus / comments
Serve more meals each month\tAna Ruiz\tKitchen\t8,000\t11,800\t13,000\t31/12/2026\t1\tamber since the freezer broke
Food thrown away in the warehouse\ttomasz wieczorek\tVans\t40 t\t22 t\t10 t\tQ4 2026\t2\t
Trainees in paid work\tAna Ruiz\tkitchen\t12\ttbd\t30\t06/30/27\t3\task Rosa
Open the Eastside pantry\tSam\tOutreach\t\t\t1\tMarch 2027\t1\t
Volunteer hours a month\t\tVolunteers\t1.200\t\t1,500\tend of 2026\t\tcounted by hand
Grants reported on time\tPriya\tOffice\t80%\t85%\t100%\t2026\t\t
Donors who give again\tPriya\tOffice\t41 %\t\t55 %\t31.12.2026\t\tneeds the new database
Days from call to food\tAna Ruiz\tOutreach\t5 days\t3.5\t2 days\tQ2 2027\t1\t
Money in reserve\tPriya\tOffice\t$120k\t$95,000\t$1.5m\t2028\t\tboard wants this
Cost of a meal\tPriya\tOffice\t$3.10\t$2.85\t$2.50\tDec 2026\t\t
Schools with breakfast\tSam\tOutreach\t4\t6\t9\t1st September 2027\t1\t
Cooks trained\tAna Ruiz\tKitchen\t0\t7\t24\t2026-12-31\t3\t
Pounds of food rescued\ttomasz wieczorek\tVans\t310,000\t275,500\t400,000\t31/12/2026\t2\t"two
lines"
Shops that give surplus\ttomasz wieczorek\tVans\t14\t19\t25\tQ1 2027\t2\t
Letters to the council\tSam\tOutreach\t0\t3\t4\tsoon\t\t
Families who say they were treated well\tSam\tOutreach\tn/a\t\t90%\t2026\t1\tsurvey in May
Sick days per person\tPriya\tOffice\t11\t\t8\t2027\t\t
Vans on the road\ttomasz wieczorek\tVans\t3\t3\t4\t12/01/2027\t2\tlease?
Trainees who stay the course\tAna Ruiz\tKitchen\t60%\t72%\t80%\t2027\t3\t
Newsletter readers\tPriya\tOffice\t2 000\t2 450\t4 000\t2027\t\t
\t\t\t\t\t\t\t\t
"""
MENDED = {"tbd": "", "1.200": "1200", "n/a": "", "soon": "31 March 2027"}


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


def test_twenty_messy_rows_are_in_after_nine_steps_and_nothing_is_lost(visitor, leader):
    page, steps = visitor.page, Steps()
    visitor.open(f"/o/{leader.organization.slug}/outcomes/")

    steps.take(lambda: page.get_by_role("link", name="From a spreadsheet").click())
    steps.take(lambda: page.get_by_label("Paste the rows").fill(TABLE))
    steps.take(lambda: page.get_by_role("button", name="Read the table").click())
    expect(page.get_by_role("heading", name="4 rows need you")).to_be_visible()
    visitor.assert_accessible()
    for wrong, right in MENDED.items():
        steps.take(lambda wrong=wrong, right=right: page.locator(f"#table input[value='{wrong}']").fill(right))
    steps.take(lambda: page.get_by_role("button", name="Save and read again").click())
    expect(page.get_by_role("heading", name="20 outcomes are ready")).to_be_visible()
    visitor.assert_accessible()
    steps.take(lambda: page.get_by_role("button", name="Add these 20 outcomes").click())

    expect(page.get_by_text("20 outcomes were added.")).to_be_visible()
    outcomes = {outcome.title: outcome for outcome in Outcome.objects.of(leader.organization)}
    assert (len(outcomes), steps.taken) == (20, 9)
    assert (outcomes["Money in reserve"].baseline, outcomes["Money in reserve"].target) == (120_000, 1_500_000)
    assert str(outcomes["Trainees in paid work"].due_on) == "2027-06-30"
    assert outcomes["Vans on the road"].lead.name == "Tomasz Wieczorek"
    assert outcomes["Food thrown away in the warehouse"].direction == "reduce"
    kept = "\n".join(Comment.objects.values_list("text", flat=True))
    for words in (
        "amber since the freezer broke",
        "ask Rosa",
        "counted by hand",
        "two\nlines",
        "lease?",
        "survey in May",
    ):
        assert words in kept
