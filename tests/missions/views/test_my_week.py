from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from missionhub.organizations.models import Membership
from missions.models import CheckIn, Comment, WeekLink
from missions.queries.check_ins import When
from missions.services.week_links import week_link
from tests.factories.organizations import PersonFactory
from tests.factories.plans import CheckInFactory, OutcomeFactory
from tests.missions.plans import overdue

ClientOf = Callable[[Membership], Client]
pytestmark = pytest.mark.django_db


def address(member: Membership, name: str = "my-week", *args: object) -> str:
    return reverse(f"missions:{name}", args=[member.organization.slug, *args])


def typed(page: object, **words: dict[str, str]) -> dict[str, str]:
    """What a browser would send: every field as it stands, and what somebody typed over it by outcome."""
    sent: dict[str, str] = {}
    for card in page.context["now"]:
        for field in card.form:
            sent[field.html_name] = "" if field.value() in (None, False) else str(field.value())
            sent[field.html_initial_name] = sent[field.html_name]
        for name, text in words.get(f"o{card.due.outcome.pk}", {}).items():
            sent[card.form.add_prefix(name)] = text
    return {name: text for name, text in sent.items() if not (name.endswith("unchanged") and not text)}


def test_my_week_shows_due_check_ins_with_last_time_s_values(member: Membership, client_of: ClientOf) -> None:
    outcome = overdue(lead=member.person)
    overdue(lead=PersonFactory(organization=member.organization))

    page = client_of(member).get(address(member))

    (card,) = page.context["now"]
    assert (card.due.outcome, card.due.when) == (outcome, When.OVERDUE)
    assert (card.form["value"].value(), card.form["confidence"].value()) == (40, "medium")


def test_one_button_saves_what_was_touched_or_confirmed_and_nothing_else(
    member: Membership, client_of: ClientOf
) -> None:
    first, second, third = (overdue(lead=member.person, title=title) for title in "ABC")
    client = client_of(member)
    said = {f"o{first.pk}": {"value": "41"}, f"o{third.pk}": {"unchanged": "on"}}

    answer = client.post(address(member), {**typed(client.get(address(member)), **said), "changed": ""})

    assert answer.status_code == 302
    made = CheckIn.objects.filter(made_at__gt=first.created_at).exclude(on__lte="2026-10-28")
    assert sorted((row.outcome_id, int(row.value)) for row in made) == [(first.pk, 41), (third.pk, 40)]
    assert {row.made_by for row in made} == {member.person}
    assert second.check_ins.count() == 1


def test_untouched_page_saves_nothing_says_so_and_keeps_the_day_that_was_chosen(
    member: Membership, client_of: ClientOf
) -> None:
    outcome = overdue(lead=member.person)
    client = client_of(member)
    sent = typed(client.get(address(member)), **{f"o{outcome.pk}": {"on": "2026-11-02"}})

    page = client.post(address(member), {**sent, "changed": ""})

    assert (page.status_code, outcome.check_ins.count()) == (400, 1)
    assert "You changed nothing, so nothing was saved." in page.content.decode()
    assert "2026-11-02" in page.content.decode()


def test_what_somebody_else_saved_meanwhile_is_not_undone_by_an_untouched_page(
    member: Membership, client_of: ClientOf
) -> None:
    outcome = overdue(lead=member.person)
    client = client_of(member)
    sent = typed(client.get(address(member)))
    CheckInFactory(outcome=outcome, on=timezone.now().date(), value=45, confidence="high")

    client.post(address(member), {**sent, "changed": ""})

    assert int(outcome.check_ins.newest_first()[0].value) == 45


def test_alarm_without_what_the_page_showed_it_would_be_undone(member: Membership, client_of: ClientOf) -> None:
    outcome = overdue(lead=member.person)
    client = client_of(member)
    sent = {name: text for name, text in typed(client.get(address(member))).items() if not name.startswith("initial-")}
    CheckInFactory(outcome=outcome, on=timezone.now().date(), value=45, confidence="high")

    client.post(address(member), {**sent, "changed": ""})

    assert int(outcome.check_ins.newest_first()[0].value) == 40


def test_a_card_s_own_button_saves_it_alone(member: Membership, client_of: ClientOf) -> None:
    first, second = overdue(lead=member.person), overdue(lead=member.person)
    client = client_of(member)
    sent = typed(client.get(address(member)), **{f"o{first.pk}": {"value": "41"}})

    client.post(address(member), {**sent, "only": str(second.pk)})

    assert (first.check_ins.count(), second.check_ins.count()) == (1, 2)


def test_enter_saves_only_what_was_changed(member: Membership, client_of: ClientOf) -> None:
    first, second = overdue(lead=member.person), overdue(lead=member.person)
    client = client_of(member)
    sent = typed(client.get(address(member)), **{f"o{second.pk}": {"note": "Rain."}})

    client.post(address(member), {**sent, "changed": ""})

    assert (first.check_ins.count(), second.check_ins.count()) == (1, 2)


