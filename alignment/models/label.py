from django.db import models

from alignment.models.release import Release
from alignment.models.released import ReleasedMatch
from missionhub.organizations.models import Organization, Person


class LabelQuerySet(models.QuerySet["Label"]):
    def of(self, organization: Organization) -> "LabelQuerySet":
        return self.filter(match__answer__release__round__organization=organization)

    def on(self, release: Release) -> "LabelQuerySet":
        return self.filter(match__answer__release=release)

    def by(self, person: Person) -> "LabelQuerySet":
        return self.filter(person=person)


class Label(models.Model):
    """A person read an answer and a promise, and says whether the one shows the other. The release stays."""

    match = models.ForeignKey(ReleasedMatch, on_delete=models.CASCADE, related_name="labels")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    shows = models.BooleanField()
    created_at = models.DateTimeField()

    objects = LabelQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["match", "person"], name="label_once_per_match_and_person"),
        ]

    def __str__(self) -> str:
        return f"{self.match_id} by {self.person_id}: {self.shows}"
