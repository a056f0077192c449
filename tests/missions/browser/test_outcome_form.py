"""The form of an outcome on a phone: an owner in a few taps, a sentence read into it, nothing typed lost."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from missions.models import Outcome
from tests.axe import violations
from tests.factories.missions import MissionFactory, MissionVersionFactory, PromiseFactory
from tests.missions.browser.test_plan import PHONE, visit  # noqa: F401 - fixtures
from tests.missions.views.conftest import AT

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
SAID = "Increase customer satisfaction from 72% to 85% by 31 March 2027"


@pytest.fixture
def promise(organization):
    mission = MissionFactory(organization=organization)
    MissionVersionFactory(mission=mission, statement="We feed families.", published_at=AT)
    return PromiseFactory(mission=mission, text="Feed families")


def url(name: str, *args: object) -> str:
    return reverse(f"missions:{name}", args=["harbor-kitchen", *args])


def assert_accessible(page) -> None:
    assert violations(page) == []


def test_promise_that_nobody_owns_has_an_owner_after_four_taps_and_one_sentence(visit, live_server, promise, leader):  # noqa: F811
    page = visit(**PHONE)
    page.goto(live_server.url + url("promise", promise.pk))

    page.get_by_role("link", name="Or begin with an outcome").tap()
    page.get_by_role("heading", name="Who will own it?").wait_for()
    assert_accessible(page)
    page.get_by_label("Who owns it?").select_option(label=leader.person.name)  # a tap to open, a tap to choose
    page.get_by_label("What will be different?").fill("Nobody on our streets is hungry at night")
    page.get_by_role("button", name="Add the outcome").tap()
    page.get_by_text("The outcome was added.").wait_for()

    made = Outcome.objects.get()
    assert (made.lead, made.contributions.get().promise) == (leader.person, promise)


def test_sentence_read_into_the_form_is_not_undone_by_what_was_kept_of_the_typing(visit, live_server, promise):  # noqa: F811
    page = visit(**PHONE)
    page.goto(live_server.url + url("outcome-new"))
    page.get_by_label("What will be different?").fill(SAID)

    page.get_by_role("button", name="Add the outcome").tap()

    expect(page.get_by_role("heading", name="What your sentence says")).to_be_visible()
    expect(page.get_by_label("Where shall it be?")).to_have_value("85")
    expect(page.get_by_label("Due on")).to_have_value("2027-03-31")
    assert_accessible(page)


def test_fold_with_an_error_is_open_and_every_other_is_closed(visit, live_server, promise):  # noqa: F811
    page = visit(**PHONE)
    page.goto(live_server.url + url("outcome-new"))
    page.get_by_label("What will be different?").fill("Fed")
    page.get_by_text("More about this outcome").tap()
    page.get_by_text("The problem behind it").tap()
    page.get_by_label("Chance of reaching it").fill("140")
    page.get_by_text("What it needs", exact=True).tap()
    page.get_by_label("Technology").fill("Two vans")

    page.get_by_role("button", name="Add the outcome").tap()

    expect(page.get_by_label("Chance of reaching it")).to_be_visible()
    expect(page.get_by_label("Technology")).to_be_hidden()
    expect(page.get_by_label("Technology")).to_have_value("Two vans")
    assert_accessible(page)


def measure_unfolded(visit, live_server):  # noqa: F811
    """A new outcome with the part about its measure unfolded."""
    page = visit(**PHONE)
    page.goto(live_server.url + url("outcome-new"))
    page.get_by_text("More about this outcome").tap()
    page.get_by_text("How will you see it?").tap()
    return page


def test_band_is_asked_for_where_one_is_held_and_never_hides_what_was_typed(visit, live_server, promise):  # noqa: F811
    page = measure_unfolded(visit, live_server)
    way, low, high = (page.get_by_label(name) for name in ("Which way?", "Band, from", "Band, to"))

    expect(page.get_by_label("Where shall it be?")).to_be_visible()
    expect(low).to_be_hidden()
    way.select_option("hold")
    expect(high).to_be_visible()
    high.fill("5")
    way.select_option("increase")
    expect(low).to_be_visible()
    expect(high).to_be_visible()
    high.fill("")
    expect(high).to_be_hidden()
    assert_accessible(page)


def test_band_that_is_wrong_shows_with_what_is_wrong(visit, live_server, promise):  # noqa: F811
    page = measure_unfolded(visit, live_server)
    page.get_by_label("What will be different?").fill("Fed")
    page.get_by_label("Which way?").select_option("hold")
    page.get_by_role("button", name="Add the outcome").tap()

    expect(page.get_by_text("Say at least one edge of the band.")).to_be_visible()
    page.get_by_label("Which way?").select_option("increase")
    expect(page.get_by_text("Say at least one edge of the band.")).to_be_visible()
