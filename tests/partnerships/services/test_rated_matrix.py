"""Files of rated matrices, ours and published; the real one by MISSIONHUB_DATA."""

import pytest

from partnerships.models import FirstLookGoal
from partnerships.services.rated_matrix import PairRead, RatedMatrix, read_rated_matrix
from tests.services import require_data

pytestmark = pytest.mark.either
OWN = "our_goal,their_goal,effect,effect_back,our_importance,their_importance,note\n"
PUBLISHED = "source_target,source_name,affected_target,affected_name,score\n"


def read(text: str) -> RatedMatrix:
    return read_rated_matrix("m.csv", text.encode())


def told(text: str) -> list[str]:
    return [str(problem) for problem in read(text).problems]


def test_own_shape_is_read_pair_by_pair_and_blank_is_not_rated():
    matrix = read(OWN + "Feed,Ride,+2,−1,5,,They like it\nFeed,Earn,,0,,4,\nTeach,Ride,-3,,,,\n")

    assert matrix.problems == []
    assert (matrix.ours, matrix.theirs) == ({"Feed": 5, "Teach": 3}, {"Ride": 3, "Earn": 4})
    assert matrix.pairs == {
        ("Feed", "Ride"): PairRead(2, -1, "They like it"),
        ("Feed", "Earn"): PairRead(None, 0),
        ("Teach", "Ride"): PairRead(-3, None),
    }


def test_published_shape_puts_each_goal_on_both_sides():
    matrix = read(PUBLISHED + "10.1,Less,2.1,Food,1\n2.1,Food,10.1,Less,-2\n")

    assert list(matrix.ours) == list(matrix.theirs) == ["2.1 Food", "10.1 Less"]
    assert matrix.pairs == {
        ("10.1 Less", "2.1 Food"): PairRead(1, -2),
        ("2.1 Food", "10.1 Less"): PairRead(-2, 1),
    }


def test_every_mistake_is_told_at_once_with_line_column_and_reason():
    assert told(
        OWN + "Feed,Ride,4,x,6,,\n,Ride,1,1,,,\nFeed,Ride,1,1,,,\nTeach,Ride,1,1,2,,\nTeach,Earn,1,1,3,,\n"
    ) == [
        "m.csv, line 2, column our_importance: “6” is no whole number from 1 to 5.",
        "m.csv, line 2, column effect: “4” is no whole number from −3 to +3. Leave it blank if nobody rated it.",
        "m.csv, line 2, column effect_back: “x” is no whole number from −3 to +3. Leave it blank if nobody rated it.",
        "m.csv, line 3, column our_goal: Each row names the goal it is about.",
        "m.csv, line 4, column their_goal: Line 2 rates the same pair. Each pair stands once.",
        "m.csv, line 6, column our_importance: Another row gives this goal another importance.",
    ]


def test_published_mistakes_are_told_with_the_line_they_contradict():
    assert told(PUBLISHED + "1,A,2,B,1\n1,Other,2,B,1\n,,2,B,0\n") == [
        "m.csv, line 3, column source_name: Line 2 calls it “A”. A number has one name.",
        "m.csv, line 3, column affected_target: Line 2 rates the same pair. Each pair stands once.",
        "m.csv, line 4, column source_target: Each row names the goal it is about.",
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "The file is empty. It needs a first line with the names of its columns."),
        ("our_goal,effect\nFeed,1\n", "m.csv, line 1, column their_goal: The file needs this column."),
        (OWN, "m.csv, line 2: The file holds no rated pair."),
        (OWN + f"{'x' * 201},Ride,1,1,,,\n", "m.csv, line 2, column our_goal: A goal has at most 200 characters."),
    ],
)
def test_files_that_are_no_matrix_say_why(text: str, reason: str):
    assert any(reason in line for line in told(text))


def test_more_goals_than_a_page_draws_are_refused():
    rows = "".join(f"Feed {number},Ride,1,1,,,\n" for number in range(FirstLookGoal.MOST + 1))

    assert told(OWN + rows) == ["m.csv, column our_goal: 26 goals are named; a matrix holds at most 25 a side."]


def test_real_matrix_has_seventeen_goals_a_side_and_all_pairs_but_a_goal_with_itself():
    content = (require_data() / "sdg_interactions_sweden.csv").read_bytes()

    matrix = read_rated_matrix("sdg.csv", content)

    assert (len(matrix.ours), len(matrix.theirs), len(matrix.pairs)) == (17, 17, 272)
    assert (next(iter(matrix.ours)), matrix.left_out) == (
        "1.5 Economic and social resilience",
        ["source_text", "affected_text"],
    )
    assert all(
        ours != theirs and None not in (said.gives, said.receives) for (ours, theirs), said in matrix.pairs.items()
    )
