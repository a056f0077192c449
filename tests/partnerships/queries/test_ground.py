import pytest

from partnerships.models import Goal
from partnerships.queries.ground import common_ground, pulls_apart
from partnerships.queries.picture import Picture, picture_of
from tests.factories.partnerships import Pair, make_pair, reveal

pytestmark = pytest.mark.django_db
EFFECTS = [(1, -2), (0, 0), (2, 2), (-1, 0), (0, 1), (0, 0), (0, 0), (0, 0), (3, 0)]


def seen(pair: Pair) -> Picture:
    return picture_of(pair.round, we=pair.host.party, they=pair.guest.party)


def test_what_hurts_stands_heaviest_first_with_what_the_goals_differ_in():
    pair = make_pair()
    pair.round.goals.filter(position=1, party=pair.host.party).update(approach="By van")
    pair.round.goals.filter(position=1, party=pair.guest.party).update(approach="By bicycle")
    Goal.objects.filter(position=2, party=pair.host.party).update(importance=3)
    reveal(pair, EFFECTS, EFFECTS_FROM_THEM)

    rows = pulls_apart(seen(pair), url_of="{}-{}".format)

    assert [(row.words, row.value, row.is_important, [str(words) for words in row.differ_in]) for row in rows] == [
        ("“Deliver everything by bicycle” on “Nobody in town goes hungry”", -2, True, ["You go about it differently"]),
        ("“Train young people” on “Deliver everything by bicycle”", -1, False, []),
    ]


def test_common_ground_is_where_nothing_hurts_and_something_helps():
    pair = make_pair()
    reveal(pair, EFFECTS, EFFECTS_FROM_THEM)

    rows = common_ground(seen(pair), url_of="{}-{}".format)

    assert [(row.ours.text, row.theirs.text, row.gives, row.receives, row.is_mutual) for row in rows] == [
        ("Nobody in town goes hungry", "Break even by June", 2, 2, True),
        ("Keep the vans running", "Break even by June", 3, 0, False),
        ("Train young people", "Pay fair wages", 0, 1, False),
    ]


def transposed(effects: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same judgements as the other side gives them: its goals first, in its order."""
    return [effects[3 * row + column][::-1] for column in range(3) for row in range(3)]


EFFECTS_FROM_THEM = transposed(EFFECTS)
