"""Matrices written as text, and matrices drawn at random."""

import re

from hypothesis import settings
from hypothesis import strategies as st

from partnerships.compatibility import Agreement, Goal, Party, Rating, joint_matrix

FEW = settings(max_examples=40)
"""Each example is a whole matrix."""
EFFECT = st.integers(-3, 3)
IMPORTANCE = st.integers(1, 5)
MAYBE = st.none() | EFFECT


def goals(side, importances):
    return [Goal(f"{side}{number}", importance) for number, importance in enumerate(importances, 1)]


def cells(text):
    """'(−1,−2)(0,0); (0,1)(0,1)' row by row: what A's goal does to B's, and B's to A's."""
    rows = text.replace("−", "-").split(";")
    return [[tuple(map(int, cell.split(","))) for cell in re.findall(r"\((.*?)\)", row)] for row in rows]


def rated(goals_a, goals_b, rows, *, party, rater="r1"):
    return [
        Rating(party, rater, goal_a.key, goal_b.key, *effects)
        for goal_a, row in zip(goals_a, rows, strict=True)
        for goal_b, effects in zip(goals_b, row, strict=True)
    ]


def both_rate(importances_a, importances_b, text):
    """Arguments of a joint view in which one rater of each party says the same."""
    goals_a, goals_b = goals("a", importances_a), goals("b", importances_b)
    return {
        "goals_a": goals_a,
        "goals_b": goals_b,
        "ratings": [rating for party in Party for rating in rated(goals_a, goals_b, cells(text), party=party)],
    }


def matrix_of(importances_a, importances_b, text):
    return joint_matrix(**both_rate(importances_a, importances_b, text))


@st.composite
def rounds(draw, importances=IMPORTANCE, effect=MAYBE, most_goals=3, raters=2):
    """Goals of both parties and what up to two raters of each say."""
    goals_a = goals("a", draw(st.lists(importances, min_size=1, max_size=most_goals)))
    goals_b = goals("b", draw(st.lists(importances, min_size=1, max_size=most_goals)))
    ratings = [
        Rating(party, f"{party}{rater}", goal_a.key, goal_b.key, draw(effect), draw(effect))
        for party in Party
        for rater in range(draw(st.integers(1, raters)))
        for goal_a in goals_a
        for goal_b in goals_b
    ]
    return {"goals_a": goals_a, "goals_b": goals_b, "ratings": ratings}


@st.composite
def agreed_rounds(draw, importances=IMPORTANCE, effect=EFFECT, most_goals=2):
    """Goals of both parties, and an agreed value for every direction, which both rated so."""
    goals_a = goals("a", draw(st.lists(importances, min_size=1, max_size=most_goals)))
    goals_b = goals("b", draw(st.lists(importances, min_size=1, max_size=most_goals)))
    rows = [[(draw(effect), draw(effect)) for _ in goals_b] for _ in goals_a]
    return agreed(goals_a, goals_b, rows)


def agreed(goals_a, goals_b, rows):
    ratings = [rating for party in Party for rating in rated(goals_a, goals_b, rows, party=party)]
    return {
        "goals_a": goals_a,
        "goals_b": goals_b,
        "ratings": ratings,
        "agreements": [Agreement(*rating[2:]) for rating in ratings if rating.party is Party.A],
    }


def swapped(given):
    """The same round with A and B in each other's place."""
    return {
        "goals_a": given["goals_b"],
        "goals_b": given["goals_a"],
        "ratings": [
            Rating(party.other, rater, goal_b, goal_a, b_to_a, a_to_b)
            for party, rater, goal_a, goal_b, a_to_b, b_to_a in given["ratings"]
        ],
    }
