"""Changes, assumptions and options as pages show them: private ones to one side, also after the reveal."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

from partnerships.models import Assumption, ContextEvent, Goal, Option
from partnerships.models.option import OptionQuerySet
from partnerships.models.visibility import SeenByPartyQuerySet
from partnerships.services.rounds import begin_round
from tests.factories.partnerships import AT, Pair, make_pair, reveal
from tests.factories.plans import OutcomeFactory
from tests.partnerships.hidden import assume, tell_of_a_change
from tests.partnerships.views.test_walls import everything_seen, membership_of, third_party

pytestmark = pytest.mark.django_db


@pytest.fixture
def revealed() -> Pair:
    pair = make_pair()
    reveal(pair, [(-2, 1)], [(1, 1)])
    return pair


def address(pair: Pair, side, name: str, *more: object) -> str:
    return reverse(f"partnerships:{name}", args=[side.party.organization.slug, pair.partnership.pk, *more])


def seen(pair: Pair, client):
    return list(everything_seen(pair, pair.guest, client))


def test_what_one_side_keeps_marks_no_page_of_the_other_after_the_reveal_either(revealed, client_of):
    client = client_of(membership_of(revealed.guest))
    before = seen(revealed, client)
    tell_of_a_change(revealed.host)
    assume(revealed.host)
    ContextEvent.objects.update(told_at=revealed.round.revealed_at.replace(year=2027))

    assert seen(revealed, client) == before
    ours = client_of(membership_of(revealed.host)).get(address(revealed, revealed.host, "matrix")).content.decode()
    assert ours.count("cell-mark-stale") == 18  # all nine pairs, in the grid and in the list


def test_alarm_without_the_door_a_kept_change_marks_the_other_sides_pages(revealed, client_of, monkeypatch):
    monkeypatch.setattr(SeenByPartyQuerySet, "seen_by", lambda rows, party: rows.all())
    client = client_of(membership_of(revealed.guest))
    tell_of_a_change(revealed.host)
    ContextEvent.objects.update(told_at=revealed.round.revealed_at.replace(year=2027))

    assert "cell-mark-stale" in client.get(address(revealed, revealed.guest, "matrix")).content.decode()


def test_the_other_sides_kept_things_are_neither_shown_torn_up_nor_settled(revealed, client_of):
    tell_of_a_change(revealed.host)
    assume(revealed.host)
    event, assumption = ContextEvent.objects.get(), Assumption.objects.get()
    client = client_of(membership_of(revealed.guest))
    asked = [
        ("event-sharing", event.pk),
        ("event-removal", event.pk),
        ("assumption-sharing", assumption.pk),
        ("assumption-removal", assumption.pk),
        ("assumption-settlement", assumption.pk),
    ]
    answers = [
        client.post(address(revealed, revealed.guest, name, pk), {"state": "refuted"}).status_code for name, pk in asked
    ]

    assert answers == [404] * 5
    assumption.refresh_from_db()
    assert (ContextEvent.objects.count(), assumption.state, assumption.visibility) == (1, "open", "party_private")


def test_a_change_is_told_by_form_kept_when_wrong_and_asks_to_look_again_at_home(revealed, client_of):
    client = client_of(membership_of(revealed.host))
    words = {"kind": "funding", "text": "The grant ends.", "visibility": "shared", "happened_on": "2999-01-01"}
    goal = revealed.goals(revealed.guest)[0]
    wrong = client.post(address(revealed, revealed.host, "event-new"), words)
    client.post(
        address(revealed, revealed.host, "event-new"), words | {"happened_on": "2026-01-02", "goals": [goal.pk]}
    )
    home = client_of(membership_of(revealed.guest)).get(address(revealed, revealed.guest, "partnership"))

    assert wrong.status_code == 422
    assert "The grant ends." in wrong.content.decode()
    assert "1 goal has changed since you rated: look again" in home.content.decode()


def test_a_source_that_changed_is_told_without_a_word_of_it(revealed, client_of):
    outcome = OutcomeFactory(organization=revealed.host.party.organization, title="Secret new words", lock_version=5)
    Goal.objects.filter(pk=revealed.goals(revealed.host)[0].pk).update(outcome=outcome, outcome_version=4)
    pages = seen(revealed, client_of(membership_of(revealed.guest)))
    text = "".join(body.decode(errors="replace") for _url, _status, body, _headers in pages)

    assert "The source of this goal has changed." in text
    assert "Secret new words" not in text


def test_a_new_round_offers_the_new_wording_and_takes_it_only_when_asked(revealed, client_of):
    outcome = OutcomeFactory(organization=revealed.host.party.organization, title="Nobody goes hungry", lock_version=5)
    Goal.objects.filter(pk=revealed.goals(revealed.host)[0].pk).update(outcome=outcome, outcome_version=4)
    begin_round(reason="Again.", by=revealed.host, at=AT)
    client, url = client_of(membership_of(revealed.host)), address(revealed, revealed.host, "goals")
    offered = client.get(url)
    typed = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1}
    first = {f"form-0-{name}": value or "" for name, value in offered.context["forms"][0].initial.items()}
    client.post(url, typed | first)
    kept = [goal.text for goal in revealed.goals(revealed.host)]
    Goal.objects.filter(round=revealed.round).update(outcome_version=4)
    client.post(url, typed | first | {"form-0-takes_wording": "on"})

    assert "It now reads “Nobody goes hungry”." in offered.content.decode()
    assert kept == ["Nobody in town goes hungry"]
    assert [goal.text for goal in revealed.goals(revealed.host)] == ["Nobody goes hungry"]


def test_no_option_where_nobody_sees_harm(revealed, client_of):
    ours, theirs = revealed.goals(revealed.host)[1], revealed.goals(revealed.guest)[1]
    client = client_of(membership_of(revealed.host))
    answer = client.post(address(revealed, revealed.host, "pair-options", ours.pk, theirs.pk), {"what_if": "by boat?"})

    assert (answer.status_code, Option.objects.count()) == (422, 0)
    assert "by boat?" in answer.content.decode()


def test_what_is_told_is_taken_along_by_its_own_side_and_what_is_shared_by_both(revealed, client_of):
    tell_of_a_change(revealed.host)
    assume(revealed.host)
    Assumption.objects.update(visibility="shared")
    texts = []
    for side in (revealed.host, revealed.guest):
        answer = client_of(membership_of(side)).get(address(revealed, side, "export"))
        archive = ZipFile(BytesIO(answer.content))
        texts.append("".join(archive.read(name).decode() for name in ("changes.csv", "assumptions.csv")))

    assert [("Our grant ends." in text, "run out of money" in text) for text in texts] == [(True, True), (False, True)]


@pytest.mark.parametrize(("is_shut", "status"), [(True, 404), (False, 200)])
def test_a_third_party_reads_no_option_of_two_others(is_shut, status, revealed, client_of, monkeypatch):
    """With the door shut there is nothing; the alarm twin takes it off its hinges."""
    if not is_shut:
        monkeypatch.setattr(OptionQuerySet, "concerning", lambda rows, party: rows.all())
    ours, theirs = revealed.goals(revealed.host)[0], revealed.goals(revealed.guest)[0]
    host = client_of(membership_of(revealed.host))
    host.post(address(revealed, revealed.host, "pair-options", ours.pk, theirs.pk), {"what_if": "by boat?"})
    third = third_party(revealed)
    client = client_of(membership_of(third))

    assert client.get(address(revealed, third, "option", Option.objects.get().pk)).status_code == status
