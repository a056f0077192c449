import numpy as np
import pytest

from alignment.scoring import reference
from alignment.scoring.language import is_english
from alignment.scoring.phrases import propose_promises
from alignment.scoring.reference import reference_sentences, reference_vectors

pytestmark = pytest.mark.pure


def test_reference_sentences_are_many_and_different():
    sentences = reference_sentences()

    assert len(sentences) >= 300
    assert len({sentence.casefold() for sentence in sentences}) == len(sentences)
    assert all(is_english(sentence) for sentence in sentences)


def test_reference_vectors_are_unit_rows_kept_beside_the_model(encoder, monkeypatch):
    monkeypatch.setattr(reference, "_vectors", {})  # another folder of the same model may have been read before

    vectors = reference_vectors(encoder=encoder)

    assert vectors.shape == (len(reference_sentences()), 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert reference_vectors(encoder=encoder) is vectors
    assert list(encoder.folder.glob("reference-*.npy"))


def test_reference_vectors_of_an_encoder_without_a_folder_stay_in_memory():
    class Plain:
        name, weights_sha256 = "plain", "0"

        def encode(self, texts):
            return np.ones((len(texts), 1), np.float32)

    assert reference_vectors(encoder=Plain()).shape == (len(reference_sentences()), 1)


def test_reference_vectors_are_read_back_from_disk(tmp_path):
    class Kept:
        name, weights_sha256, folder, calls = "kept", "1", tmp_path, 0

        def encode(self, texts):
            Kept.calls += 1
            return np.ones((len(texts), 2), np.float32)

    reference_vectors(encoder=Kept())
    (file,) = tmp_path.iterdir()

    assert np.load(file).shape == (len(reference_sentences()), 2)
    assert Kept.calls == 1


def test_reference_sentences_promise_little():
    """Each is one plain sentence: no list of promises hides in it."""
    assert all(len(propose_promises(sentence)) <= 2 for sentence in reference_sentences())
