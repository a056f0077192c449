from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Person
from missions.models.activity import Activity
from missions.models.change import Change
from missions.models.decision import Decision
from missions.models.edited import Edited
from missions.models.mission import Mission
from missions.models.objective import Objective
from missions.models.outcome import Outcome
from missions.models.promise import Promise
from missions.models.role import KeyRole
from missions.models.stakeholder import Stakeholder
from missions.models.story import Story
from missions.models.version import MissionVersion

SUBJECTS: dict[str, type[Edited]] = {
    model.SUBJECT_KIND: model
    for model in (
        Mission,
        MissionVersion,
        Promise,
        Outcome,
        Objective,
        KeyRole,
        Activity,
        Decision,
        Change,
        Stakeholder,
        Story,
    )
}


class RevisionQuerySet(models.QuerySet["Revision"]):
    def of(self, organization: Organization) -> "RevisionQuerySet":
        return self.filter(organization=organization)

    def about(self, subject: Edited) -> "RevisionQuerySet":
        return self.filter(subject_kind=subject.SUBJECT_KIND, subject_id=subject.pk)

    def saved(self) -> "RevisionQuerySet":
        return self.filter(state=Revision.State.SAVED)

    def set_aside(self) -> "RevisionQuerySet":
        """Texts that met a conflict and wait for somebody to decide."""
        return self.filter(state=Revision.State.CONFLICT, settlements__isnull=True)


class Revision(models.Model):
    """Every text anybody sent, whether it was saved or met a conflict. Rows are added, never changed."""

    class State(models.TextChoices):
        SAVED = "saved", _("Saved")
        CONFLICT = "conflict", _("Set aside")
        DISMISSED = "dismissed", _("Let go")

    class SubjectKind(models.TextChoices):
        VERSION = MissionVersion.SUBJECT_KIND, _("Mission")
        MISSION = Mission.SUBJECT_KIND, _("Name and review date")
        PROMISE = Promise.SUBJECT_KIND, _("Promise")
        OUTCOME = Outcome.SUBJECT_KIND, _("Outcome")
        OBJECTIVE = Objective.SUBJECT_KIND, _("Objective")
        KEY_ROLE = KeyRole.SUBJECT_KIND, _("Key role")
        ACTIVITY = Activity.SUBJECT_KIND, _("Activity")
        DECISION = Decision.SUBJECT_KIND, _("Decision")
        CHANGE = Change.SUBJECT_KIND, _("Change")
        STAKEHOLDER = Stakeholder.SUBJECT_KIND, _("Stakeholder")
        STORY = Story.SUBJECT_KIND, _("Story")

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="+")
    subject_kind = models.CharField(max_length=20, choices=SubjectKind)
    subject_id = models.PositiveBigIntegerField()
    number = models.PositiveIntegerField()  # the lock version after the save; of a conflict, before it
    fields = models.JSONField()
    author = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.SAVED)
    settles = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="settlements")

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        indexes = (models.Index(fields=["subject_kind", "subject_id", "number"], name="revision_by_subject"),)
        constraints = (
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "number"],
                condition=Q(state="saved"),
                name="revision_saved_once_per_number",
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}.{self.number} {self.state}"
