from missions.models import MissionVersion
from tests.missions.api.conftest import addresses, promises_of, send, url


def test_mission_begins_with_its_draft_and_the_promises_in_it(leader, client_of):
    words = {"name": "Our mission", "statement": "We rescue food and train people for work."}

    answer = send(client_of(leader), "post", url("mission-list"), words)

    version = MissionVersion.objects.get(mission=answer.json()["id"])
    assert (answer.status_code, answer.json()["version"]) == (201, None)
    assert (version.statement, version.is_published) == (words["statement"], False)
    assert promises_of(version.mission) != []


def test_draft_is_begun_once_edited_and_put_in_force(ours, leader, client_of):
    client, addressed = client_of(leader), addresses(ours)

    begun = send(client, "post", addressed["version-list"], {})
    edited = send(client, "patch", addressed["version"], {"statement": "We feed people."}, if_match='"1"')
    stale = send(client, "post", addressed["publication"], {}, if_match='"1"')
    blind = send(client, "post", addressed["publication"], {})
    published = send(client, "post", addressed["publication"], {}, if_match=stale.headers["ETag"])
    again = send(client, "post", addressed["publication"], {}, if_match='"2"')
    mission = client.get(addressed["mission"]).json()

    assert (begun.status_code, begun.json()["id"], edited.status_code) == (200, ours["draft"].pk, 200)
    assert [answer.status_code for answer in (stale, blind, published, again)] == [412, 428, 201, 409]
    assert (mission["version"], mission["statement"]) == (ours["draft"].pk, "We feed people.")


def test_version_in_force_never_changes(ours, leader, client_of):
    address = url("version", ours["mission"].pk, ours["version"].pk)

    answer = send(client_of(leader), "patch", address, {"statement": "Otherwise."}, if_match='"1"')

    ours["version"].refresh_from_db()
    assert (answer.status_code, ours["version"].statement) == (412, "Ours statement")


def test_promise_is_added_and_retired(ours, leader, client_of):
    client = client_of(leader)

    made = send(
        client, "post", url("promise-list"), {"mission": ours["mission"].pk, "text": "Train", "cues": ["teach"]}
    )
    gone = send(client, "delete", url("promise", ours["promise"].pk))

    assert (made.status_code, made.json()["cues"], gone.status_code) == (201, ["teach"], 204)
    assert promises_of(ours["mission"]) == ["Train"]
