import pytest
from django.conf import settings

from missionhub.core.checks import debug_stays_local, durability, key_folder
from missionhub.settings import SQLITE_OPTIONS


def ids(messages) -> list[str]:
    return [message.id for message in messages]


def test_sqlite_without_wal_is_refused(monkeypatch):
    monkeypatch.setattr("missionhub.core.checks.connection.vendor", "sqlite")
    monkeypatch.setitem(settings.DATABASES["default"], "OPTIONS", SQLITE_OPTIONS)
    with_protection = ids(durability())
    monkeypatch.setitem(settings.DATABASES["default"], "OPTIONS", {})

    assert (with_protection, ids(durability())) == ([], ["missionhub.E001"])


@pytest.mark.parametrize(
    ("debug", "hosts", "expected"),
    [
        (True, ["hub.example.org"], ["missionhub.E003"]),
        (True, ["127.0.0.1"], []),
        (False, ["hub.example.org"], []),
    ],
)
def test_debug_never_faces_the_public(settings, debug, hosts, expected):
    settings.DEBUG, settings.ALLOWED_HOSTS = debug, hosts

    assert ids(debug_stays_local()) == expected


def test_key_folder_must_be_writable(settings, tmp_path, monkeypatch):
    settings.KEY_DIR = tmp_path / "keys"
    writable = ids(key_folder())
    monkeypatch.setattr("os.access", lambda path, mode: False)

    assert (writable, ids(key_folder())) == ([], ["missionhub.E002"])
