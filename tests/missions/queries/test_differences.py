"""Word differences spell both texts, and stay cheap for anything people can save."""

import csv
import os
from collections import defaultdict
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missions.queries import differences
from missions.queries.differences import Change, Piece, word_difference

TEXTS = st.text(alphabet="ab .,\n\t’-é", max_size=80)


def spell(pieces: tuple[Piece, ...], without: Change) -> str:
    return "".join(piece.text for piece in pieces if piece.change is not without)


@given(TEXTS, TEXTS)
@settings(max_examples=300, deadline=None)
def test_pieces_spell_both_texts(before: str, after: str):
    pieces = word_difference(before, after)

    assert (spell(pieces, Change.ADDED), spell(pieces, Change.REMOVED)) == (before, after)


@pytest.mark.parametrize("texts", [("a b " * 2500, "b a " * 2500), (".," * 5000, ",." * 5000)])
def test_long_repetitive_texts_never_reach_the_matcher_whole(texts, monkeypatch):
    compared: list[int] = []

    class Counting(SequenceMatcher):
        def __init__(self, junk, old, new, **kwargs):
            compared.append(len(old) * len(new))
            super().__init__(junk, old, new, **kwargs)

    monkeypatch.setattr(differences, "SequenceMatcher", Counting)

    pieces = word_difference(*texts)

    assert (spell(pieces, Change.ADDED), spell(pieces, Change.REMOVED)) == texts
    assert max(compared, default=0) < 1_000_000  # twenty-five million pairs otherwise


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "Adult Canadians have access to the support to do their job.",
            "Canadians access skills training to help them work.",
            "[-Adult -]Canadians [-have -]access "
            "[-to the support to do their job-][+skills training to help them work+].",
        ),
        (
            "We rescue food for all.",
            "We rescue meals for everyone.",
            "We rescue [-food-][+meals+] for [-all-][+everyone+].",
        ),
        ("Same.", "Same.", "Same."),
        ("", "New.", "[+New.+]"),
    ],
)
def test_small_unchanged_words_are_read_with_the_larger_changes_around_them(before, after, told):
    assert tell(word_difference(before, after)) == told


def tell(pieces: tuple[Piece, ...]) -> str:
    marks = {Change.SAME: "{}", Change.REMOVED: "[-{}-]", Change.ADDED: "[+{}+]"}
    return "".join(marks[piece.change].format(piece.text) for piece in pieces)


def rewordings() -> list[tuple[str, str]]:
    """Every real change of wording, in order of version."""
    path = Path(os.environ.get("MISSIONHUB_DATA", "nowhere")) / "ca_departmental_results.csv"
    if not path.exists():
        pytest.skip("MISSIONHUB_DATA names no folder with real rows")
    texts: dict[str, dict[int, str]] = defaultdict(dict)
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            texts[row["result_id"]][int(row["version"])] = row["result_text"]
    return [(found[one], found[two]) for found in texts.values() for one, two in pairwise(sorted(found))]


def test_real_rewordings_are_told_in_a_few_whole_stretches():
    pairs = rewordings()
    told = [word_difference(before, after) for before, after in pairs]

    assert len(pairs) == 398
    for (before, after), pieces in zip(pairs, told, strict=True):
        assert (spell(pieces, Change.ADDED), spell(pieces, Change.REMOVED)) == (before, after)
        assert whole_words(before, pieces, Change.ADDED)
        assert whole_words(after, pieces, Change.REMOVED)
    counts = sorted(len(pieces) for pieces in told)
    print(f"\nreal re-wordings, n {len(pairs)}: pieces median {counts[len(counts) // 2]}, most {counts[-1]}")
    assert counts[len(counts) // 2] <= 5
    assert counts[int(0.95 * len(counts))] <= 10
    assert counts[-1] <= 20


def whole_words(text: str, pieces: tuple[Piece, ...], without: Change) -> bool:
    """No piece begins or ends inside a word."""
    here = 0
    for piece in pieces:
        if piece.change is without:
            continue
        here += len(piece.text)
        if 0 < here < len(text) and text[here - 1].isalnum() and text[here].isalnum():
            return False
    return True


def test_whole_words_sees_a_cut_inside_a_word():
    assert not whole_words("food", (Piece(Change.SAME, "fo"), Piece(Change.REMOVED, "od")), Change.ADDED)
