"""What no task may do: something that adds up when it is delivered twice."""

from celery import shared_task
from django.db.models import Value
from django.db.models.functions import Concat

from missionhub.organizations.models import Organization


@shared_task
def count_up() -> None:
    Organization.objects.update(name=Concat("name", Value("+")))
