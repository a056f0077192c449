"""Whatever JSON is sent, the answer is kind: never an error of ours (a small schemathesis of our own)."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from missionhub.home.views.api_docs import api_schema
from missions.models import Story
from tests.missions.api.conftest import addresses, send

ODD = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**70), 2**70), st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=40), st.sampled_from(["\x00", "2026-02-30", "9999-12-31", "1e999", "=1+1", "<script>", "١٢", ""]),
    st.lists(st.one_of(st.integers(-1, 2**65), st.text(max_size=9)), max_size=3), st.just({"a": {"b": []}}),
)  # fmt: skip
SHAPES = {
    "activity": "Activity", "decision": "Decision", "mission": "NewMission", "outcome": "Outcome",
    "promise": "NewPromise", "role": "NewRole", "stakeholder": "Stakeholder", "story": "NewStory", "check-in": "CheckIn",
}  # fmt: skip


def words(noun: str) -> st.SearchStrategy:
    known = sorted(api_schema()["components"]["schemas"][f"{SHAPES[noun]}Request"]["properties"])
    bodies = st.dictionaries(st.sampled_from([*known, "id", "organization"]), ODD, max_size=6)
    return st.one_of(bodies, ODD)


@pytest.mark.parametrize("noun", SHAPES)
def test_odd_words_are_never_an_error_of_ours(noun, ours, leader, client_of):
    client, addressed = client_of(leader), addresses(ours)
    Story.objects.filter(pk=ours["story"].pk).update(teller=leader.person)  # whose words it is to change

    @settings(max_examples=15, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(sent=words(noun), version=st.sampled_from(['"1"', "*", '"9999999999"', "x"]))
    def every_answer_is_documented(sent, version):
        made = send(client, "post", addressed[f"{noun}-list"], sent).status_code
        codes = {200, 201, 400, 409}
        assert made in codes
        if noun in addressed:
            edited = send(client, "patch", addressed[noun], sent, if_match=version).status_code
            assert edited in {200, 400, 405, 409, 412, 428}

    every_answer_is_documented()


@pytest.mark.parametrize("sent", [b"{", b"[1,", b"\xff\xfe", b"NaN", b'{"value": 1e999}'])
def test_what_is_no_json_is_said_so(sent, ours, leader, client_of):
    client = client_of(leader)

    answer = client.post(addresses(ours)["outcome-list"], sent, content_type="application/json")
    form = client.post(addresses(ours)["outcome-list"], {"title": "x"})

    assert (answer.status_code, form.status_code) == (400, 415)
    assert answer.headers["Content-Type"] == "application/problem+json"
