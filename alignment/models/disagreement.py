from django.db import models

from alignment.models.release import Release
from alignment.models.released import ReleasedMatch
from missionhub.organizations.models import Organization, Person


class DisagreementQuerySet(models.QuerySet["Disagreement"]):
    def of(self, organization: Organization) -> "DisagreementQuerySet":
        return self.filter(match__answer__release__round__organization=organization)

    def on(self, release: Release) -> "DisagreementQuerySet":
        return self.filter(match__answer__release=release)

    def by(self, person: Person) -> "DisagreementQuerySet":
        return self.filter(person=person)


class Disagreement(models.Model):
    """A person read a sentence of a match and says that it is wrong. The release stays; the rate is its error.

    Other sentences of the same answer that count for the promise on their own go on counting. Of a match that was not
    counted it says that the answer shows the promise, by the sentence in `claim` or by the one that came closest.
    """

    match = models.ForeignKey(ReleasedMatch, on_delete=models.CASCADE, related_name="disagreements")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    sentence = models.PositiveSmallIntegerField(default=0, help_text="its place in `ReleasedMatch.spans`")
    claim = models.JSONField(default=list, help_text="span of the sentence that shows it, where it was not counted")
    created_at = models.DateTimeField()

    objects = DisagreementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["match", "person", "sentence"], name="disagreement_once_per_sentence_and_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.match_id} by {self.person_id}"
