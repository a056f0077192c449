"""What a side shows the facilitator alone: no other side, no observer and no other day reads a byte of it."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from missionhub.organizations.models import Membership
from partnerships.models import (
    Assumption,
    ContextEvent,
    Hearing,
    Neutral,
    NeutralConsent,
    Participant,
    PrivateNote,
    SeenByParty,
    Stakeholder,
    ValueItem,
    Visibility,
)
from partnerships.models.neutral import NeutralQuerySet
from partnerships.models.visibility import SeenByPartyQuerySet
from partnerships.services.hearings import share_hearing
from partnerships.services.leaving import leave
from partnerships.services.mediation import ReadByAll
from partnerships.services.neutrals import end_neutral
from partnerships.services.notes import write_note
from tests.factories.partnership_neutrals import let_read, propose, yes_of
from tests.factories.partnership_value import draft
from tests.factories.partnerships import AT, Pair, make_pair, reveal, write_down
from tests.partnerships.hidden import FOR_THE_FACILITATOR, KEPT, Hidden, assume_for_facilitator, note_for_facilitator
from tests.partnerships.sending import send
from tests.partnerships.views.test_hearings import heard_by_host
from tests.partnerships.views.test_neutrals import NOW
from tests.partnerships.views.test_walls import CHANGING, everything_seen, membership_of

pytestmark = pytest.mark.django_db
FACILITATOR = Neutral.Role.FACILITATOR
WHATS = {"ids": lambda hidden: hidden.what}
MODELS: list[type[SeenByParty]] = [PrivateNote, ContextEvent, Assumption, ValueItem, Stakeholder, Hearing]


def read(yes: NeutralConsent) -> tuple[int, bytes]:
    answer = Client().get(reverse("partnerships:neutral", args=[yes.token]))
    return answer.status_code, CHANGING.sub(b"", answer.content)


def links(pair: Pair, neutral: Neutral) -> tuple[NeutralConsent, NeutralConsent]:
    return yes_of(pair.host, neutral), yes_of(pair.guest, neutral)


def with_facilitator(*, role: str = FACILITATOR, days: int = 60) -> tuple[Pair, Neutral]:
    pair = make_pair()
    return pair, let_read(pair.host, pair.guest, role=role, days=days, at=NOW)


def asked(side: Participant, client_of: Callable[[Membership], Client], name: str, *more: object) -> tuple[Client, str]:
    slug = side.party.organization.slug
    url = reverse(f"partnerships:{name}", args=[slug, side.partnership_id, *more])
    return client_of(membership_of(side)), url


@pytest.mark.parametrize("hidden", FOR_THE_FACILITATOR, **WHATS)
def test_the_facilitator_reads_it_by_that_sides_link_and_by_no_other(hidden: Hidden):
    pair, neutral = with_facilitator()
    ours, theirs = links(pair, neutral)
    before = read(theirs)
    hidden.change(pair.host)

    assert "shows you nothing at present" not in read(ours)[1].decode()
    assert read(theirs) == before


@pytest.mark.parametrize("hidden", FOR_THE_FACILITATOR, **WHATS)
def test_alarm_a_door_that_did_not_ask_whose_link_it_is_would_tell_the_other_side(
    hidden: Hidden, monkeypatch: pytest.MonkeyPatch
):
    shown = Visibility.MEDIATION
    monkeypatch.setattr(SeenByPartyQuerySet, "shown_to", lambda rows, yes: rows.filter(visibility=shown))
    pair, neutral = with_facilitator()
    theirs = yes_of(pair.guest, neutral)
    before = read(theirs)
    hidden.change(pair.host)

    assert read(theirs) != before


def test_an_observer_reads_none_of_it_by_any_link():
    pair, neutral = with_facilitator(role=Neutral.Role.OBSERVER)
    before = [read(yes) for yes in links(pair, neutral)]
    for hidden in FOR_THE_FACILITATOR:
        hidden.change(pair.host)

    assert [read(yes) for yes in links(pair, neutral)] == before
    assert b"Shown to you alone" not in before[0][1]


@pytest.mark.parametrize("hidden", FOR_THE_FACILITATOR, **WHATS)
def test_alarm_an_observer_taken_for_a_facilitator_would_read_it(hidden: Hidden, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Neutral, "is_facilitator", True)
    pair, neutral = with_facilitator(role=Neutral.Role.OBSERVER)
    ours = yes_of(pair.host, neutral)
    before = read(ours)
    hidden.change(pair.host)

    assert read(ours) != before


def test_the_facilitator_reads_nothing_of_what_a_side_keeps_to_itself():
    pair, neutral = with_facilitator()
    before = [read(yes) for yes in links(pair, neutral)]
    for side in (pair.host, pair.guest):
        for hidden in KEPT:
            hidden.change(side)

    assert [read(yes) for yes in links(pair, neutral)] == before


def test_alarm_a_door_that_did_not_ask_for_the_level_would_show_what_is_kept(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(SeenByPartyQuerySet, "shown_to", lambda rows, yes: rows.filter(party=yes.party_id))
    pair, neutral = with_facilitator()
    write_note(text="For nobody else.", by=pair.host, at=AT)

    assert b"For nobody else." in read(yes_of(pair.host, neutral))[1]


def over(pair: Pair, neutral: Neutral) -> None:
    Neutral.objects.filter(pk=neutral.pk).update(ends_on=NOW.date() - timedelta(days=1))


def ended_by_the_other_side(pair: Pair, neutral: Neutral) -> None:
    end_neutral(neutral=neutral, by=pair.guest, at=NOW)


ENDINGS = pytest.mark.parametrize("end", [over, ended_by_the_other_side])


@ENDINGS
def test_it_ends_after_the_last_day_and_when_any_side_ends_it(end: Callable[[Pair, Neutral], None]):
    pair, neutral = with_facilitator()
    note_for_facilitator(pair.host)
    ours = yes_of(pair.host, neutral)
    assert b"near to walking away" in read(ours)[1]
    end(pair, neutral)

    status, body = read(ours)
    assert (status, b"near to walking away" in body) == (404, False)


@ENDINGS
def test_alarm_without_the_look_at_the_day_it_would_be_read_on(end, monkeypatch: pytest.MonkeyPatch):
    pair, neutral = with_facilitator()
    note_for_facilitator(pair.host)
    end(pair, neutral)
    monkeypatch.setattr(NeutralQuerySet, "standing", lambda rows, on: rows.all())

    assert b"near to walking away" in read(yes_of(pair.host, neutral))[1]


def test_nobody_reads_it_while_one_side_has_not_said_yes_and_whoever_left_shows_nothing():
    pair = make_pair()
    note_for_facilitator(pair.host)
    waiting = propose(pair.host, role=FACILITATOR, at=NOW)
    assert read(yes_of(pair.host, waiting))[0] == 404

    neutral = let_read(pair.host, pair.guest, role=FACILITATOR, at=NOW)
    leave(by=pair.host, at=NOW)
    assert [read(yes)[0] for yes in links(pair, neutral)] == [404, 404]


def test_no_byte_of_the_other_side_changes_with_what_the_facilitator_reads_nor_does_its_own_link(client_of):
    pair, neutral = with_facilitator()
    client, theirs = client_of(membership_of(pair.guest)), yes_of(pair.guest, neutral)
    before = list(everything_seen(pair, pair.guest, client)), read(theirs)
    for hidden in FOR_THE_FACILITATOR:
        hidden.change(pair.host)

    assert (list(everything_seen(pair, pair.guest, client)), read(theirs)) == before


def test_every_side_has_its_place_by_name_and_an_empty_one_says_what_may_stand_there():
    pair, neutral = with_facilitator()
    assume_for_facilitator(pair.guest)
    ours, theirs = (read(yes)[1].decode().partition("Shown to you alone")[2] for yes in links(pair, neutral))

    for body in (ours, theirs):
        assert body.index("<h3>Green Routes</h3>") < body.index("<h3>Harbor Kitchen</h3>")
    assert "Harbor Kitchen shows you nothing at present" in ours
    assert "They hide a debt from us." in theirs
    assert "stands behind the link that Harbor Kitchen hands you" in theirs


def test_goals_of_the_other_side_are_not_told_with_it():
    pair, neutral = with_facilitator()
    assume_for_facilitator(pair.host)
    body = read(yes_of(pair.host, neutral))[1].decode()

    assert all(goal.text in body for goal in pair.goals(pair.host))
    assert not any(goal.text in body for goal in pair.goals(pair.guest))


def test_forms_say_who_the_facilitator_is_today(client_of):
    pair = make_pair()
    reveal(pair, [(1, 1)], [(1, 1)])
    pages = [("partnership",), ("event-new",), ("assumption-new",), ("value-new",)]
    for _name in ("before", "after"):
        bodies = []
        for page in pages:
            client, url = asked(pair.host, client_of, *page)
            bodies.append(client.get(url).content.decode())
        if _name == "before":
            assert all("every side must first say yes to one" in body for body in bodies)
            let_read(pair.host, pair.guest, role=FACILITATOR, at=NOW)
    assert all("Ruth Neutral" in body for body in bodies)
    assert not any("must first say yes" in body for body in bodies)


def test_a_note_a_change_and_an_assumption_are_written_for_the_facilitator(client_of):
    pair, neutral = with_facilitator()
    day = timezone.now().date().isoformat()
    sent = [
        ("notes", {"text": "Near to leaving."}),
        ("event-new", {"kind": "funding", "text": "The grant ends.", "happened_on": day}),
        ("assumption-new", {"text": "They pay late.", "sureness": 2}),
    ]
    for name, words in sent:
        client, url = asked(pair.host, client_of, name)
        said = client.post(url, words | {"visibility": "mediation"}, follow=True).content.decode()
        assert "Your side and Ruth Neutral read it" in said
    body = read(yes_of(pair.host, neutral))[1].decode()

    assert all(words["text"] in body for _name, words in sent)


def test_no_note_is_written_for_every_side_and_what_was_typed_stays(client_of):
    pair = make_pair()
    client, url = asked(pair.host, client_of, "notes")
    answer = client.post(url, {"text": "For all of you.", "visibility": "shared"})

    assert (answer.status_code, PrivateNote.objects.count()) == (422, 0)
    assert b"For all of you." in answer.content


def test_buttons_show_it_and_keep_it_again_and_are_not_the_other_sides(client_of):
    pair, _neutral = with_facilitator()
    rows = {
        "note-readers": write_note(text="Ours.", by=pair.host, at=AT),
        "value-readers": draft(pair.host),
        "stakeholder-readers": write_down(pair.host),
    }
    for name, row in rows.items():
        client, url = asked(pair.host, client_of, name, row.pk)
        said = client.post(url, {"readers": "mediation"}, follow=True).content.decode()
        assert "Ruth Neutral reads it from now on; the other side does not." in said
        assert "Our side and Ruth Neutral" in said
        row.refresh_from_db()
        assert row.visibility == "mediation"
        theirs, their_url = asked(pair.guest, client_of, name, row.pk)
        assert theirs.post(their_url, {"readers": "party_private"}).status_code == 404

        client.post(url, {"readers": "party_private"})
        row.refresh_from_db()
        assert row.visibility == "party_private"


def test_a_value_draft_says_who_reads_it(client_of):
    pair, _neutral = with_facilitator()
    words = {"text": "Riders", "flow": "put_in", "whose": str(pair.host.party.pk), "expected": 5, "kind": "economic"}
    words |= {"source": "transferred", "confidence": 2}
    client, url = asked(pair.host, client_of, "value-new")
    client.post(url, words | {"visibility": "mediation"})
    item = ValueItem.objects.get()
    assert (item.visibility, item.shared_at) == ("mediation", None)

    client, url = asked(pair.host, client_of, "value-edit", item.pk)
    send(client, url, words | {"visibility": "party_private"})
    assert ValueItem.objects.get().visibility == "party_private"


def test_a_hearing_is_told_the_facilitator_alone_and_taken_back(client_of):
    pair, hearing = heard_by_host()
    neutral = let_read(pair.host, pair.guest, role=FACILITATOR, at=NOW)
    before = list(everything_seen(pair, pair.guest, client_of(membership_of(pair.guest))))
    client, url = asked(pair.host, client_of, "hearing-sharing", hearing.pk)
    client.post(url, {"summary": "They fear for their jobs.", "mediation": "yes"})
    hearing.refresh_from_db()
    body = read(yes_of(pair.host, neutral))[1].decode()
    assert (hearing.visibility, hearing.shared_at) == ("mediation", None)
    assert ["They fear for their jobs." in body, "n = 5" in body] == [True, True]
    assert list(everything_seen(pair, pair.guest, client_of(membership_of(pair.guest)))) == before

    share_hearing(hearing=hearing, summary="They fear.", by=pair.host, at=AT)
    with pytest.raises(ReadByAll):
        share_hearing(hearing=hearing, summary="Narrowed.", with_all=False, by=pair.host, at=AT)
    client, url = asked(pair.host, client_of, "hearing-withdrawal", hearing.pk)
    client.post(url)
    assert "They fear" not in read(yes_of(pair.host, neutral))[1].decode()


def test_what_is_taken_along_keeps_its_level_after_leaving_too(client_of):
    pair = make_pair()
    for hidden in FOR_THE_FACILITATOR:
        hidden.change(pair.host)
    leave(by=pair.host, at=AT + timedelta(hours=1))
    client, url = asked(pair.host, client_of, "export")
    archive = ZipFile(BytesIO(client.get(url).content))
    files = ("private_notes", "changes", "assumptions", "value", "stakeholders", "hearings")
    found = [archive.read(f"{name}.csv").decode().count("Our side and the facilitator") for name in files]

    assert found == [1] * len(files)


def test_every_kind_of_row_that_has_readers_is_driven_here():
    """A new kind adds a line to FOR_THE_FACILITATOR, and a place on the facilitator's page."""
    pair = make_pair()
    for hidden in FOR_THE_FACILITATOR:
        hidden.change(pair.host)
    shown = [model.objects.filter(visibility=Visibility.MEDIATION).count() for model in MODELS]

    assert set(MODELS) == set(SeenByParty.__subclasses__())
    assert shown == [1] * len(MODELS)
