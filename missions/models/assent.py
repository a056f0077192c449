"""What people say to a wording of the mission: comments, approval, endorsement, having read it."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Person
from missions.models.version import MissionVersion


class Assent(models.Model):
    """One person's yes or no to one version. An approval holds for the text as it was read (`lock_version`)."""

    class Kind(models.TextChoices):
        APPROVAL = "approval", _("Approval of a draft")
        ENDORSEMENT = "endorsement", _("Endorsement")
        ACKNOWLEDGEMENT = "acknowledgement", _("Has read it")

    class Answer(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("Not yet")

    version = models.ForeignKey(MissionVersion, on_delete=models.CASCADE, related_name="assents")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=15, choices=Kind)
    answer = models.CharField(max_length=3, choices=Answer, blank=True)
    note = models.TextField(_("in your words"), blank=True)
    lock_version = models.PositiveIntegerField(default=1)
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("assent")
        verbose_name_plural = _("assents")
        constraints = (
            models.UniqueConstraint(fields=["version", "person", "kind"], name="assent_once_per_person_and_kind"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | ~Q(answer="") & Q(answered_at__isnull=False),
                name="assent_answer_has_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind}: {self.answer}"


class CommentQuerySet(models.QuerySet["Comment"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(organization=organization)

    def about(self, subject: models.Model) -> Self:
        return self.filter(subject_kind=subject.SUBJECT_KIND, subject_id=subject.pk)  # type: ignore[attr-defined]

    def in_order(self) -> Self:
        return self.order_by("created_at", "pk")


class Comment(models.Model):
    """A remark on a draft, an outcome, a decision; settled when somebody has dealt with it."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="+")
    subject_kind = models.CharField(max_length=20)
    subject_id = models.PositiveBigIntegerField()
    text = models.TextField(_("comment"))
    quote = models.TextField(_("the words it is about"), blank=True)
    author = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        indexes = (models.Index(fields=["subject_kind", "subject_id", "created_at"], name="comment_by_subject"),)

    def __str__(self) -> str:
        return self.text[:60]
