"""Vectors are text: the same owner, the same erasure; never exported, never compared across encoders."""

from django.db import models

from missionhub.organizations.models import Organization


class TextVectorQuerySet(models.QuerySet["TextVector"]):
    def of(self, organization: Organization) -> "TextVectorQuerySet":
        return self.filter(organization=organization)

    def made_by(self, weights_sha256: str) -> "TextVectorQuerySet":
        return self.filter(weights_sha256=weights_sha256)


class TextVector(models.Model):
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="text_vectors")
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of the text")
    encoder = models.CharField(max_length=80)
    weights_sha256 = models.CharField(max_length=64)
    vector = models.BinaryField(help_text="float32, little endian, one unit row")

    objects = TextVectorQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "fingerprint", "weights_sha256"], name="text_vector_once_per_text_and_encoder"
            )
        ]

    def __str__(self) -> str:
        return f"{self.encoder} {self.fingerprint[:12]}"
