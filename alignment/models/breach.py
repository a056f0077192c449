from django.db import models

from alignment.models.release import Release
from alignment.models.released import ReleasedMatch
from missionhub.organizations.models import Organization, Person


class BreachQuerySet(models.QuerySet["Breach"]):
    def of(self, organization: Organization) -> "BreachQuerySet":
        return self.filter(match__answer__release__round__organization=organization)

    def on(self, release: Release) -> "BreachQuerySet":
        return self.filter(match__answer__release=release)

    def by(self, person: Person) -> "BreachQuerySet":
        return self.filter(person=person)


class Breach(models.Model):
    """A person reads in an answer that the promise is *not* kept; on screen: it speaks against it.

    Whether the answer mentions the promise is another matter, and no figure moves: no rule reads this from words
    (measures of the product, section 4), people do.
    """

    match = models.ForeignKey(ReleasedMatch, on_delete=models.CASCADE, related_name="breaches")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    claim = models.JSONField(default=list, help_text="span of the sentence that says so, where it was pointed at")
    created_at = models.DateTimeField()

    objects = BreachQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "breaches"
        constraints = [models.UniqueConstraint(fields=["match", "person"], name="breach_once_per_match_and_person")]

    def __str__(self) -> str:
        return f"{self.match_id} by {self.person_id}"
