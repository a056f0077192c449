"""Every page of the demonstration, found by its links: accessible and fitting on a desk and a phone, light and dark."""

from collections import deque
from collections.abc import Collection
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urlsplit

import pytest
from django.urls import Resolver404, resolve

from missionhub.organizations.permissions import Role
from tests.architecture.routes import tenant_routes
from tests.axe import LOOKS, bring_along
from tests.journeys.conftest import DESK, PHONE, Visitor

pytestmark = pytest.mark.django_db(transaction=True)

DOWNLOADS = {
    "home:export": "is a file",
    "alignment:figures": "is a file",
    "alignment:figures-workbook": "is a file",
    "alignment:audit": "is a file",
    "alignment:board-pdf": "is a file",
    "alignment:board-audit": "is a file",
    "alignment:board-promises": "is a file",
    "alignment:board-outcomes": "is a file",
    "alignment:board-workbook": "is a file",
    "partnerships:export": "is a file",
}
ELSEWHERE = {
    "surveys:sheet": "is printed; see tests/surveys",
    "surveys:statement-decision": "needs proposals to sort; see tests/surveys/journeys",
    "alignment:benchmark-table": "needs an uploaded table; see tests/alignment/views",
    "alignment:founder-reading": "needs an own answer; see tests/journeys/test_main_loop.py",
    "alignment:phrase": "needs a promise that was missed; see tests/alignment/views/test_labels.py",
    "partnerships:hearing-sharing": "needs a hearing of our own; see tests/partnerships/views/test_hearings.py",
    "missions:conflict": "needs two editors; see tests/journeys/test_main_loop.py",
    "surveys:survey-conflict": "needs two editors; see tests/surveys/views/test_own_surveys.py",
    "missions:story-conflict": "needs two editors; see tests/missions/views/test_story_edits.py",
    "missions:story-addition": "shows the story's page again when its form has a mistake",
    "missions:sheet": "needs a table; see tests/journeys/test_spreadsheet.py",
}

SEVERAL = {"partnerships:partnership": 2, "partnerships:stakeholder": 6}  # one alone does not lead everywhere

LINKS = """[...document.querySelectorAll("a[href]")]
  .map((link) => new URL(link.getAttribute("href"), document.baseURI).href)"""  # in drawings, too


@dataclass
class Findings:
    reached: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)


def pages_with_get() -> set[str]:
    return {
        route.name
        for route in tenant_routes()
        if route.path.startswith("o/") and route.view_class is not None and hasattr(route.view_class, "get")
    }


def name_of(path: str) -> str | None:
    try:
        return resolve(path).view_name
    except Resolver404:
        return None


Look = tuple[dict[str, int], str, list[str] | None]
DESK_BY_DAY: Look = (DESK, "light", None)
PHONE_BY_NIGHT: Look = (PHONE, "dark", LOOKS)  # the other rules read the same page the same way
PHONE_BY_DAY: Look = (PHONE, "light", None)


def turn_to(look: Look, visitor: Visitor) -> None:
    viewport, scheme, _ = look
    visitor.page.set_viewport_size(viewport)
    visitor.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")


def see(look: Look, visitor: Visitor, findings: Findings, *, is_read: bool) -> None:
    viewport, scheme, rules = look
    where = f"{urlsplit(visitor.page.url).path} ({viewport['width']}, {scheme})"
    width = visitor.page.evaluate("document.documentElement.scrollWidth")
    if width > viewport["width"]:
        findings.complaints.append(f"{where}: {width} pixels wide")
    if not is_read:
        return
    try:
        visitor.assert_accessible(rules=rules)
    except AssertionError as error:
        findings.complaints.append(f"{where}: {str(error).partition('assert')[0]}")


def oldest_partnership_first(path: str) -> str:
    """It holds something of everything; the rest stays in the order of the page."""
    return path if "/partnerships/" in path else ""


def crawl(visitor: Visitor, start: str, *looks: Look, known: Collection[str] = ()) -> Findings:
    """One page of each kind, each reached by a link that a person could follow; axe reads the kinds not yet known.

    A page is loaded as the one before it was looked at last, and turned for its other looks.
    """
    findings, waiting, opened = Findings(), deque([start]), set()
    bring_along(visitor.page)
    turned = list(looks)
    turn_to(turned[0], visitor)
    while waiting:
        path = waiting.popleft()
        name = name_of(path)
        if name is None or path in opened or name in DOWNLOADS:
            continue
        if sum(name_of(one) == name for one in opened) >= SEVERAL.get(name, 1):
            continue
        opened.add(path)
        findings.reached.add(name)
        answer = visitor.page.goto(visitor.address + path)
        if answer is None or answer.status != 200:
            findings.complaints.append(f"{path}: answers {answer and answer.status}")
            continue
        for number, look in enumerate(turned):
            if number:
                turn_to(look, visitor)
            see(look, visitor, findings, is_read=name not in known)
        turned.reverse()
        links = visitor.page.evaluate(LINKS)
        mine = (urlsplit(urldefrag(link).url).path for link in links if link.startswith(visitor.address))
        waiting.extend(sorted((path for path in mine if path.startswith(start)), key=oldest_partnership_first))
    return findings


def test_every_page_is_reached_by_links_accessible_and_fits(visit_as):
    """A member's pages are the administrator's with less on them: what one has read needs no second reading."""
    administrator, start = visit_as(Role.ADMINISTRATOR)
    findings = crawl(administrator, start, DESK_BY_DAY, PHONE_BY_NIGHT)
    administrator.context.close()
    member, start = visit_as(Role.MEMBER)
    theirs = crawl(member, start, PHONE_BY_DAY, known=findings.reached)

    complaints = [*findings.complaints, *theirs.complaints]
    assert not complaints, "\n".join(complaints)
    assert pages_with_get() - findings.reached - set(DOWNLOADS) - set(ELSEWHERE) == set()
    print(f"{len(findings.reached)} kinds of pages, {len(theirs.reached)} of them a member's")


@pytest.mark.proof
def test_every_page_a_member_reaches_is_accessible(visit_as):
    visitor, start = visit_as(Role.MEMBER)

    findings = crawl(visitor, start, PHONE_BY_DAY)

    assert not findings.complaints, "\n".join(findings.complaints)


def test_exceptions_are_real_pages():
    assert {*DOWNLOADS, *ELSEWHERE} - pages_with_get() == set()
