"""Two colleagues on one page: whoever saves second loses nothing and overwrites nothing unseen."""

from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from django.urls import reverse

from missionhub.organizations.models import Membership
from missionhub.organizations.permissions import Role
from partnerships.queries.first_look import pairs_to_guess
from partnerships.queries.picture import picture_of
from partnerships.services.offers import keep_offer
from partnerships.services.options import propose_option
from partnerships.views import together
from tests.factories.buying import bid, make_call
from tests.factories.hearings import answer, ask, close
from tests.factories.organizations import MembershipFactory
from tests.factories.partnership_value import draft
from tests.factories.partnerships import AT, Pair, make_look, make_pair, reveal, write_down
from tests.partnerships.views.test_hearings import FIVE
from tests.partnerships.views.test_walls import membership_of

pytestmark = pytest.mark.django_db
Page = tuple[Membership, str, str]  # who opens it, its address, and the field they both write in


class TheForm(HTMLParser):
    """What a browser would send of the page's form."""

    def __init__(self) -> None:
        super().__init__()
        self.data: dict[str, Any] = {}
        self.is_inside, self.area, self.choice = False, "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "form":
            self.is_inside = "data-keep" in given
        if not self.is_inside:
            return
        if tag == "textarea":
            self.area = name
            self.data[name] = ""
        elif tag == "select":
            self.choice = name
        elif tag == "option" and ("selected" in given or self.choice not in self.data):
            self.data[self.choice] = value
        elif tag == "input" and (given.get("type") not in {"radio", "checkbox"} or "checked" in given):
            self.data[name] = value

    def handle_endtag(self, tag: str) -> None:
        self.area = "" if tag == "textarea" else self.area
        self.is_inside = self.is_inside and tag != "form"

    def handle_data(self, text: str) -> None:
        if self.area:
            self.data[self.area] += text.removeprefix("\n")


def typed_on(page: Any, **changes: str) -> dict[str, Any]:
    form = TheForm()
    form.feed(page.content.decode())
    return form.data | changes


def of_pair(name: str, field: str, *more: object, pair: Pair | None = None) -> Page:
    pair = pair or make_pair()
    slug = pair.host.party.organization.slug
    return membership_of(pair.host), reverse(f"partnerships:{name}", args=[slug, pair.partnership.pk, *more]), field


def stakeholder() -> Page:
    pair = make_pair()
    return of_pair("stakeholder-edit", "expectation", write_down(pair.host, "Council").pk, pair=pair)


def value() -> Page:
    pair = make_pair()
    return of_pair("value-edit", "text", draft(pair.host).pk, pair=pair)


def goals() -> Page:
    return of_pair("goals", "form-0-text", pair=make_pair(named=False))


def option() -> Page:
    pair = make_pair()
    reveal(pair, [(-2, 0)], [(1, 1)])
    cell = next(iter(picture_of(pair.round, we=pair.host.party, they=pair.guest.party).cells.values()))
    row = propose_option(cell=cell, what_if="by boat?", by=pair.guest, at=AT)
    return of_pair("option", "what_if", row.pk, pair=pair)


def summary() -> Page:
    pair = make_pair()
    hearing = ask(pair.host)
    close(answer(hearing, FIVE))
    return of_pair("hearing-sharing", "summary", hearing.pk, pair=pair)


def of_look(name: str, field: str) -> Page:
    leader = MembershipFactory(role=Role.LEADER)
    look = make_look(leader.organization, *[(1, 1)] * 9)
    pair = pairs_to_guess(look)[0]
    more = [pair.ours.pk, pair.theirs.pk] if name == "guess" else []
    url = reverse(f"partnerships:{name}", args=[leader.organization.slug, look.pk, *more])
    return leader, url, field or pair.note_name


def of_call(name: str, field: str) -> Page:
    buying = make_call(scorers=1, opens=name == "bid", due_on=date(2099, 1, 31))
    more = [bid(buying).pk] if name == "bid" else []
    return buying.scorers[0], reverse(f"partnerships:{name}", args=[buying.slug, buying.call.pk, *more]), field


