"""The product's settings with cheap passwords, throw-away folders and mail kept in memory."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="missionhub-test-"))
os.environ.setdefault("MISSIONHUB_ENV_FILE", "/dev/null")
os.environ["EMAIL_URL"] = "memorymail://"

from missionhub.settings import *  # noqa: F403 - tests/settings is the settings plus what follows

SECRET_KEY = "only-for-tests"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"]["BACKEND"] = "tests.joined_styles.UnhashedJoiningStorage"  # noqa: F405 - from settings
JOINED_STYLES = DATA_DIR / "joined"  # noqa: F405 - from settings
JOINED_STYLES.mkdir(parents=True, exist_ok=True)
STATICFILES_DIRS = [*STATICFILES_DIRS, JOINED_STYLES]  # noqa: F405 - from settings
CELERY_BROKER_URL = "memory://"
CELERY_BROKER_TRANSPORT_OPTIONS = {}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405 - from settings
    DATABASES["default"]["TEST"] = {"NAME": f"{DATA_DIR}/test.sqlite3"}  # noqa: F405 - a file, so threads and live servers share it
    DATABASES["default"]["OPTIONS"] = DATABASES["default"]["OPTIONS"] | {  # noqa: F405 - from settings
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
    }
else:
    DATABASES["default"]["OPTIONS"] = {"options": "-c synchronous_commit=off"}  # noqa: F405 - nothing here must survive a power cut
KEY_DIR = DATA_DIR / "keys" / os.environ.get("PYTEST_XDIST_WORKER", "")  # noqa: F405 - of one process, so a test may count them
AXES_ENABLED = False
