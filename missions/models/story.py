"""The mission seen in action; anybody with a link can tell one."""

import uuid
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from missionhub.core.tokens import make_token
from missionhub.organizations.models import Organization, Person
from missions.models.edited import Edited, EditedQuerySet
from missions.models.promise import Promise


class StoryQuerySet(EditedQuerySet):
    def active(self) -> Self:
        return self.exclude(state=Story.State.TAKEN_BACK)

    def shown(self) -> Self:
        return self.filter(state=Story.State.SHOWN)

    def waiting(self) -> Self:
        return self.filter(state=Story.State.WAITING)

    def newest_first(self) -> Self:
        return self.order_by("-told_at", "-pk")


class Story(Edited):
    class State(models.TextChoices):
        WAITING = "waiting", _("Waits to be read")
        SHOWN = "shown", _("Shown")
        HIDDEN = "hidden", _("Not shown")
        TAKEN_BACK = "withdrawn", _("Taken back")  # its teller alone reads it

    SUBJECT_KIND: ClassVar[str] = "story"
    WORDS: ClassVar[tuple[str, ...]] = ("title", "text", "who_benefited", "teller_name")
    EDITED_FIELDS: ClassVar[tuple[str, ...]] = (*WORDS, "happened_on", "promise_id", "may_be_public")

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="stories")
    promise = models.ForeignKey(Promise, on_delete=models.SET_NULL, null=True, blank=True, related_name="stories")
    title = models.CharField(_("title"), max_length=200, blank=True)
    text = models.TextField(_("what happened"))
    happened_on = models.DateField(_("when"), null=True, blank=True)
    who_benefited = models.CharField(_("who was better off"), max_length=200, blank=True)
    teller = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    teller_name = models.CharField(_("your name"), max_length=150, blank=True)
    source_note = models.CharField(_("source"), max_length=500, blank=True)
    submission_id = models.UUIDField(
        default=uuid.uuid4, unique=True, help_text="a retry of the same story adds nothing"
    )
    told_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    may_be_public = models.BooleanField(_("it may be shown outside"), default=False)
    is_public = models.BooleanField(_("shown on the public page"), default=False)

    objects: ClassVar[StoryQuerySet] = StoryQuerySet.as_manager()  # type: ignore[assignment]  # a manager of it

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        indexes = (models.Index(fields=["organization", "state", "-told_at"], name="story_newest"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(is_public=False) | Q(may_be_public=True), name="story_public_only_with_consent"
            ),
        )

    def __str__(self) -> str:
        return self.title or self.text[:60]

    def get_absolute_url(self) -> str:
        return reverse("missions:story", args=[self.organization.slug, self.pk])

    @property
    def is_taken_back(self) -> bool:
        return self.state == self.State.TAKEN_BACK


class StoryLink(models.Model):
    """A link, or a poster's QR code, through which a story is told without an account."""

    PURPOSE = "story"
    MOST_IN_AN_HOUR = 600  # an office of 200 telling at once is welcome; a flood is not

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="story_links")
    name = models.CharField(_("where it is used"), max_length=120, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)
    told = models.PositiveIntegerField(_("stories told"), default=0)
    hour_began_at = models.DateTimeField(null=True, blank=True)
    told_in_hour = models.PositiveIntegerField(default=0, help_text="since `hour_began_at`, under the row's lock")

    class Meta:
        verbose_name = _("link for stories")
        verbose_name_plural = _("links for stories")

    def __str__(self) -> str:
        return self.name or str(self.pk)

    @property
    def token(self) -> str:
        return make_token(purpose=self.PURPOSE, identifier=self.id)