def test_what_is_wrong_stays_as_typed_and_what_is_right_is_saved(member: Membership, client_of: ClientOf) -> None:
    right, wrong = overdue(lead=member.person, title="Right"), overdue(lead=member.person, title="Wrong")
    client = client_of(member)
    words = {"value": "about forty", "note": "Nobody counted."}
    sent = typed(client.get(address(member)), **{f"o{right.pk}": {"value": "41"}, f"o{wrong.pk}": words})

    page = client.post(address(member), {**sent, "changed": ""})

    text = page.content.decode()
    assert page.status_code == 400
    assert (right.check_ins.count(), wrong.check_ins.count()) == (2, 1)
    assert "about forty" in text
    assert "Nobody counted." in text
    assert "1 check-in was saved." in text


def test_sending_the_same_page_twice_saves_once(member: Membership, client_of: ClientOf) -> None:
    outcome = overdue(lead=member.person)
    client = client_of(member)
    sent = {**typed(client.get(address(member)), **{f"o{outcome.pk}": {"unchanged": "on"}}), "changed": ""}

    for _ in range(2):
        assert client.post(address(member), sent).status_code == 302

    assert outcome.check_ins.count() == 2


def test_outcome_closed_meanwhile_gives_the_words_back(member: Membership, client_of: ClientOf) -> None:
    outcome = overdue(lead=member.person)
    client = client_of(member)
    sent = typed(client.get(address(member)), **{f"o{outcome.pk}": {"note": "Typed at length."}})
    outcome.closed_at, outcome.result = timezone.now(), "missed"
    outcome.save()

    page = client.post(address(member), {**sent, "changed": ""})

    assert page.status_code == 400
    assert "takes no more check-ins" in page.content.decode()
    assert "Typed at length." in page.content.decode()


def test_strangers_outcomes_are_not_saved(member: Membership, client_of: ClientOf) -> None:
    mine, theirs = overdue(lead=member.person), overdue(lead=PersonFactory(organization=member.organization))
    client = client_of(member)
    sent = typed(client.get(address(member)))
    forged = {name.replace(f"o{mine.pk}-", f"o{theirs.pk}-"): text for name, text in sent.items()}

    client.post(address(member), {**forged, "changed": ""})

    assert theirs.check_ins.count() == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_my_week_asks_a_fixed_number_of_questions(
    member: Membership, client_of: ClientOf, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(rows):
        overdue(lead=member.person)
        writer = PersonFactory(organization=member.organization)
        CheckInFactory(outcome=overdue(lead=writer, reviewer=member.person), made_by=writer, on=timezone.now().date())
    client = client_of(member)
    client.get(address(member))

    with django_assert_num_queries(20):
        client.get(address(member))


def test_leader_checks_in_for_an_outcome_that_is_not_due(
    leader: Membership, member: Membership, client_of: ClientOf
) -> None:
    outcome = OutcomeFactory(organization=leader.organization)
    page = client_of(leader).get(address(leader, "check-in-new", outcome.pk))
    form = page.context["card"].form
    sent = {form.add_prefix("value"): "7", form.add_prefix("request_id"): str(form["request_id"].value())}

    answer = client_of(leader).post(address(leader, "check-in-new", outcome.pk), sent)

    assert answer.status_code == 302
    assert [int(row.value) for row in outcome.check_ins.all()] == [7]
    assert client_of(member).get(address(member, "check-in-new", outcome.pk)).status_code == 403


def test_seen_and_comments_reach_the_check_in(member: Membership, leader: Membership, client_of: ClientOf) -> None:
    made = CheckInFactory(outcome=overdue(lead=member.person, reviewer=leader.person), made_by=member.person)

    client_of(leader).post(address(leader, "check-in-acknowledgement", made.pk))
    client_of(leader).post(address(leader, "check-in-comments", made.pk), {"text": "Well done.", "week": "1"})
    client_of(leader).post(address(leader, "check-in-comments", made.pk), {"text": " ", "week": "1"})

    made.refresh_from_db()
    assert made.acknowledged_by == leader.person
    assert [(row.text, row.author) for row in Comment.objects.about(made)] == [("Well done.", leader.person)]


def test_links_in_my_mail_can_be_switched_off(member: Membership, client_of: ClientOf) -> None:
    for person in (member.person, PersonFactory(organization=member.organization)):
        week_link(person=person, period_key="2026-W47", starts_at=timezone.now())

    client_of(member).post(address(member, "my-week-links-revocation"))

    assert [link.person == member.person for link in WeekLink.objects.filter(revoked_at__isnull=False)] == [True]


def test_leader_sees_what_waits_for_the_organization_and_a_member_does_not(leader, member, client_of):
    address = reverse("missions:my-week", args=["harbor-kitchen"])

    led, plain = (client_of(one).get(address).content.decode() for one in (leader, member))

    assert "Nothing of your own is waiting." in led
    assert "What waits for the organization" in led
    assert "Publish your mission" in led
    assert "What waits for the organization" not in plain
