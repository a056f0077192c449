import pytest

from alignment.queries.mentions import Against, Mention
from alignment.queries.next_steps import next_steps

pytestmark = pytest.mark.pure


def promise(text: str, count: int, *not_kept: str) -> Mention:
    against = tuple(Against(place, name, text, 1, False, False) for place, name in enumerate(not_kept))
    return Mention(text, count, count, 7, 0, against=against)


def test_two_steps_stand_at_once_and_the_others_are_folded():
    promises = [promise("Feed", 5), promise("Train", 2, "Ada"), promise("Speak", 0), promise("Spend", 0)]

    steps = next_steps(promises=promises, hardly=[], has_pair=True, has_task_answers=True, may_tell=True)

    assert [step.kind for step in steps.at_once] == ["not_kept", "unmentioned"]
    assert [step.kind for step in steps.later] == ["pair", "tasks", "tell", "talk"]
    assert [[each.text for each in step.promises] for step in steps.at_once] == [["Train"], ["Speak", "Spend"]]


def test_without_a_finding_people_still_talk():
    steps = next_steps(promises=[promise("Feed", 5)], hardly=[], has_pair=False, has_task_answers=False, may_tell=False)

    assert [step.kind for step in (*steps.at_once, *steps.later)] == ["talk"]


def test_without_promises_they_come_first():
    steps = next_steps(promises=[], hardly=[], has_pair=True, has_task_answers=False, may_tell=False)

    assert [step.kind for step in steps.steps] == ["promises", "pair", "talk"]
