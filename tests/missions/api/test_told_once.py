"""Check-ins and stories sent again add nothing; a story is changed by whoever told it."""

from typing import Any
from uuid import uuid4

import pytest

from missions.models import CheckIn, Revision, Story
from tests.missions.api.conftest import addresses, send, url


def test_check_in_sent_twice_is_made_once(ours, leader, client_of):
    client, address = client_of(leader), addresses(ours)["check-in-list"]
    words = {"request_id": str(uuid4()), "value": "12.5", "confidence": "high", "note": "On the way"}

    answers = [send(client, "post", address, words) for _try in range(2)]

    assert [answer.status_code for answer in answers] == [201, 200]
    assert answers[0].json() == answers[1].json()
    assert CheckIn.objects.filter(request_id=words["request_id"]).count() == 1


def test_check_in_of_another_outcome_is_not_taken_for_it(ours, theirs, leader, client_of):
    words = {"request_id": str(theirs["check_in"].request_id), "value": "1"}

    answer = send(client_of(leader), "post", addresses(ours)["check-in-list"], words)

    assert (answer.status_code, "CANARY" in answer.content.decode()) == (409, False)


def test_check_in_that_says_nothing_is_refused(ours, leader, client_of):
    answer = send(client_of(leader), "post", addresses(ours)["check-in-list"], {"request_id": str(uuid4())})

    assert (answer.status_code, answer.json()["detail"]) == (409, "Say a number, how sure you are, or a few words.")


def test_story_sent_twice_is_told_once_and_waits_to_be_read(ours, member, client_of):
    words = {"submission_id": str(uuid4()), "text": "Supper at the door.", "promise": ours["promise"].pk}

    answers = [send(client_of(member), "post", url("story-list"), words) for _try in range(2)]

    assert [answer.status_code for answer in answers] == [201, 200]
    assert Story.objects.get(submission_id=words["submission_id"]).state == Story.State.WAITING


def test_story_of_another_tenant_is_not_taken_for_it(ours, theirs, member, client_of):
    words = {"submission_id": str(theirs["story"].submission_id), "text": "Mine."}

    answer = send(client_of(member), "post", url("story-list"), words)

    assert (answer.status_code, "CANARY" in answer.content.decode()) == (409, False)


def test_story_put_away_is_shown_no_more(ours, leader, member, client_of):
    answer = send(client_of(leader), "delete", url("story", ours["story"].pk))

    assert (answer.status_code, client_of(member).get(url("story-list")).json()["results"]) == (204, [])


def told_here(member, client_of, **words) -> tuple[Any, str]:
    client = client_of(member)
    story = send(client, "post", url("story-list"), {"text": "Supper at the door."} | words).json()
    return client, url("story", story["id"])


def test_teller_changes_the_words_on_top_of_the_version_read(member, client_of):
    client, one = told_here(member, client_of)

    answers = [
        send(client, "patch", one, {"text": "Blind"}),
        send(client, "patch", one, {"text": "Soup at the door."}, if_match='"1"'),
        send(client, "patch", one, {"text": "Late."}, if_match='"1"'),
    ]

    conflict = answers[2].json()["conflict"]
    assert [answer.status_code for answer in answers] == [428, 200, 412]
    assert (answers[1].headers["ETag"], answers[1].json()["text"]) == ('"2"', "Soup at the door.")
    assert (Story.objects.get().text, Revision.objects.get(pk=conflict["id"]).fields["text"]) == (
        "Soup at the door.",
        "Late.",
    )
    assert client.get(conflict["page"]).status_code == 200


@pytest.mark.parametrize("method", ["patch", "delete"])
def test_colleague_changes_no_story(method, ours, member, client_of):
    words = {"text": "Mine."} if method == "patch" else None

    answer = send(client_of(member), method, url("story", ours["story"].pk), words, if_match='"1"')

    ours["story"].refresh_from_db()
    assert (answer.status_code, ours["story"].text, ours["story"].state) == (403, "Ours story", "shown")


def test_nobody_gives_the_consent_of_somebody_else(ours, administrator, client_of):
    client, one = client_of(administrator), url("story", ours["story"].pk)

    answers = [
        send(client, "patch", one, {"may_be_public": True}, if_match='"1"'),
        send(client, "patch", one, {"title": "Supper"}, if_match='"1"'),
    ]

    assert ([answer.status_code for answer in answers], answers[1].json()["title"]) == ([400, 200], "Supper")
    assert Story.objects.filter(organization=administrator.organization, may_be_public=True).count() == 0


def test_teller_takes_a_story_back(member, leader, client_of):
    client, one = told_here(member, client_of)

    gone = send(client, "delete", one)

    assert (gone.status_code, client.get(one).json()["state"]) == (204, "withdrawn")
    assert client_of(leader).get(one).status_code == 404
