"""The staff round where the network fails, in two tabs and on shared devices: nothing typed is lost."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from surveys.models import Round
from tests.factories.alignment import STATEMENT
from tests.factories.staff_rounds import invitation_to, open_staff_round, staff_answer
from tests.surveys.stored import intake_count
from tests.until import until

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
WORK, OWN = "What do you get paid to do?", "In your own words: what is Harbor Kitchen here for?"
THANKS = "Thank you. Your answer is in."
NO_DRAFT = "!Object.keys(localStorage).some((key) => key.startsWith('answer-draft'))"


@pytest.fixture
def phone(visit, staff_round: Round) -> Page:
    return visit(reverse("surveys:answer", args=[invitation_to(staff_round, "Kitchen 1").token]))


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def drafts(page: Page) -> list[str]:
    return page.evaluate(
        "Object.keys(localStorage).filter((key) => key.startsWith('answer-draft')).map((key) => localStorage[key])"
    )


def write_first_part(page: Page) -> None:
    press(page, "Start")
    page.get_by_label(WORK).fill("I cook.")
    press(page, "Next")
    page.get_by_label(OWN).fill("Nobody goes hungry.")


def go_to_second_part(page: Page) -> None:
    write_first_part(page)
    press(page, "Continue")
    expect(page.get_by_text(STATEMENT)).to_be_visible()


def rate_and_go_to_the_story(page: Page) -> None:
    page.get_by_role("radio", name="Mostly").click()
    press(page, "Skip")
    expect(page.locator("[data-question=story]")).to_be_visible()


def assert_thanked(page: Page, round: Round) -> None:
    expect(page.get_by_role("heading", name=THANKS)).to_be_visible()
    until(page, NO_DRAFT)
    assert intake_count(round) == 1


def test_offline_between_the_parts(phone, staff_round):
    write_first_part(phone)
    phone.context.set_offline(True)
    press(phone, "Continue")
    expect(phone.locator("[data-draft-status]")).to_contain_text("No connection yet")
    phone.context.set_offline(False)

    expect(phone.get_by_text(STATEMENT)).to_be_visible()
    rate_and_go_to_the_story(phone)
    press(phone, "Send my answers")
    assert_thanked(phone, staff_round)


def test_offline_while_sending_freezes_every_choice(phone, staff_round):
    go_to_second_part(phone)
    rate_and_go_to_the_story(phone)
    phone.context.set_offline(True)
    press(phone, "Send my answers")
    expect(phone.locator("[data-draft-status]")).to_contain_text("No connection yet")

    expect(phone.locator("[name=q-agrees-agree]:not(:disabled)")).to_have_count(0)
    expect(phone.get_by_role("textbox")).not_to_be_editable()
    phone.context.set_offline(False)
    assert_thanked(phone, staff_round)


def test_reply_lost_after_the_commit(phone, staff_round):
    lost = []

    def lose_the_first_reply(route):
        if route.request.method == "POST" and "application/json" in route.request.headers["accept"] and not lost:
            lost.append(route.fetch().status)
            return route.abort()
        return route.continue_()

    go_to_second_part(phone)
    rate_and_go_to_the_story(phone)
    phone.route("**/a/", lose_the_first_reply)
    press(phone, "Send my answers")

    assert_thanked(phone, staff_round)
    assert lost == [200]


def test_closed_while_offline_on_the_second_part_sends_the_same_when_it_comes_back(phone, staff_round):
    go_to_second_part(phone)
    rate_and_go_to_the_story(phone)
    phone.context.set_offline(True)
    press(phone, "Send my answers")
    expect(phone.locator("[data-draft-status]")).to_contain_text("No connection yet")
    url, again = phone.url, phone.context.new_page()
    phone.close()
    again.context.set_offline(False)
    again.goto(url)

    assert_thanked(again, staff_round)


def test_coming_back_after_the_mission_was_shown_goes_on_there(phone):
    """What was said unaided stands; the rest comes back as it was left."""
    go_to_second_part(phone)
    phone.get_by_role("radio", name="Mostly").click()
    expect(phone.locator("[data-question=index]")).to_be_visible()
    url, again = phone.url, phone.context.new_page()
    phone.close()
    again.goto(url)

    expect(again.get_by_text(STATEMENT)).to_be_visible()
    expect(again.get_by_role("radio", name="Mostly")).to_be_checked()
    expect(again.get_by_label(WORK)).to_have_count(0)


def test_two_tabs_keep_two_drafts(phone, staff_round):
    other = phone.context.new_page()
    other.goto(phone.url)
    for page, text in ((phone, "Written here."), (other, "Written there.")):
        press(page, "Start")
        page.get_by_label(WORK).fill(text)
        expect(page.locator("[data-draft-status]")).to_have_text("Draft kept on this device.")
    kept = "".join(drafts(phone))
    other.close()
    phone.close()

    assert "Written here." in kept and "Written there." in kept


def test_two_tabs_second_is_told_and_keeps_its_words(phone, staff_round):
    other = phone.context.new_page()
    other.goto(phone.url)
    go_to_second_part(other)
    rate_and_go_to_the_story(other)
    staff_answer(staff_round, "Kitchen 1")
    press(other, "Send my answers")

    expect(other.locator("[data-kept-words]")).to_contain_text("An earlier answer with this link already counted")
    expect(other.get_by_label("What you wrote")).to_have_value("I cook.\n\nNobody goes hungry.")
    assert intake_count(staff_round) == 1


def test_double_click_stores_once(phone, staff_round):
    go_to_second_part(phone)
    rate_and_go_to_the_story(phone)
    phone.get_by_role("button", name="Send my answers").dblclick()

    assert_thanked(phone, staff_round)


def test_shared_device_keeps_no_draft_on_either_part(phone):
    press(phone, "Start")
    phone.get_by_label("Shared device").check()
    phone.get_by_label(WORK).fill("I cook.")
    press(phone, "Next")
    press(phone, "Continue")
    expect(phone.get_by_text(STATEMENT)).to_be_visible()
    phone.get_by_role("radio", name="Mostly").click()
    expect(phone.locator("[data-question=index]")).to_be_visible()

    expect(phone.get_by_label("Shared device")).to_be_checked()
    assert drafts(phone) == []


def test_german_from_the_first_screen_to_the_thanks(phone, staff_round):
    press(phone, "Deutsch")
    press(phone, "Beginnen")
    phone.get_by_label("Wofür werden Sie bezahlt?").fill("Ich koche.")
    press(phone, "English")  # in the middle of a question: what was typed stays
    expect(phone.get_by_label(WORK)).to_have_value("Ich koche.")
    press(phone, "Deutsch")
    expect(phone.get_by_label("Wofür werden Sie bezahlt?")).to_have_value("Ich koche.")
    press(phone, "Weiter")
    press(phone, "Fortfahren")
    expect(phone.get_by_text("Genau dafür sollte es uns geben.")).to_be_visible()
    phone.get_by_role("radio", name="Überwiegend").click()
    press(phone, "Überspringen")
    press(phone, "Antworten senden")

    expect(phone.get_by_role("heading", name="Danke. Ihre Antwort ist da.")).to_be_visible()
    assert (phone.locator("html").get_attribute("lang"), intake_count(staff_round)) == ("de", 1)


def test_kiosk_takes_one_person_after_the_other(visit, leader):
    round = open_staff_round(by=leader.person, people=[], kind="awareness", mode="public", audience="public")
    kiosk = visit(reverse("surveys:answer", args=[round.public_token]) + "?kiosk")
    for person in ("Ana", "Bo"):
        press(kiosk, "Start")
        question = kiosk.get_by_label("What is Harbor Kitchen there for?")
        expect(question).to_have_value("")
        question.fill(f"Food for {person}.")
        press(kiosk, "Continue")
        kiosk.get_by_label("None of these").check()
        press(kiosk, "Send my answers")
        expect(kiosk.get_by_role("heading", name=THANKS)).to_be_visible()
        until(kiosk, NO_DRAFT)
        kiosk.get_by_role("link", name="Next person").click()
    expect(kiosk.get_by_role("button", name="Start")).to_be_visible()

    assert intake_count(round) == 2
