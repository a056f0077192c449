"""A survey while somebody writes it: what a form sends, and what moving and deleting do to the rest."""

import pytest

from surveys.questionnaire import BUILT_IN, Condition, Edit, Kind, Questionnaire, Role, edited, read_draft
from surveys.questionnaire.drafting import MAX_QUESTIONS, Removed, TooManyQuestions, new_question


def typed(*keys: str, **fields: str) -> dict[str, list[str]]:
    """`text-en-a` is written `text_en_a`; every question has its words sent, or it counts as not shown."""
    sent = {f"text-en-{key}": [key] for key in keys} | {"questions": [" ".join(keys)]}
    return sent | {name.replace("_", "-"): [value] for name, value in fields.items()}


def empty(**kinds: str) -> Questionnaire:
    return Questionnaire(tuple(new_question(kind, key=key) for key, kind in kinds.items()))


def test_everything_that_was_typed_is_read():
    base = empty(a="single", b="open")
    sent = typed(
        "a", "b", text_en_a="Do you drive?", text_de_a="Fahren Sie?", items_en_a="Yes\r\nNo\n", items_de_a="Ja"
    )
    sent |= {"required-a": ["on"], "read-b": ["on"], "if-b": ["a:i1"], "section-en-b": ["You"], "help-en-b": ["Short."]}

    first, second = read_draft(sent, base)

    assert dict(first.text) == {"en": "Do you drive?", "de": "Fahren Sie?"}
    assert [(item.key, dict(item.text)) for item in first.items] == [
        ("i1", {"en": "Yes", "de": "Ja"}),
        ("i2", {"en": "No"}),
    ]
    assert (first.is_required, second.role, second.shown_if) == (True, Role.WORK, Condition("a", ("i1",)))
    assert (dict(second.section), dict(second.help)) == ({"en": "You"}, {"en": "Short."})


def test_an_option_worded_anew_or_moved_keeps_its_key_so_that_branches_hold():
    base = read_draft(typed("a", items_en_a="Yes\nNo\nPerhaps"), empty(a="single"))

    reworded = read_draft(typed("a", items_en_a="Yes, often\nNo\nPerhaps"), base)
    moved = read_draft(typed("a", items_en_a="No\nNew\nYes\nPerhaps"), base)

    assert reworded.question("a").item_keys == ("i1", "i2", "i3")
    assert moved.question("a").item_keys == ("i2", "i4", "i1", "i3")


def test_a_question_whose_fields_did_not_arrive_stays_as_it_was():
    base = read_draft(typed("a", "b", items_en_a="Yes\nNo"), empty(a="single", b="open"))

    assert read_draft({"questions": ["b a"]}, base).questions == (base.question("b"), base.question("a"))


def test_a_measure_in_other_words_is_a_question_like_any_other():
    staff = BUILT_IN["staff"]
    keys = [question.key for question in staff]
    same = {f"text-{code}-{one.key}": [one.text[code]] for one in staff for code in ("en", "de")}
    same |= {"questions": [" ".join(keys)], "read-work": ["on"], "together-agrees": ["on"]}

    kept = read_draft(same, staff)
    changed = read_draft(same | {"text-en-index": ["How much?"], "text-en-own_words": ["What for?"]}, staff)

    assert [one.role for one in kept] == [one.role for one in staff]
    assert kept.question("agrees").block == kept.question("own_words").block != ""
    assert [one.role for one in changed] == [Role.WORK, Role.NONE, Role.AGREES, Role.NONE, Role.NONE]
    assert {one.block for one in changed} == {""}  # no text stands beside values of its block


def test_questions_are_kept_together_with_the_one_above_and_apart_once_moved_away():
    base = empty(a="rating", b="single", c="ranking", d="open")
    joined = read_draft(typed("a", "b", "c", "d", together_b="on", together_c="on", together_d="on"), base)
    assert [one.block for one in joined] == ["with_a"] * 3 + [""]

    parted = edited(joined, Edit("down", "c"))
    alone = edited(edited(joined, Edit("delete", "a")), Edit("delete", "c"))

    assert [(one.key, one.block) for one in parted] == [("a", "with_a"), ("b", "with_a"), ("d", ""), ("c", "")]
    assert {one.block for one in alone} == {""}


def test_a_lost_choice_is_told_and_kept_until_somebody_says_everybody():
    asked = read_draft(typed("a", "b", items_en_a="Yes\nNo", **{"if_b": "a:i1"}), empty(a="single", b="open"))
    lost = edited(asked, Edit("delete", "a"))

    assert lost.faults() == ["“b” depends on a choice that is not asked before it."]
    assert read_draft(typed("b"), lost).question("b").shown_if == Condition("a", ("i1",))
    assert read_draft(typed("b", everybody_b="on"), lost).question("b").shown_if is None


def test_buttons_add_move_copy_delete_and_bring_back():
    asked = empty(a="open", b="rating")

    assert [one.key for one in edited(asked, Edit("up", "b"))] == ["b", "a"]
    assert [one.key for one in edited(asked, Edit("up", "a"))] == ["a", "b"]
    assert [one.kind for one in edited(asked, Edit("add", "story", "q1"))] == [Kind.OPEN, Kind.RATING, Kind.STORY]
    assert [one.key for one in edited(asked, Edit("copy", "a", "q1"))] == ["a", "q1", "b"]
    assert edited(asked, Edit("copy", "a", "b")) == asked  # sent twice
    gone = edited(asked, Edit("delete", "a"))
    assert edited(gone, Edit("restore", "a"), removed=Removed(asked.question("a"), after="")) == asked


def test_the_twenty_first_question_is_refused():
    full = empty(**{f"q{number}": "open" for number in range(MAX_QUESTIONS)})

    with pytest.raises(TooManyQuestions):
        edited(full, Edit("add", "open", "more"))
    with pytest.raises(TooManyQuestions):
        edited(full, Edit("copy", "q1", "more"))


@pytest.mark.parametrize("sent", ["", "burn:a", "up:../x", "add:open:more", "delete:" + "x" * 50])
def test_an_unknown_button_only_saves(sent):
    assert Edit.read(sent, new_key="q1").verb == "save"


def test_what_was_sent_beside_the_form_makes_no_question():
    sent = typed("a", "zz", "<b>") | {"kind-zz": ["planted"]}

    assert [one.key for one in read_draft(sent, empty(a="open"))] == ["a"]


def test_what_would_mislead_is_said():
    asked = read_draft(
        typed("a", "b", "c", read_a="on", read_b="on", mission_a="on", items_en_c="Yes\nNo", text_en_c="x" * 300),
        empty(a="open", b="open", c="single"),
    )

    assert asked.faults() == [
        "“a” is read against the mission, so it must be asked before the mission is shown.",
        "“b” is read against the mission, so it must be asked before the mission is shown.",
        "“b” cannot be read against the mission too: one question can.",
        f"“{'x' * 40}…” is longer than 280 letters: move a part of it to the help below it.",
    ]
