import pytest

from alignment.forms import PhraseForm


def test_phrase_of_two_words_is_taken_in_one_line():
    form = PhraseForm({"phrase": " collect what supermarkets\n would bin "})

    assert form.is_valid()
    assert form.cleaned_data["phrase"] == "collect what supermarkets would bin"


@pytest.mark.parametrize("words", ["food", "the food we do", ""])
def test_one_word_is_refused(words: str):
    assert not PhraseForm({"phrase": words}).is_valid()


def test_phrase_is_as_short_as_any_of_a_promise():
    assert not PhraseForm({"phrase": "rescue food " * 11}).is_valid()
