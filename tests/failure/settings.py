"""The product's own settings plus one kind of mail, so that real workers have reminders to send."""

from missionhub.settings import *  # noqa: F403 - the settings plus what follows

INSTALLED_APPS += ["tests.failure.reminding"]  # noqa: F405 - from settings
TEMPLATES[0]["DIRS"].append(BASE_DIR / "tests" / "failure" / "templates")  # noqa: F405 - from settings
