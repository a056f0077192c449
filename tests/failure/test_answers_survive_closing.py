"""An answer that arrives while its round closes is opened with the others, or refused; never thanked for and lost."""

import pytest

from tests.failure.conftest import Deploy


def test_answer_given_while_the_round_closes_is_opened_or_refused(deploy: Deploy) -> None:
    ended = deploy().call("answer_while_the_round_closes", claims_first=False)

    assert ended in ({"state": "received", "opened": ["I cook."]}, {"state": "closed", "opened": []})


@pytest.mark.parametrize("store", ["production"], indirect=True)
def test_alarm_claiming_before_inserting_loses_an_answer(deploy: Deploy) -> None:
    ended = deploy().call("answer_while_the_round_closes", claims_first=True)

    assert ended == {"state": "received", "opened": []}
