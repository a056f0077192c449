"""Check-ins and stories sent again add nothing."""

from uuid import uuid4

from missions.models import CheckIn, Story
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
