"""What a release counts of each kind of question, and of whom."""

import pytest

from surveys.disclosure import Minimums, Tree
from surveys.figures import Answered, Rules, block_figures, quotes_of
from surveys.questionnaire import Item, Kind, Question, Role

pytestmark = pytest.mark.pure

ROOT, KITCHEN, YARD = 1, 2, 3
RULES = Rules(Tree({ROOT: None, KITCHEN: ROOT, YARD: ROOT}))
ITEMS = tuple(Item(key, {"en": key}) for key in ("red", "blue", "green"))


def asked(kind: Kind, role: Role = Role.NONE, items=ITEMS, **more) -> Question:
    return Question("q", kind, {"en": "?"}, role=role, items=items, **more)


def rows(value, *, kitchen: int = 10, yard: int = 10) -> list[Answered]:
    return [Answered(node, {"q": value}) for node, people in ((KITCHEN, kitchen), (YARD, yard)) for _ in range(people)]


def figures(question: Question, answered: list[Answered], rules: Rules = RULES) -> dict:
    return {
        (figure.node, figure.measure, figure.item): (figure.n, dict(figure.value))
        for figure in block_figures(rules, [question], answered)
    }


def test_a_rating_shows_its_mean_from_five_and_its_spread_from_eight():
    found = figures(asked(Kind.RATING, items=ITEMS[:1]), rows({"red": 4}, kitchen=7, yard=9))

    assert {key[:2] for key in found} == {
        (ROOT, "mean"), (KITCHEN, "mean"), (YARD, "mean"), (ROOT, "spread"), (ROOT, "agreement"),
    }  # fmt: skip
    assert found[ROOT, "mean", "red"] == (16, {"value": 75, "at_least": False, "at_most": False})
    assert found[ROOT, "spread", "red"][1]["shares"][3]["percent"] == 90  # never 100 under 20 people


def test_nothing_is_said_of_fewer_than_five():
    assert figures(asked(Kind.RATING), rows({"red": 4}, kitchen=4, yard=0)) == {}


def test_a_unanimous_group_is_never_told_apart_from_a_nearly_unanimous_one():
    """Property 7: 0 and 100 percent are not shown under 20."""
    for kind, value in ((Kind.SINGLE, ["red"]), (Kind.MULTIPLE, ["red"]), (Kind.RATING, {"red": 5})):
        for n, figure in figures(asked(kind), rows(value, kitchen=9, yard=10)).values():
            shares = [figure, *figure.get("shares", [])]
            assert n >= 20 or not any(
                share.get("percent") in {0, 100} or share.get("value") in {0, 100} for share in shares
            )


def test_choices_show_the_share_who_chose_each():
    found = figures(asked(Kind.MULTIPLE), [*rows(["red", "blue"]), *rows(["blue"])])

    assert [found[ROOT, "chosen", key] for key in ("red", "blue", "green")] == [
        (40, {"percent": 50, "at_least": False, "at_most": False}),
        (40, {"percent": 100, "at_least": False, "at_most": False}),
        (40, {"percent": 0, "at_least": False, "at_most": False}),
    ]


def test_line_of_sight_counts_who_chose_exactly_what_the_leaders_hold_right():
    key = (Item("red", {"en": "r"}, is_right=True), Item("blue", {"en": "b"}))

    found = figures(asked(Kind.MULTIPLE, Role.SIGHT, items=key), [*rows(["red"]), *rows(["red", "blue"])])

    assert found[ROOT, "sight", ""] == (40, {"percent": 50, "at_least": False, "at_most": False})


def test_a_ranking_shows_places_and_how_alike_the_orders_are():
    found = figures(asked(Kind.RANKING), rows(["blue", "red", "green"], kitchen=15, yard=15))

    assert [found[ROOT, "place", key][1]["value"] for key in ("red", "blue", "green")] == [50, 100, 0]
    assert found[ROOT, "agreement", ""] == (30, {"value": 1.0, "at_least": False, "at_most": False})


