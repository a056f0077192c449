"""What meets the eye: a link lands on its heading, a long name stays in its row, a list keeps off its heading."""

import pytest

from tests.factories.organizations import MembershipFactory
from tests.missions.browser.test_plan import visit  # noqa: F401 - fixtures
from tests.until import until

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
LONG = "Maximilian.Wolfeschlegelsteinhausenbergerdorff@food-trust-of-the-whole-valley.example"
TALL = ".people li:has-text('Wolfeschlegel')"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("anchor", ["mentioned-promises", "how-alike-the-answers-are"])
def test_link_to_the_method_lands_on_its_heading(visit, live_server, width, anchor):  # noqa: F811
    page = visit(viewport={"width": width, "height": 800}, reduced_motion="reduce")

    page.goto(f"{live_server.url}/method/#{anchor}")

    until(page, f"Math.abs(document.getElementById('{anchor}').getBoundingClientRect().top - 16) < 4")


@pytest.mark.parametrize("width", [390, 1280])
def test_long_name_and_address_stay_inside_their_row(visit, live_server, organization, width):  # noqa: F811
    MembershipFactory(organization=organization, person__name=LONG, person__title=LONG, role="administrator")
    page = visit(viewport={"width": width, "height": 800})

    page.goto(f"{live_server.url}/o/{organization.slug}/people/")

    row, name = page.locator(TALL).bounding_box(), page.locator(f"{TALL} .people-name").bounding_box()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert name["x"] + name["width"] <= row["x"] + row["width"]
    assert name["width"] > 120


def test_heading_keeps_its_distance_from_the_list(visit, live_server, organization):  # noqa: F811
    page = visit(viewport={"width": 1280, "height": 800})
    page.goto(f"{live_server.url}/o/{organization.slug}/me/")
    page.evaluate(
        "document.querySelector('main .card').innerHTML = '<h2>What I owe</h2><ul class=\"owed\"><li>One</li></ul>'"
    )

    gap = page.evaluate(
        "document.querySelector('.owed').getBoundingClientRect().top"
        " - document.querySelector('.owed').previousElementSibling.getBoundingClientRect().bottom"
    )
    assert gap >= 8
