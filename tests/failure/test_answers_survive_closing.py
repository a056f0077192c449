"""An answer that arrives while its round closes is opened with the others, or refused; never thanked for and lost."""

import pytest

from tests.failure.conftest import Deploy


def test_answer_given_while_the_round_closes_is_opened_or_refused(deploy: Deploy) -> None:
    ended = deploy().call("answer_while_the_round_closes", is_locked=True)

    assert ended in ({"state": "received", "opened": ["I cook."]}, {"state": "closed", "opened": []})


@pytest.mark.parametrize("store", ["production"], indirect=True)
def test_alarm_without_the_lock_on_the_round_an_answer_is_lost(deploy: Deploy) -> None:
    ended = deploy().call("answer_while_the_round_closes", is_locked=False)

    assert ended == {"state": "received", "opened": []}