def offer() -> Page:
    ours = MembershipFactory(role=Role.LEADER)
    words = {"mission": "Clean air", "how": "By bicycle", "effect": "Less smoke", "evidence": ""}
    row = keep_offer(organization=ours.organization, **words, by=ours.person, at=AT)
    return ours, reverse("partnerships:offer", args=[ours.organization.slug, row.pk]), "how"


PAGES: dict[str, Callable[[], Page]] = {
    "stakeholder": stakeholder,
    "profile": lambda: of_pair("profile-draft", "motivation-social-words"),
    "power": lambda: of_pair("power-answers", "form-0-text"),
    "value": value,
    "talk": lambda: of_pair("talk-answer", "text", 1),
    "goals": goals,
    "option": option,
    "hearing": summary,
    "look": lambda: of_look("first-look-words", "note"),
    "look goals": lambda: of_look("first-look-goals", "ours-0-text"),
    "guesses": lambda: of_look("guesses", ""),
    "guess": lambda: of_look("guess", ""),
    "estimates": lambda: of_look("estimates", "value-5-name"),
    "call": lambda: of_call("call-edit", "problem"),
    "bid": lambda: of_call("bid", "about"),
    "offer": offer,
}


@pytest.fixture(params=PAGES.values(), ids=PAGES.keys())
def opened(request: pytest.FixtureRequest, client_of) -> tuple[Any, str, str, Any]:
    """A page that two had open; the first has saved."""
    who, url, field = request.param()
    client = client_of(who)
    page = client.get(url)
    first = client.post(url, typed_on(page, **{field: "The words of the first"}))
    assert first.status_code == 302
    return client, url, field, page


def test_whoever_saves_second_sees_what_stands_keeps_what_they_typed_and_may_save_again(opened):
    client, url, field, page = opened
    second = client.post(url, typed_on(page, **{field: "The words of the second"}))

    assert second.status_code == 409
    text = second.content.decode()
    assert "Somebody saved this while you wrote" in text
    assert "The words of the first" in text
    assert typed_on(second)[field] == "The words of the second"
    assert typed_on(client.get(url))[field] == "The words of the first"

    assert client.post(url, typed_on(second)).status_code == 302
    assert typed_on(client.get(url))[field] == "The words of the second"


def test_alarm_unchecked_the_second_overwrites_the_first_unseen(opened, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(together, "news_since", lambda seen, *typed, sent: None)
    client, url, field, page = opened
    second = client.post(url, typed_on(page, **{field: "The words of the second"}))

    assert second.status_code == 302
    assert typed_on(client.get(url))[field] == "The words of the second"


def test_sending_the_same_twice_is_no_conflict(opened):
    client, url, field, page = opened
    again = client.post(url, typed_on(page, **{field: "The words of the first"}))

    assert again.status_code == 302


def test_what_others_changed_elsewhere_on_the_page_is_kept_beside_what_was_typed(client_of):
    who, url, field = stakeholder()
    client = client_of(who)
    page = client.get(url)
    client.post(url, typed_on(page, power="1", **{field: "The words of the first"}))
    second = client.post(url, typed_on(page, name="City council"))
    typed = typed_on(second)

    assert (second.status_code, typed["name"], typed["power"]) == (409, "City council", "1")
    assert typed[field] == "The words of the first"


def test_a_page_refused_for_another_reason_still_knows_what_it_had_shown(client_of):
    who, url, field = stakeholder()
    client = client_of(who)
    page = client.get(url)
    client.post(url, typed_on(page, **{field: "The words of the first"}))
    refused = client.post(url, typed_on(page, name="", **{field: "The words of the second"}))
    second = client.post(url, typed_on(refused, name="Council"))

    assert (refused.status_code, second.status_code) == (422, 409)
    assert typed_on(client.get(url))[field] == "The words of the first"
