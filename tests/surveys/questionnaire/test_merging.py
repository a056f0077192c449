"""Two people wrote on one survey: what both changes come to."""

from dataclasses import replace

from surveys.questionnaire import MINE, Question, Questionnaire, merge
from surveys.questionnaire.drafting import move, new_question, remove

BASE = Questionnaire(tuple(replace(new_question("open", key=key), text={"en": key}) for key in "abcd"))


def worded(asked: Questionnaire, key: str, words: str) -> Questionnaire:
    return Questionnaire(tuple(replace(one, text={"en": words}) if one.key == key else one for one in asked))


def added(asked: Questionnaire, key: str, *, place: int) -> Questionnaire:
    more: Question = new_question("open", key=key)
    return Questionnaire((*asked.questions[:place], more, *asked.questions[place:]))


def test_changes_to_different_questions_both_stand():
    theirs = added(worded(BASE, "a", "theirs"), "x", place=2)
    yours = added(move(worded(BASE, "d", "yours"), "c", steps=-2), "y", place=4)  # y: at the end

    merged = merge(BASE, theirs, yours, keep={})

    assert merged.clashes == ()
    assert [one.key for one in merged.merged] == ["c", "a", "b", "x", "d", "y"]
    assert (merged.merged.question("a").text, merged.merged.question("d").text) == ({"en": "theirs"}, {"en": "yours"})


def test_one_question_changed_twice_is_a_clash_and_each_choice_is_kept():
    theirs, yours = worded(BASE, "a", "theirs"), worded(BASE, "a", "yours")

    clash = merge(BASE, theirs, yours, keep={})

    assert [(one.key, one.theirs, one.yours) for one in clash.clashes] == [
        ("a", theirs.question("a"), yours.question("a"))
    ]
    assert clash.merged == theirs
    assert merge(BASE, theirs, yours, keep={"a": MINE}).merged == yours


def test_deleting_what_somebody_words_anew_is_a_clash_and_what_nobody_touches_is_not():
    theirs, yours = remove(BASE, "b"), worded(BASE, "b", "yours")

    assert [one.key for one in merge(BASE, theirs, yours, keep={}).clashes] == ["b"]
    assert "b" in [one.key for one in merge(BASE, theirs, yours, keep={"b": MINE}).merged]
    assert merge(BASE, theirs, BASE, keep={}).merged == theirs


def test_the_same_change_twice_is_no_clash():
    both = worded(BASE, "a", "same")

    assert merge(BASE, both, both, keep={}) == merge(both, both, both, keep={})
