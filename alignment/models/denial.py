from django.db import models

from alignment.models.release import Release
from alignment.models.released import ReleasedMatch
from missionhub.organizations.models import Organization, Person


class DenialQuerySet(models.QuerySet["Denial"]):
    def of(self, organization: Organization) -> "DenialQuerySet":
        return self.filter(match__answer__release__round__organization=organization)

    def on(self, release: Release) -> "DenialQuerySet":
        return self.filter(match__answer__release=release)


class Denial(models.Model):
    """Whoever wrote the answer says: no, I do not say that the promise is not kept.

    What others read in the answer stays, with this beside it, and is a finding no more.
    """

    match = models.OneToOneField(ReleasedMatch, on_delete=models.CASCADE, related_name="denial")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", help_text="who wrote the answer")
    created_at = models.DateTimeField()

    objects = DenialQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.match_id} by {self.person_id}"
