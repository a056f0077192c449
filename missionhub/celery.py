"""The worker. Tasks live in each app's `tasks.py`; the database says what is due, messages only wake it."""

import os

from celery import Celery

from missionhub import broker  # noqa: F401 - kombu then knows its address, files://

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "missionhub.settings")

app = Celery("missionhub")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
