from django.db import models

from alignment.models.release import Release


class ReleasedLikeness(models.Model):
    """What the likeness of the counted answers was computed from, so that anybody can compute it again.

    Of attributed rounds alone, where the texts themselves are shown; never a vector.
    """

    release = models.OneToOneField(Release, on_delete=models.CASCADE, related_name="likeness")
    answers = models.JSONField(help_text="positions of the counted answers, in the order of what follows")
    pairs = models.JSONField(help_text="for each but the first, its cosine with each before it")
    to_reference = models.JSONField(help_text="for each, its mean cosine with the reference sentences")
    draws = models.JSONField(help_text="mean cosine of the pairs of each group drawn from the reference sentences")

    class Meta:
        verbose_name_plural = "released likenesses"

    def __str__(self) -> str:
        return f"{self.release_id}: {len(self.answers)}"
