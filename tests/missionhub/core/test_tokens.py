import base64
import string
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missionhub.core.tokens import identify, is_valid, make_token


def test_token_names_and_proves_its_row():
    identifier = uuid4()

    token = make_token(purpose="invitation", identifier=identifier)

    assert (identify(token), is_valid(purpose="invitation", token=token, identifier=identifier)) == (identifier, True)


def test_token_of_another_purpose_or_epoch_is_refused():
    identifier = uuid4()

    token = make_token(purpose="invitation", identifier=identifier, epoch=1)

    assert not is_valid(purpose="membership", token=token, identifier=identifier, epoch=1)
    assert not is_valid(purpose="invitation", token=token, identifier=identifier, epoch=2)


def test_token_carries_128_bits_of_proof_in_a_short_link():
    assert len(make_token(purpose="invitation", identifier=uuid4())) == 43


@pytest.mark.parametrize(
    "spell", [lambda token: token[:-1] + other(token), lambda token: f"{token[:9]}!!!!{token[9:]}"]
)
def test_token_opens_in_one_spelling_only(spell):
    identifier = uuid4()
    token = make_token(purpose="invitation", identifier=identifier)

    assert read(spell(token)) == read(token)  # to base64 they are the same
    assert identify(spell(token)) is None
    assert not is_valid(purpose="invitation", token=spell(token), identifier=identifier)


def other(token: str) -> str:
    """The letter after the last one: it differs in two bits that carry nothing."""
    letters = string.ascii_uppercase + string.ascii_lowercase + string.digits + "-_"
    return letters[letters.index(token[-1]) + 1]


def read(token: str) -> bytes:
    return base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))


@given(st.text(max_size=80))
def test_any_text_as_token_is_refused_quietly(text: str):
    identifier = identify(text)

    assert identifier is None or not is_valid(purpose="invitation", token=text, identifier=identifier)
