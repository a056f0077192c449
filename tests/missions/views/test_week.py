"""The door in the mail: that person's due check-ins, for seven days, and nothing else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from missionhub.core.tokens import make_token
from missionhub.organizations.models import Membership, Person
from missions.models import CheckIn, WeekLink
from missions.services.week_links import revoke_week_links, week_link
from tests.factories.organizations import PersonFactory
from tests.factories.plans import OutcomeFactory
from tests.missions.plans import overdue

pytestmark = pytest.mark.django_db


def door_of(person: Person, *, days_ago: int = 0) -> str:
    link = week_link(person=person, period_key="2026-W47", starts_at=timezone.now() - timedelta(days=days_ago))
    return reverse("missions:week-door", args=[link.token])


def through(door: str) -> Client:
    """Somebody without an account who tapped the link."""
    client = Client()
    assert client.get(door).status_code == 302
    return client


def sent_of(page: object, **words: str) -> dict[str, str]:
    sent = {"token": page.context["token"], "changed": ""}
    for card in page.context["cards"]:
        for name in ("value", "confidence", "request_id"):
            field = card.form[name]
            sent |= dict.fromkeys((field.html_name, field.html_initial_name), str(field.value() or ""))
        sent |= {card.form.add_prefix(name): text for name, text in words.items()}
    return sent


@pytest.fixture
def person(member: Membership) -> Person:
    return PersonFactory(organization=member.organization, name="Rosa")


def test_link_shows_due_check_ins_of_that_person_only_at_a_clean_address(person: Person, member: Membership) -> None:
    mine = overdue(lead=person)
    overdue(lead=member.person)
    OutcomeFactory(organization=person.organization, lead=person)  # not due

    client = through(door_of(person))
    page = client.get(reverse("missions:week"))

    assert [card.due.outcome for card in page.context["cards"]] == [mine]
    assert page.headers["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


def test_looking_writes_nothing(person: Person) -> None:
    outcome, door = overdue(lead=person), door_of(person)
    before = outcome.check_ins.count(), WeekLink.objects.values_list("revoked_at", flat=True)[0]

    through(door).get(reverse("missions:week"))

    assert (outcome.check_ins.count(), WeekLink.objects.values_list("revoked_at", flat=True)[0]) == before


def test_link_saves_a_check_in_in_that_person_s_name(person: Person) -> None:
    outcome = overdue(lead=person)
    client = through(door_of(person))

    answer = client.post(reverse("missions:week"), sent_of(client.get(reverse("missions:week")), value="44"))
    after = client.get(reverse("missions:week"))

    assert answer.status_code == 302
    newest = outcome.check_ins.newest_first()[0]
    assert (int(newest.value), newest.made_by) == (44, person)
    assert "That is all for this week." in after.content.decode()


def test_sending_again_saves_nothing_more_and_says_it_is_saved(person: Person) -> None:
    outcome = overdue(lead=person)
    client = through(door_of(person))
    sent = sent_of(client.get(reverse("missions:week")), value="44")

    answers = [client.post(reverse("missions:week"), sent).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert outcome.check_ins.count() == 2


def test_words_come_back_when_somebody_else_was_faster(person: Person) -> None:
    outcome = overdue(lead=person)
    client = through(door_of(person))
    sent = sent_of(client.get(reverse("missions:week")), note="A long story.")
    CheckIn.objects.create(outcome=outcome, on=timezone.now().date(), value=1, made_at=timezone.now())

    page = client.post(reverse("missions:week"), sent)

    assert page.status_code == 400
    assert "Somebody has just checked in" in page.content.decode()
    assert "A long story." in page.content.decode()
    assert outcome.check_ins.count() == 2


def test_link_can_write_nothing_else(person: Person, member: Membership) -> None:
    mine, theirs = overdue(lead=person), overdue(lead=member.person)
    undue = OutcomeFactory(organization=person.organization, lead=person, start_on=timezone.now().date())
    client = through(door_of(person))
    sent = sent_of(client.get(reverse("missions:week")))

    for other in (theirs, undue):
        client.post(
            reverse("missions:week"),
            {name.replace(f"o{mine.pk}-", f"o{other.pk}-"): text for name, text in sent.items()},
        )

    assert (theirs.check_ins.count(), undue.check_ins.count()) == (1, 0)
    assert client.get(reverse("missions:my-week", args=[person.organization.slug])).status_code == 302  # to sign in


def test_links_that_are_over_revoked_forged_or_a_leaver_s_open_nothing(person: Person) -> None:
    overdue(lead=person)
    over = door_of(PersonFactory(organization=person.organization), days_ago=8)
    gone = PersonFactory(organization=person.organization, left_on=timezone.now().date())
    revoked = door_of(person)
    opened_before = through(revoked)
    revoke_week_links(person=person, at=timezone.now())
    forged = make_token(purpose="survey-invitation", identifier=WeekLink.objects.get(person=person).pk)

    for door in (over, revoked, door_of(gone), reverse("missions:week-door", args=[forged]), "/w/x/", "/w/"):
        page = Client().get(door)
        assert page.status_code == 404
        assert "This link no longer opens anything" in page.content.decode()
    assert opened_before.get(reverse("missions:week")).status_code == 404


def test_alarm_link_that_is_not_revoked_opens(person: Person) -> None:
    overdue(lead=person)

    assert through(door_of(person)).get(reverse("missions:week")).status_code == 200


def test_form_names_its_own_link_so_two_people_in_one_browser_are_not_mixed_up(
    person: Person, member: Membership
) -> None:
    mine, theirs = overdue(lead=person), overdue(lead=member.person)
    client = through(door_of(person))
    sent = sent_of(client.get(reverse("missions:week")), value="44")
    client.get(door_of(member.person))

    client.post(reverse("missions:week"), sent)

    assert (mine.check_ins.count(), theirs.check_ins.count()) == (2, 1)
    assert mine.check_ins.newest_first()[0].made_by == person


def test_page_speaks_the_person_s_language(person: Person) -> None:
    person.language = "de"
    person.save()
    overdue(lead=person)

    page = through(door_of(person)).get(reverse("missions:week"))

    assert 'lang="de"' in page.content.decode()
