import pytest

from partnerships.models import CellRating, Goal
from partnerships.queries.picture import picture_of
from partnerships.queries.topics import is_same_topic, same_words
from tests.factories.partnerships import Pair, make_pair, reveal

pytestmark = pytest.mark.django_db


def alike(pair: Pair, *, approaches: tuple[str, str] = ("", "")) -> None:
    words = ((pair.host, "End hunger in town"), (pair.guest, "Ending hunger for good"))
    for (side, text), approach in zip(words, approaches, strict=True):
        Goal.objects.filter(pk=pair.goals(side)[0].pk).update(text=text, approach=approach)


def found(pair: Pair) -> list[tuple[str, str, list[str], bool]]:
    picture = picture_of(pair.round, we=pair.host.party, they=pair.guest.party)
    return [
        (one.ours.text, one.theirs.text, [str(word) for word in one.differ_in], one.hurts)
        for one in same_words(picture)
    ]


def test_the_same_words_with_another_approach_are_pointed_at():
    pair = make_pair()
    alike(pair, approaches=("Meals today", "Changing the law"))

    assert found(pair) == [("End hunger in town", "Ending hunger for good", ["You go about it differently"], False)]
    assert not CellRating.objects.exists()  # words make no rating


def test_the_same_words_in_which_somebody_sees_harm_are_pointed_at():
    pair = make_pair()
    alike(pair)
    assert found(pair) == []
    reveal(pair, [(-1, 1)], [(1, 1)])

    assert found(pair) == [("End hunger in town", "Ending hunger for good", [], True)]


def test_other_words_are_never_pointed_at_however_they_clash():
    pair = make_pair()
    reveal(pair, [(-3, -3)], [(-3, -3)])

    assert found(pair) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "is_same"),
    [
        ("People out of work learn a trade", "Work for people with a trade", True),
        ("Poverty", "End poverty", True),
        ("Good food for all", "Goods move without an engine", False),
        ("The a of", "The a of", False),
    ],
)
def test_topic_is_told_by_words_with_content(ours: str, theirs: str, is_same: bool):
    assert is_same_topic(ours, theirs) == is_same