def test_an_allocation_shows_mean_points():
    found = figures(asked(Kind.ALLOCATION), rows({"red": 60, "blue": 40, "green": 0}))

    assert [found[ROOT, "mean", key][1]["value"] for key in ("red", "blue", "green")] == [60, 40, 0]


def test_an_index_and_its_items_count_the_same_complete_people():
    whole, half = {"red": 4, "blue": 5, "green": 3}, {"red": 1}

    found = figures(asked(Kind.RATING, Role.INDEX), [*rows(whole), *rows(half, kitchen=1, yard=0)])

    assert {n for n, _value in found.values()} == {20, 10}
    assert found[ROOT, "index", ""] == (20, {"value": 75, "at_least": False, "at_most": False})


def test_reliability_is_told_of_the_whole_round_alone():
    varied = [
        Answered(KITCHEN, {"q": {"red": n % 5 + 1, "blue": n % 5 + 1, "green": (n + 1) % 5 + 1}}) for n in range(20)
    ]

    found = figures(asked(Kind.RATING, Role.INDEX), varied)

    assert [key[0] for key in found if key[1] == "reliability"] == [ROOT]


KNOWS = Question("own", Kind.OPEN, {"en": "?"}, role=Role.KNOWS, block="b")
AGREES = Question("q", Kind.RATING, {"en": "?"}, role=Role.AGREES, block="b", items=ITEMS[:1])


def crossed(pairs: list[tuple[bool | None, int]]) -> dict:
    answered = [
        Answered(KITCHEN, {"q": {"red": agrees}} | ({} if knows is None else {"own": knows})) for knows, agrees in pairs
    ]
    return {
        (figure.measure, figure.item): (figure.n, dict(figure.value))
        for figure in block_figures(RULES, [KNOWS, AGREES], answered)
        if figure.node == ROOT
    }


def test_knows_and_agrees_are_crossed():
    found = crossed([(True, 5)] * 10 + [(True, 2)] * 5 + [(False, 4)] * 5 + [(False, 3)] * 5)

    assert {name: share["percent"] for name, share in found["knows_agrees", ""][1].items()} == {
        "knows_and_agrees": 40, "only_knows": 20, "only_agrees": 20, "neither": 20,
    }  # fmt: skip


def test_whoever_answered_half_of_a_block_counts_in_none_of_it():
    """Else the difference of two figures would be what that one person said."""
    found = crossed([(True, 5)] * 10 + [(None, 1)])

    assert {n for n, _value in found.values()} == {10}


def test_where_no_own_words_can_be_read_agreeing_is_shown_of_everybody():
    found = crossed([(None, 4)] * 12)

    assert ("knows_agrees", "") not in found
    assert found["mean", "red"][0] == 12


def test_quotes_need_ten_answers_and_a_yes_each_and_stand_at_one_team_only():
    texts = [(KITCHEN, f"k{n}", n % 2 == 0) for n in range(10)] + [(YARD, f"y{n}", True) for n in range(9)]

    quotes = quotes_of(RULES, texts)

    # 9 in the yard may not be quoted apart, so nothing may be: the kitchen would tell them by difference
    assert {quote.node for quote in quotes} == {ROOT}
    assert {quote.text for quote in quotes} == {f"k{n}" for n in range(0, 10, 2)} | {f"y{n}" for n in range(9)}
    assert quotes_of(RULES, texts[:9]) == []


def test_quotes_are_drawn_in_another_order_each_time():
    texts = [(KITCHEN, f"k{n}", True) for n in range(30)]

    orders = {tuple(quote.text for quote in quotes_of(RULES, texts)) for _ in range(5)}

    assert len(orders) == 5


def test_teams_the_strict_rule_hides_show_nothing():
    rules = Rules(RULES.tree, Minimums(), frozenset({YARD}))

    assert {node for node, _measure, _item in figures(asked(Kind.RATING), rows({"red": 4}), rules)} == {ROOT, KITCHEN}
