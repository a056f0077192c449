"""An answer that arrives while its round closes is opened with the others, or refused; never thanked for and lost."""

from tests.failure.conftest import Deploy


def test_answer_given_while_the_round_closes_is_opened_or_refused(deploy: Deploy) -> None:
    ended = deploy().call("answer_while_the_round_closes")

    assert ended in ({"state": "received", "opened": ["I cook."]}, {"state": "closed", "opened": []})
