"""Promises proposed from real mission texts (MISSIONHUB_DATA): what an item appends stands alone."""

import csv

import pytest

from alignment.scoring import propose_promises
from alignment.scoring.doing_words import is_doing_word, is_thing_too
from alignment.scoring.words import find_words, is_content
from tests.services import require_data

pytestmark = pytest.mark.pure


def rows(name: str) -> list[dict[str, str]]:
    with (require_data() / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def proposed(text: str) -> list[str]:
    return [promise.text for promise in propose_promises(text)]


def charity_text(beginning: str) -> str:
    texts = (row[field] for row in rows("uk_charities.csv") for field in ("objects", "activities"))
    return next(text for text in texts if text.startswith(beginning))


def test_aims_after_a_semicolon_stand_alone_in_a_human_rights_charity():
    promises = proposed(charity_text("The Company is established to: a) promote human rights"))

    assert {
        "educating the public about human rights",
        "raising awareness of human rights issues and promoting public support for human rights",
    } <= set(promises)


def test_letters_in_brackets_are_items_as_far_as_the_alphabet_goes():
    promises = proposed(charity_text("The objects of the Foundation are: (a) the prevention or relief of poverty"))

    assert not any("(k)" in promise or "(m)" in promise for promise in promises)
    assert any(promise.startswith("the relief of those in need") for promise in promises)


def test_ages_are_no_bullets_in_a_church():
    promises = proposed(charity_text("The primary activity of the church is the provision of"))

    assert not any(promise.startswith(("90 ", "18 ")) for promise in promises)


@pytest.mark.parametrize("version", ["1", "2", "3"])
def test_versions_of_a_public_body_are_read_in_its_own_order(version):
    (text,) = [row["text"] for row in rows("us_access_board/mission_versions.csv") if row["version"] == version]

    assert len(proposed(text)) == {"1": 1, "2": 4, "3": 3}[version]


def test_no_item_of_a_real_mission_hides_a_promise_behind_its_semicolon():
    texts = [row["mission"] for row in rows("us_nonprofit_missions.csv")]
    texts += [row["objects"] for row in rows("uk_charities.csv")]

    glued = [promise for text in texts for promise in proposed(text) if "; and shall" in promise.casefold()]

    assert (len(texts) > 3000, glued) == (True, [])


def test_hardly_a_real_proposal_ends_in_the_middle_or_is_a_verb_alone():
    """As *create, retain*, *focused on introducing*, *education about* were once proposed."""
    found = [promise for row in rows("us_nonprofit_missions.csv") for promise in proposed(row["mission"])]

    broken = [promise for promise in found if _is_broken(promise)]

    print(f"\n{len(broken)} of {len(found)}", *broken[:40], sep="\n  ")
    assert len(broken) < 0.02 * len(found)


def _is_broken(promise: str) -> bool:
    words = [word.text for word in find_words(promise)]
    says = [word for word in words if is_content(word)]
    return words[-1].casefold() in {"about", "for", "of", "who", "and"} or (
        len(says) > 1 and all(is_doing_word(word) and not is_thing_too(word) for word in says)
    )
