"""Themes come from the texts alone: not from their order, not from chance, and never with a name in them."""

import random

import numpy as np
import pytest

from alignment.scoring import AnswerReading, AnswerText, Match, PromiseText, clustering, find_themes, theme_words
from alignment.scoring.clustering import groups_of
from alignment.scoring.theme_words import typical_words
from tests.alignment.encoders import WordEncoder

pytestmark = pytest.mark.pure

VANS = ["I repair the vans", "Repairing vans and brakes", "I repair vans, brakes, tires", "Vans: repair and cleaning"]
COOKS = ["I cook lunch for children", "I cook a lunch every day", "Cooking lunch with trainees"]
PROMISE = PromiseText("1", "Cook lunch for children")


def answers_of(texts):
    return [AnswerText(str(number), text, author=f"Vans Author{number}") for number, text in enumerate(texts)]


def reading(answer, *, voiced):
    match = Match("1", 0.5, 99.0, "clear", voiced, 0, 0, ())
    return AnswerReading(answer.key, "mission" if voiced else "task", None, (match,))


def themes(answers, **more):
    readings = [reading(answer, voiced="ook" in answer.text) for answer in answers]
    facts = {"promises": [PROMISE], "mission_text": "", "own_names": ()}
    return find_themes(encoder=WordEncoder(), answers=answers, readings=readings, **facts | more)


def plain(answers):
    return [AnswerText(answer.key, answer.text) for answer in answers]


def test_themes_are_found_named_and_set_beside_the_mission():
    vans, cooks = themes(plain(answers_of([*VANS, *COOKS, "Something else entirely"])))

    assert (vans.words[:2], vans.promise, set(vans.answers)) == (("repair", "vans"), None, {"0", "1", "2", "3"})
    assert (set(cooks.words), cooks.promise, len(cooks.answers)) == ({"cook", "lunch"}, "1", 3)


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_answers_changes_nothing(seed):
    answers = plain(answers_of([*VANS, *COOKS, "Something else entirely"]))
    shuffled = random.Random(seed).sample(answers, len(answers))

    assert themes(shuffled) == themes(answers)


def test_only_rows_as_near_as_the_closest_tenth_of_reference_pairs_meet():
    rows = np.array([[1, 0], [0.8, 0.6], [-0.6, 0.8]])
    reference = np.array([[1, 0], [0.7, 0.51**0.5]])

    assert groups_of(rows, reference=reference, least=2).tolist() == [0, 0, -1]
    assert groups_of(rows[::-1], reference=reference, least=2).tolist() == [-1, 0, 0]


def test_no_name_of_a_writer_or_of_anybody_named_is_a_word():
    named = themes(answers_of(VANS))
    told = themes(plain(answers_of(VANS)), never=["Repair Smith"])

    assert "vans" not in named[0].words
    assert "repair" not in told[0].words


def test_masked_names_are_no_words():
    texts = ["[name] cooks lunch", "[name] cooks", "[name] and lunch"]

    assert typical_words(texts, groups=[0, 0, 0], least=2) == [("cooks", "lunch")]


def test_alarm_without_the_mask_the_word_name_would_stand_out(monkeypatch):
    monkeypatch.setattr(theme_words, "_MASKED", theme_words.re.compile("$^"))

    assert "name" in typical_words(["[name] cooks"] * 3, groups=[0, 0, 0], least=2)[0]


def test_a_word_of_fewer_answers_than_asked_names_no_theme():
    texts = [*["I cook lunch"] * 4, "I cook soup", "Soup"]

    assert typical_words(texts, groups=[0] * 6, least=5) == [("cook",)]
    assert "soup" in typical_words(texts, groups=[0] * 6, least=2)[0]


def test_words_that_say_nothing_of_the_work_name_no_theme():
    texts = ["I keep bees", "I keep bees and help", "I help and keep bees"]

    assert typical_words(texts, groups=[0, 0, 0], least=2) == [("bees",)]
    assert typical_words(["A lot of bees", "a lot", "Bees, a lot"], groups=[0, 0, 0], least=2) == [("bees",)]


def test_somebody_who_repeats_a_word_names_no_theme():
    assert typical_words(["vans vans vans", "lunch", "lunch"], groups=[0, 0, 0], least=2) == [("lunch",)]


def test_groups_of_too_few_fall_apart_and_none_is_fine():
    assert themes(plain(answers_of(COOKS)), least=4) == ()
    assert themes([]) == ()
    with pytest.raises(ValueError, match="two texts at least"):
        themes(plain(answers_of(COOKS)), least=1)


def test_texts_beyond_the_most_join_the_themes_of_the_others(monkeypatch):
    monkeypatch.setattr(clustering, "MOST", 4)
    rows = np.array([[1, 0], [1, 0], [1, 0], [0, 1], [1, 0], [0, 1]], dtype=float)

    assert groups_of(rows, reference=np.array([[1, 0], [0.5, 0.75**0.5]]), least=2).tolist() == [0, 0, 0, -1, 0, -1]


def test_every_pair_is_compared_after_a_merge_as_before():
    """The nearest pair that is kept is the one a full search finds: average linkage by the book beside ours."""
    chance = np.random.default_rng(3)
    rows = chance.normal(size=(40, 4))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)

    ours = clustering._average_linkage(rows, 0.4)
    assert {frozenset(np.flatnonzero(ours == group)) for group in set(ours)} == by_the_book(rows, 0.4)


def by_the_book(rows, cut):
    likeness = rows @ rows.T
    groups = [[place] for place in range(len(rows))]
    while True:
        pairs = [(likeness[np.ix_(a, b)].mean(), i, j) for i, a in enumerate(groups) for j, b in enumerate(groups[:i])]
        best, one, other = max(pairs)
        if best < cut:
            return {frozenset(group) for group in groups}
        groups[other] += groups.pop(one)
