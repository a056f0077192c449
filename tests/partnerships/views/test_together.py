"""Two colleagues on one page: whoever saves second loses nothing and overwrites nothing unseen."""

import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from django.forms import ModelChoiceField
from django.http import Http404
from django.urls import reverse

from missionhub.organizations.models import Membership
from missionhub.organizations.permissions import Role
from partnerships.forms.goals import Source
from partnerships.forms.rating import GuessForm
from partnerships.models import Bid, Call, FirstLook, FirstLookGoal, Goal, Offer, Stakeholder, ValueItem
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


def shown_by_a_colleague(client: Any, url: str) -> None:
    client.post(url.replace("/edit/", "/readers/"), {"readers": "mediation"})


def test_who_reads_a_value_draft_is_compared_as_its_words_are(client_of):
    who, url, field = value()
    client = client_of(who)
    page = client.get(url)
    shown_by_a_colleague(client, url)
    second = client.post(url, typed_on(page, **{field: "The words of the second"}))
    typed = typed_on(second)

    assert (second.status_code, typed[field], typed["visibility"]) == (409, "The words of the second", "mediation")
    assert "Our side and the facilitator" in second.content.decode()
    assert ValueItem.objects.get().visibility == "mediation"


def test_alarm_uncompared_the_draft_is_hidden_from_the_facilitator_again_unseen(
    client_of, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(together, "news_since", lambda seen, *typed, sent: None)
    who, url, _field = value()
    client = client_of(who)
    page = client.get(url)
    shown_by_a_colleague(client, url)

    assert client.post(url, typed_on(page)).status_code == 302
    assert ValueItem.objects.get().visibility == "party_private"


TAKEN_AWAY: dict[str, Any] = {
    **{"stakeholder": Stakeholder, "value": ValueItem, "call": Call, "bid": Bid, "offer": Offer, "look": FirstLook},
    **{"look goals": FirstLook, "guesses": FirstLook, "guess": FirstLookGoal, "estimates": FirstLook},
}
AFRESH = ("stakeholder", "value", "call", "bid", "offer", "look")


def typed_on_what_is_gone(name: str, client_of) -> tuple[Any, Any]:
    who, url, field = PAGES[name]()
    client = client_of(who)
    page = client.get(url)
    TAKEN_AWAY[name].objects.all().delete()
    return client, client.post(url, typed_on(page, **{field: "The words of the second"}))


@pytest.mark.parametrize("name", TAKEN_AWAY)
def test_what_was_typed_on_something_taken_away_meanwhile_is_shown_and_kept(name: str, client_of):
    _client, gone = typed_on_what_is_gone(name, client_of)

    assert gone.status_code == 409
    assert "Somebody took this away while you wrote" in gone.content.decode()
    assert "The words of the second" in gone.content.decode()


@pytest.mark.parametrize("name", TAKEN_AWAY)
def test_alarm_a_page_that_only_said_404_would_lose_the_words(name: str, client_of, monkeypatch: pytest.MonkeyPatch):
    def nothing(*_given: object) -> None:
        raise Http404

    monkeypatch.setattr(together.EditedTogether, "_gone", nothing)
    _client, gone = typed_on_what_is_gone(name, client_of)

    assert (gone.status_code, "The words of the second" in gone.content.decode()) == (404, False)


@pytest.mark.parametrize("name", AFRESH)
def test_what_was_taken_away_can_be_written_down_anew(name: str, client_of):
    client, gone = typed_on_what_is_gone(name, client_of)
    anew = client.post(gone.context["url"], dict(gone.context["sent"]))

    assert anew.status_code == 302
    assert "The words of the second" in str(list(TAKEN_AWAY[name].objects.values()))


def test_what_never_was_and_what_is_anothers_answer_alike(client_of):
    ours, theirs = offer(), offer()
    client = client_of(ours[0])
    at_home = reverse("partnerships:offers", args=[ours[0].organization.slug])
    another = int(theirs[1].rstrip("/").rpartition("/")[2])
    answers = [client.post(f"{at_home}{pk}/", {"seen": "how=1", "how": "Typed."}) for pk in (another, another + 1000)]
    told = [re.sub(r"csrf\w+. value=.\w+", "", answer.content.decode()) for answer in answers]

    assert [answer.status_code for answer in answers] == [409, 409]
    assert told[0].replace(f"/{another}/", "") == told[1].replace(f"/{another + 1000}/", "")
    assert client.post(theirs[1], {"seen": "how=1", "how": "Typed."}).status_code == 404
    assert client.post(f"{at_home}{another}/", {"how": "Typed."}).status_code == 404


def test_guesses_of_a_goal_that_was_taken_away_are_told_and_the_others_are_saved(client_of):
    leader = MembershipFactory(role=Role.LEADER)
    look = make_look(leader.organization, *[(1, 1)] * 9)
    first, *_others, last = pairs_to_guess(look)
    client = client_of(leader)
    url = reverse("partnerships:guesses", args=[leader.organization.slug, look.pk])
    sent = typed_on(client.get(url), **{first.note_name: "This stays.", last.note_name: "This had a goal."})
    FirstLookGoal.objects.filter(pk=last.theirs.pk).delete()
    second = client.post(url, sent)

    assert second.status_code == 409
    assert "This had a goal." in second.content.decode()
    assert typed_on(second)[first.note_name] == "This stays."
    assert client.post(url, typed_on(second)).status_code == 302
    assert pairs_to_guess(look)[0].note == "This stays."


def test_alarm_unasked_guesses_of_a_goal_taken_away_go_unseen(client_of, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(GuessForm, "lost", lambda form, sent: [])
    leader = MembershipFactory(role=Role.LEADER)
    look = make_look(leader.organization)
    last = pairs_to_guess(look)[-1]
    client = client_of(leader)
    url = reverse("partnerships:guesses", args=[leader.organization.slug, look.pk])
    sent = typed_on(client.get(url), **{last.note_name: "This had a goal."})
    FirstLookGoal.objects.filter(pk=last.theirs.pk).delete()

    assert client.post(url, sent).status_code == 302


def test_an_outcome_put_away_meanwhile_takes_no_goal_along(client_of):
    who, url, field = goals()
    sent = typed_on(client_of(who).get(url), **{field: "Nobody is hungry", "form-0-outcome": "987654"})

    assert client_of(who).post(url, sent).status_code == 302
    assert Goal.objects.filter(text="Nobody is hungry").values_list("outcome", flat=True)[0] is None


def test_alarm_a_hidden_source_that_refuses_is_a_page_nobody_can_save(client_of, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Source, "clean", ModelChoiceField.clean)
    who, url, field = goals()
    sent = typed_on(client_of(who).get(url), **{field: "Nobody is hungry", "form-0-outcome": "987654"})

    assert client_of(who).post(url, sent).status_code == 422
