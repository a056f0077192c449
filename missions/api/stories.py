"""The mission seen in action."""

from typing import Any
from uuid import uuid4

from django.db import IntegrityError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework import status
from rest_framework.exceptions import PermissionDenied as NotPermitted
from rest_framework.response import Response

from missionhub.core.problems import Refused
from missionhub.organizations.permissions import Permission
from missions.api.nouns import Filters, ListedApi
from missions.api.plan import RowNumber
from missions.api.serializers.nouns import NewStorySerializer, StorySerializer
from missions.api.typed import begun, changed, columns
from missions.api.versions_sent import refuse_conflict, version_sent
from missions.forms.stories import StoryEditForm, StoryForm
from missions.models import Story
from missions.queries.stories import readable_stories
from missions.services.stories import decide_story, tell_story
from missions.services.story_edits import edit_story, take_story_back


class StoryFilters(Filters):
    promise = RowNumber()


class StoryApi(ListedApi):
    """What you may read on the pages: what is shown, and your own; whoever decides reads everything."""

    tag, model, serializer_class, filter_class = "stories", Story, StorySerializer, StoryFilters
    permission_required = permission_to_write = Permission.STORY_TELL
    new_serializer_class = NewStorySerializer
    may_be_there = True

    def rows(self) -> QuerySet[Story]:
        decides = self.may(Permission.STORY_DECIDE)
        return readable_stories(self.request.organization, person=self.request.person, decides=decides)

    def filtered(self) -> QuerySet[Story]:
        wanted = self.wanted()
        is_hidden = wanted.pop("put_away")
        rows = self.get_queryset().filter(**wanted)
        hidden = Q(state__in=(Story.State.HIDDEN, Story.State.TAKEN_BACK))
        return rows.filter(hidden if is_hidden else ~hidden)

    def create(self, request: Any, **address: int) -> Response:
        """Tell one. Sent again with the same submission_id it answers with the first."""
        sent = {"submission_id": uuid4(), **self.sent(NewStorySerializer)}
        form = begun(StoryForm, sent, organization=self.request.organization)
        at, decides = timezone.now(), self.may(Permission.STORY_DECIDE)
        organization, by, fields = self.request.organization, self.request.person, form.story_fields()
        try:
            told = tell_story(
                organization=organization, fields=fields, submission_id=sent["submission_id"], by=by, at=at,
                is_shown=decides,
            )  # fmt: skip
        except IntegrityError as error:
            raise Refused(_("This submission_id belongs to something else. Make a new one.")) from error
        return self.shown(told, code=status.HTTP_201_CREATED if told.told_at == at else status.HTTP_200_OK)

    def partial_update(self, request: Any, **address: int) -> Response:
        """Other words for a story you told, on top of the version you read; an administrator may correct anybody's, but
        whether it may be shown outside its teller alone says."""
        row, sent = self.row(), self.sent(partial=True)
        lock_version, is_mine = version_sent(self.request), row.teller_id == self.request.person.pk
        if not is_mine and not self.may(Permission.STORY_EDIT):
            raise NotPermitted(_("Only whoever told a story, or an administrator, changes its words."))
        form = changed(
            StoryEditForm, sent, row=row, organization=self.request.organization, story=row, is_teller=is_mine
        )
        outcome = edit_story(
            story=row,
            lock_version=lock_version,
            fields=columns(form, sent),
            by=self.request.person,
            decides=self.may(Permission.STORY_DECIDE),
            at=timezone.now(),
        )
        refuse_conflict(outcome, row=row)
        return self.shown(self.row())

    def destroy(self, request: Any, **address: int) -> Response:
        """Take back a story of your own. Whoever decides about stories shows one no more, inside or outside."""
        row = self.row()
        if row.teller_id == self.request.person.pk:
            take_story_back(story=row, at=timezone.now())
        elif self.may(Permission.STORY_DECIDE):
            decide_story(story=row, is_shown=False, by=self.request.person, at=timezone.now())
        else:
            raise NotPermitted(_("Only whoever told a story takes it back."))
        return Response(status=status.HTTP_204_NO_CONTENT)
