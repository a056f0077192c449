"""The public page and its embed in a real browser: accessible, fitting, and only the embed in a frame elsewhere."""

from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from missions.models import Promise, PublicPage
from tests.factories.missions import MissionFactory, MissionVersionFactory, PromiseFactory
from tests.factories.organizations import OrganizationFactory
from tests.factories.plans import CheckInFactory, OutcomeFactory, StoryFactory
from tests.journeys.conftest import DESK, PHONE, Visitor

pytestmark = pytest.mark.django_db(transaction=True)
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
PAGES = ("/p/harbor-kitchen/", "/p/harbor-kitchen/embed/")


@pytest.fixture
def published():
    organization = OrganizationFactory(name="Harbor Kitchen", slug="harbor-kitchen")
    mission = MissionFactory(organization=organization)
    MissionVersionFactory(
        mission=mission, statement="We cook for all of Harbor.", vision="Nobody hungry.", published_at=AT
    )
    PromiseFactory.create_batch(3, mission=mission, definition="Every day.", measure="Meals", is_public=True)
    outcome = OutcomeFactory(organization=organization, baseline=0, target=13000, unit="meals", is_public=True)
    CheckInFactory(outcome=outcome, value=11800)
    StoryFactory(organization=organization, state="shown", may_be_public=True, is_public=True, happened_on=AT.date())
    PublicPage.objects.create(organization=organization, is_on=True, shows_vision=True, introduction="Welcome.")
    assert Promise.objects.filter(is_public=True).count() == 3


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_public_pages_are_accessible_and_fit_the_screen(published, chrome, live_server, path, scheme, viewport):
    context = chrome.new_context(viewport=viewport, color_scheme=scheme, has_touch=viewport is PHONE)
    visitor = Visitor(context, live_server.url)
    visitor.open(path)

    text = visitor.page.inner_text("main")
    width = visitor.page.evaluate("document.documentElement.scrollWidth")
    visitor.assert_accessible()
    context.close()

    assert ("We cook for all of Harbor." in text, "11,800 meals" in text) == (True, True)
    assert (width, visitor.complaints) == (viewport["width"], [])


@pytest.fixture
def another_site(live_server):
    """A site of somebody else, with both pages in frames."""
    frames = "".join(f'<iframe src="{live_server.url}{path}" width="600" height="480"></iframe>' for path in PAGES)

    class Donors(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(frames.encode())

        def log_message(self, *arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Donors)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_another_site_frames_the_embed_and_nothing_else(published, chrome, another_site):
    context = chrome.new_context(viewport=DESK)
    page = context.new_page()
    page.goto(another_site, wait_until="networkidle")

    texts = [frame.evaluate("document.body ? document.body.innerText : ''") for frame in page.frames[1:]]
    context.close()

    assert ["We cook for all of Harbor." in text for text in texts] == [False, True]


def test_page_reads_the_same_without_scripts_and_prints_its_address(published, chrome, live_server):
    context = chrome.new_context(viewport=DESK, java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + PAGES[0])
    seen = page.get_by_text("We cook for all of Harbor.").is_visible()
    page.emulate_media(media="print")
    printed = page.locator(".only-print", has_text="/p/harbor-kitchen/").is_visible()
    context.close()

    assert (seen, printed) == (True, True)
