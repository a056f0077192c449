import numpy as np
import pytest

from alignment.models import TextVector
from alignment.scoring import reference_sentences
from alignment.services.vectors import StoredEncoder
from missionhub.organizations.models import Organization
from tests.alignment.encoders import WordEncoder
from tests.factories.organizations import OrganizationFactory


def stored(organization: Organization, encoder: WordEncoder) -> StoredEncoder:
    return StoredEncoder(encoder=encoder, organization=organization)


def test_stored_encoder_returns_what_the_encoder_says(organization):
    texts = ["feed families", "file reports", "feed families"]

    vectors = stored(organization, WordEncoder()).encode(texts)

    assert vectors.dtype == np.float32
    assert np.array_equal(vectors, WordEncoder().encode(texts))


def test_stored_encoder_reads_back_what_it_encoded_before(organization):
    encoder = WordEncoder()
    first = stored(organization, encoder).encode(["feed families"])

    again = stored(organization, encoder).encode(["file reports", "feed families"])

    assert encoder.encoded == ["feed families", "file reports"]
    assert np.array_equal(again[1], first[0])


def test_stored_encoder_keeps_only_the_organizations_own_texts(organization):
    encoder, reference = WordEncoder(), reference_sentences()[0]

    stored(organization, encoder).encode(["feed families", reference])

    assert TextVector.objects.of(organization).count() == 1
    assert encoder.encoded == ["feed families", reference]


def test_stored_encoder_never_reads_another_organizations_vectors(organization):
    encoder = WordEncoder()
    stored(OrganizationFactory(), encoder).encode(["feed families"])

    stored(organization, encoder).encode(["feed families"])

    assert encoder.encoded == ["feed families", "feed families"]


def test_stored_encoder_never_mixes_two_encoders(organization):
    class Other(WordEncoder):
        weights_sha256 = "0" * 64

    stored(organization, WordEncoder()).encode(["feed families"])
    other = Other()

    stored(organization, other).encode(["feed families"])

    assert other.encoded == ["feed families"]
    assert TextVector.objects.of(organization).count() == 2


def test_stored_encoder_encodes_nothing_to_no_rows(organization):
    assert stored(organization, WordEncoder()).encode([]).shape == (0, WordEncoder.dimensions)


@pytest.mark.parametrize("text", ["Räume schaffen", "a" * 10_000, "\x00 zero"])
def test_stored_encoder_keeps_odd_texts(organization, text: str):
    vectors = stored(organization, WordEncoder()).encode([text])

    assert np.array_equal(vectors, stored(organization, WordEncoder()).encode([text]))


class CompanyEncoder(WordEncoder):
    """Like a real one: a text's vector depends a little on the texts encoded beside it."""

    def encode(self, texts):
        return super().encode(texts) + np.float32(len(texts) * 1e-6)


def test_stored_encoder_gives_a_text_the_same_vector_in_any_company(organization):
    stored(organization, CompanyEncoder()).encode(["feed families"])
    partly_stored = stored(organization, CompanyEncoder())
    elsewhere = stored(OrganizationFactory(), CompanyEncoder())

    texts = ["feed families", "file reports"]

    assert np.array_equal(partly_stored.encode(texts), elsewhere.encode(texts))


class DyingEncoder(WordEncoder):
    """Stops after so many texts, as a killed worker would."""

    def encode(self, texts):
        if len(self.encoded) >= 450:
            raise RuntimeError
        return super().encode(texts)


def test_stored_encoder_goes_on_where_a_killed_worker_was(organization):
    texts = [f"feed family number {number}" for number in range(500)]
    with pytest.raises(RuntimeError):
        stored(organization, DyingEncoder()).encode(texts)
    encoder = WordEncoder()

    vectors = stored(organization, encoder).encode(texts)

    assert encoder.encoded == texts[400:]
    assert np.array_equal(vectors, WordEncoder().encode(texts))
