"""An encoder that remembers: what was encoded once for an organization is read back, even after a crash."""

import hashlib
from collections.abc import Sequence

import numpy as np
from django.db import transaction

from alignment.models import TextVector
from alignment.scoring import Encoder, reference_sentences
from missionhub.core.crash import crash
from missionhub.organizations.models import Organization

_FLOAT32 = np.dtype("<f4")
_KEPT_AT_ONCE = 200  # a worker killed in a long round goes on where it was


class StoredEncoder:
    """Encodes through `encoder`; keeps the vectors of all texts but the reference sentences, which belong to nobody."""

    def __init__(self, *, encoder: Encoder, organization: Organization) -> None:
        self.name = encoder.name
        self.weights_sha256 = encoder.weights_sha256
        self.folder = getattr(encoder, "folder", None)  # where the engine keeps its reference vectors
        self._encoder = encoder
        self._organization = organization

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return float32 (len(texts), dimensions), unit rows in the order of `texts`.

        Own texts are encoded one by one: in a batch a vector depends, in its last digits, on the texts beside it,
        and a release must not depend on what happened to be stored.
        """
        if not texts:
            return self._encoder.encode([])
        shared = frozenset(reference_sentences())
        own = list(dict.fromkeys(text for text in texts if text not in shared))
        vectors = self._read(own)
        missing = [text for text in own if text not in vectors]
        for start in range(0, len(missing), _KEPT_AT_ONCE):
            fresh = {text: self._encoder.encode([text])[0] for text in missing[start : start + _KEPT_AT_ONCE]}
            self._store(fresh)
            vectors |= fresh
        if foreign := [text for text in dict.fromkeys(texts) if text not in vectors]:
            vectors |= dict(zip(foreign, self._encoder.encode(foreign), strict=True))
        return np.stack([vectors[text] for text in texts])

    def _read(self, texts: Sequence[str]) -> dict[str, np.ndarray]:
        by_fingerprint = {text_fingerprint(text): text for text in texts}
        rows = (
            TextVector.objects.of(self._organization)
            .made_by(self.weights_sha256)
            .filter(fingerprint__in=by_fingerprint)
            .values_list("fingerprint", "vector")
        )
        return {by_fingerprint[fingerprint]: np.frombuffer(vector, _FLOAT32) for fingerprint, vector in rows}

    def _store(self, vectors: dict[str, np.ndarray]) -> None:
        rows = [
            TextVector(
                organization=self._organization,
                fingerprint=text_fingerprint(text),
                encoder=self.name,
                weights_sha256=self.weights_sha256,
                vector=np.asarray(vector, _FLOAT32).tobytes(),
            )
            for text, vector in vectors.items()
        ]
        crash("alignment.vectors_encoded")
        with transaction.atomic():
            TextVector.objects.bulk_create(rows, ignore_conflicts=True)


def text_fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
