"""The staff round on a phone, one question after the other: how it feels, counted."""

import re
from statistics import median

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from surveys.models import Round
from tests.axe import violations
from tests.factories.alignment import STATEMENT
from tests.factories.staff_rounds import invitation_to
from tests.surveys.stored import intake_count

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
MOST_TAPS, MOST_WORDS, MOST_MINUTES = 12, 250, 3
READ_A_MINUTE, TYPED_A_MINUTE, MINUTES_A_TAP = 200, 36, 2 / 60
THANKS = "Thank you. Your answer is in."

IN_SIGHT = """() => {
  const texts = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const within = walk.currentNode.parentElement, text = walk.currentNode.textContent.trim();
    if (text && within.checkVisibility() && !within.closest(".visually-hidden, .skip-link, script, style, textarea")) texts.push(text);
  }
  return texts;
}"""


def link(round: Round, name: str = "Kitchen 1") -> str:
    return reverse("surveys:answer", args=[invitation_to(round, name).token])


class Visitor:
    """Somebody with a thumb: counts taps, and every line that was on the screen once."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps = page, 0
        self.read: list[str] = []
        self.look()

    def look(self) -> None:
        self.read += [text for text in dict.fromkeys(self.page.evaluate(IN_SIGHT)) if text not in self.read]

    @property
    def words(self) -> int:
        return sum(len(re.findall(r"[^\W\d][\w’'-]*", line)) for line in self.read)

    def tap(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).tap()
        self.taps += 1

    def choose(self, words: str, within: str = "") -> None:
        place = self.page.get_by_role("group", name=within, exact=True) if within else self.page
        place.get_by_role("radio", name=re.compile(f"^{words}")).tap()
        self.taps += 1

    def expect_question(self, number: int, *, of: int = 5) -> None:
        heading = self.page.locator("[data-heading]:focus")
        expect(heading).to_have_accessible_description(f"Question {number} of {of}")
        expect(self.page.locator("[data-question]:visible")).to_have_count(1)
        self.look()


ITEMS = (
    "I know what we stand for and what sets us apart.",
    "Our mission matters to me.",
    "The people who lead us act by our mission.",
    "The people I work with care about our mission.",
    "What I do each week serves our mission.",
)


def answer_everything(
    visitor: Visitor,
    number: int = 4,
    work: str = "I cook for everybody.",
    own_words: str = "So nobody goes hungry.",
) -> None:
    visitor.tap("Start")
    visitor.expect_question(1)
    visitor.page.get_by_label("What do you get paid to do?").fill(work)
    visitor.tap("Next")
    visitor.expect_question(2)
    visitor.page.get_by_label("In your own words: what is Harbor Kitchen here for?").fill(own_words)
    visitor.tap("Continue")
    expect(visitor.page.get_by_text(STATEMENT)).to_be_visible()
    visitor.look()
    visitor.choose("Mostly")
    visitor.expect_question(4)
    for item in ITEMS:
        visitor.choose(str(number), within=item)
    visitor.tap("Next")
    visitor.expect_question(5)
    visitor.tap("Send my answers")
    expect(visitor.page.get_by_role("heading", name=THANKS)).to_be_visible()
    visitor.read.append(THANKS)


ANSWERS = (
    ("I cook.", "So nobody goes hungry."),
    ("I drive the van and bring meals to people at home.", "Food for everybody who needs it."),
    ("I keep the books and pay the bills.", "We cook what would be thrown away for people who have too little."),
    ("I plan who cooks on which day, and step in when somebody is ill.", "Warm meals, and somebody to talk to."),
    (
        "I talk to shops every morning so that they give us what they cannot sell, and I sort it before the cooks come.",
        "Nobody in this town should be hungry while good food is thrown away, and nobody should have to eat alone.",
    ),
)


def estimated_minutes(*, words: int, typed: int, taps: int) -> float:
    """An estimate, not a measurement: words read, words typed and taps, each at one pace for everybody.

    Typing on a phone: 36.2 words a minute on average of 37,370 people (Palin, Feit, Kim, Kristensson & Oulasvirta
    2019, "How do people type on mobile devices?", MobileHCI). Reading at 200 words a minute and two seconds a tap
    are assumptions; thinking about the answer is not counted.
    """
    return words / READ_A_MINUTE + typed / TYPED_A_MINUTE + taps * MINUTES_A_TAP


def test_the_median_of_five_people_is_estimated_within_three_minutes(visit, staff_round):
    minutes = []
    for person, (work, own_words) in enumerate(ANSWERS, start=1):
        visitor = Visitor(visit(link(staff_round, f"Kitchen {person}"), reduced_motion="reduce"))
        answer_everything(visitor, number=person, work=work, own_words=own_words)
        typed = len(f"{work} {own_words}".split())
        minutes.append(estimated_minutes(words=visitor.words, typed=typed, taps=visitor.taps))

    print("estimated minutes:", [f"{each:.1f}" for each in minutes], f"median {median(minutes):.1f}")
    assert median(minutes) <= MOST_MINUTES, minutes


def test_five_people_take_few_taps_and_read_few_words(visit, staff_round):
    counted = []
    for person in range(1, 6):
        visitor = Visitor(visit(link(staff_round, f"Kitchen {person}"), reduced_motion="reduce"))
        answer_everything(visitor, number=person)
        counted.append((visitor.taps, visitor.words))

    print("taps, words:", counted)
    assert all(taps <= MOST_TAPS and words <= MOST_WORDS for taps, words in counted), counted
    assert intake_count(staff_round) == 5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_view_is_accessible(visit, staff_round, scheme):
    page = visit(link(staff_round), color_scheme=scheme, bypass_csp=True)
    told = violations(page)
    page.get_by_text("What exactly is stored?").click()
    told += violations(page)
    page.get_by_role("button", name="Start").click()
    forward = page.locator("[data-forward]")
    for key in ("work", "own_words", "agrees", "index", "story"):
        question = page.locator(f"[data-question={key}]")
        expect(question).to_be_visible()
        told += violations(page)
        if key == "work":
            question.get_by_role("textbox").fill("I cook.")
        forward.click()
    expect(page.get_by_role("heading", name=THANKS)).to_be_visible()
    told += violations(page)

    assert told == []


def test_keyboard_alone_is_enough(visit, staff_round):
    page = visit(link(staff_round))
    page.get_by_role("button", name="Start").focus()
    page.keyboard.press("Enter")
    page.get_by_label("What do you get paid to do?").focus()
    page.keyboard.type("I cook.")
    page.keyboard.press("Enter")  # a new line, not a new page
    page.keyboard.type("And I drive.")
    expect(page.get_by_label("What do you get paid to do?")).to_have_value("I cook.\nAnd I drive.")
    for _stop in ("may be quoted", "Back", "Next"):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Next")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Continue").focus()
    page.keyboard.press("Enter")
    page.get_by_role("radio", name="Not at all").focus()
    page.keyboard.press("ArrowDown")  # passes through the choices and stays on the page
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Partly")).to_be_checked()
    expect(page.locator("[data-question=agrees]")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("[data-question=index]")).to_be_visible()
    page.get_by_role("button", name="Skip").press("Enter")
    page.get_by_role("button", name="Send my answers").press("Enter")

    expect(page.get_by_role("heading", name=THANKS)).to_be_visible()
    assert intake_count(staff_round) == 1


def test_back_goes_within_the_part_by_the_button_and_by_the_phone(visit, staff_round):
    page = visit(link(staff_round))
    page.get_by_role("button", name="Start").click()
    page.get_by_label("What do you get paid to do?").fill("I cook.")
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_label("What do you get paid to do?")).to_have_value("I cook.")
    page.get_by_role("button", name="Next").click()
    page.go_back()
    expect(page.get_by_label("What do you get paid to do?")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Continue").click()

    expect(page.get_by_text(STATEMENT)).to_be_visible()
    expect(page.get_by_role("button", name="Back")).to_be_hidden()


def test_required_question_is_not_passed_empty(visit, staff_round):
    page = visit(link(staff_round))
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="Next").click()

    expect(page.get_by_label("What do you get paid to do?")).to_be_focused()
    expect(page.locator("[data-question=own_words]")).to_be_hidden()


def test_without_script_two_plain_pages_ask_everything(visit, staff_round):
    page = visit(link(staff_round), java_script_enabled=False)
    page.get_by_label("What do you get paid to do?").fill("I cook.")
    page.get_by_label("In your own words").fill("Nobody goes hungry.")
    expect(page.get_by_text(STATEMENT)).to_have_count(0)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text(STATEMENT)).to_be_visible()
    page.get_by_role("button", name="Send my answers").click()

    expect(page.get_by_role("heading", name=THANKS)).to_be_visible()
    assert intake_count(staff_round) == 1
