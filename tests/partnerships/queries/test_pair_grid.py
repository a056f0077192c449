import pytest

from partnerships.queries.first_look import seen_in
from partnerships.queries.pair_grid import Asked, PairGrid, pair_grid, short_name
from tests.factories.partnerships import OURS, THEIRS, make_look

pytestmark = pytest.mark.django_db
EFFECTS = [(1, 1), (0, 0), (2, -1), (0, 0), (None, 1), (0, 0), (-3, 0), (0, 0), (0, 0)]


@pytest.fixture
def drawn(organization):
    seen = seen_in(make_look(organization, *EFFECTS))

    def draw(**asked: str) -> PairGrid:
        return pair_grid(seen, asked=Asked.read(asked, kept=["with"]), url_of="/{}/{}/".format)

    return draw


def test_worst_tension_is_named_first_with_its_page(drawn):
    worst = drawn().worst

    assert (worst.words, worst.value, worst.alike) == (f"“{OURS[2]}” makes “{THEIRS[0]}” impossible", -3, 0)
    assert worst.url == drawn().rows[2][1][0].url


def test_the_first_of_equals_is_not_called_the_only_one(organization):
    seen = seen_in(make_look(organization, (-1, 0), (0, 0), (0, -1), *[(0, 0)] * 6))
    worst = pair_grid(seen, asked=Asked.read({}, kept=[]), url_of="/{}/{}/".format).worst

    assert (worst.words, worst.alike) == (f"“{OURS[0]}” limits “{THEIRS[0]}”", 1)


def test_filters_leave_out_rows_and_columns_in_which_nothing_matches(drawn):
    grid = drawn(show="tensions")

    assert ([head.text for head in grid.columns], [head.text for head, _cells in grid.rows]) == (
        [THEIRS[0], THEIRS[2]],
        [OURS[0], OURS[2]],
    )
    assert [[cell.is_shown for cell in cells] for _head, cells in grid.rows] == [[False, True], [True, False]]
    assert (grid.matching, grid.pairs) == (2, 9)


def test_filters_count_and_keep_what_else_the_address_says(drawn):
    grid = drawn(show="tensions", sort="harm", **{"with": "7"})

    assert [(choice.query, choice.count) for choice in grid.shows] == [
        ("?with=7&sort=harm", 9),
        ("?with=7&show=tensions&sort=harm", 2),
        ("?with=7&show=synergies&sort=harm", 2),
        ("?with=7&show=unrated&sort=harm", 1),
    ]


def test_most_harm_first_puts_the_heaviest_tension_at_the_corner(drawn):
    grid = drawn(sort="harm")

    assert (grid.rows[0][0].text, grid.columns[0].text) == (OURS[2], THEIRS[0])


def test_a_phone_lists_what_hurts_first(drawn):
    assert [(cell.gives, cell.receives) for cell in drawn().listed][:4] == [(-3, 0), (2, -1), (1, 1), (None, 1)]


def test_an_address_nobody_knows_shows_everything(drawn):
    assert drawn(show="x", sort="%00", list="y") == drawn()


def test_margins_say_what_a_goal_gives_and_gets_in_hundredths(drawn):
    head = drawn().rows[0][0]

    assert (head.gives.label, head.receives.label, head.gives.x, head.receives.is_harm) == ("33", "0", 50, False)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Feed people", "Feed people"),
        ("9" * 60, "9" * 26 + "…"),
        ("Good food feeds people, never a landfill", "Good food feeds people,…"),
    ],
)
def test_columns_have_short_names_of_whole_words(text: str, short: str):
    assert short_name(text) == short
