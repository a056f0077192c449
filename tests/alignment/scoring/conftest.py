import pytest

from alignment.scoring import Encoder, EncoderUnavailable, load_encoder


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    try:
        return load_encoder()
    except EncoderUnavailable as reason:
        pytest.skip(f"the text model is not prepared: {reason}")
