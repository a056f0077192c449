import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from alignment.scoring import EncoderUnavailable, load_encoder
from alignment.scoring.weights import WEIGHTS_SHA256

pytestmark = pytest.mark.pure

REFERENCE_FILE = Path(__file__).with_name("encoder_reference.json")
WITHOUT_NETWORK = """
import socket
def refuse(*args, **kwargs):
    raise OSError("the network is cut")
socket.socket = socket.create_connection = socket.getaddrinfo = refuse
from alignment.scoring import load_encoder
print(load_encoder().encode(["I process invoices."]).shape)
"""
IMPORTED = """
import sys
import alignment.scoring
print(sorted({"onnx", "onnxruntime", "tokenizers", "torch", "django"} & set(sys.modules)))
"""


def run(script: str) -> str:
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip()


def test_encoder_equals_the_reference_vectors(encoder):
    reference = json.loads(REFERENCE_FILE.read_text(encoding="utf-8"))

    vectors = encoder.encode(reference["texts"])

    assert encoder.weights_sha256 == reference["weights_sha256"] == WEIGHTS_SHA256
    assert np.abs(vectors - np.array(reference["vectors"])).max() < 1e-5


def test_encoder_works_with_the_network_cut(encoder):
    assert run(WITHOUT_NETWORK) == "(1, 384)"


def test_scoring_is_imported_without_the_heavy_packages():
    assert run(IMPORTED) == "[]"


def test_encoder_returns_unit_rows_in_the_order_of_the_texts(encoder):
    texts = ["short", "a much longer text about trucks, ropes and the price of coffee in the harbor", ""]

    vectors = encoder.encode(texts)

    assert (vectors.shape, vectors.dtype) == ((3, 384), np.float32)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert vectors[1] == pytest.approx(encoder.encode([texts[1]])[0], abs=1e-5)


def test_encoder_of_nothing_has_no_rows(encoder):
    assert encoder.encode([]).shape == (0, 384)


def test_encoder_cuts_what_is_too_long(encoder):
    assert encoder.encode(["word " * 5000]).shape == (1, 384)


def test_encoder_is_loaded_once(encoder):
    assert load_encoder() is encoder


def test_encoder_without_its_model_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr("alignment.scoring.weights.WHEEL_PACKAGE", "no_such_wheel")

    with pytest.raises(EncoderUnavailable, match="make model"):
        load_encoder(cache_dir=tmp_path)
