"""Word differences spell both texts, and stay cheap for anything people can save."""

from difflib import SequenceMatcher

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
