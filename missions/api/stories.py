"""The mission seen in action."""

from typing import Any, ClassVar
from uuid import uuid4

from django.db import IntegrityError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework import status
from rest_framework.response import Response

from missionhub.core.problems import Refused
from missionhub.organizations.permissions import Permission
from missions.api.nouns import Filters, ListedApi
from missions.api.plan import RowNumber
from missions.api.serializers.nouns import StorySerializer
from missions.api.typed import begun
from missions.forms.stories import StoryForm
from missions.models import Story
from missions.queries.stories import readable_stories
from missions.services.stories import decide_story, tell_story


class StoryFilters(Filters):
    promise = RowNumber()


class StoryApi(ListedApi):
    """What you may read on the pages: what is shown, and your own; whoever decides reads everything."""

    tag, model, serializer_class, filter_class = "stories", Story, StorySerializer, StoryFilters
    permission_required = permission_to_write = Permission.STORY_TELL
    permissions_by_method: ClassVar = {"DELETE": Permission.STORY_DECIDE}
    is_edited, may_be_there = False, True

    def rows(self) -> QuerySet[Story]:
        decides = self.may(Permission.STORY_DECIDE)
        return readable_stories(self.request.organization, person=self.request.person, decides=decides)

    def filtered(self) -> QuerySet[Story]:
        wanted = self.wanted()
        is_hidden = wanted.pop("put_away")
        rows = self.get_queryset().filter(**wanted)
        hidden = Q(state=Story.State.HIDDEN)
        return rows.filter(hidden if is_hidden else ~hidden)

    def create(self, request: Any, **address: int) -> Response:
        """Tell one. Sent again with the same submission_id it answers with the first."""
        sent = {"submission_id": uuid4(), **self.sent()}
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

    def destroy(self, request: Any, **address: int) -> Response:
        """Show it no more, inside or outside; the words stay."""
        decide_story(story=self.row(), is_shown=False, by=self.request.person, at=timezone.now())
        return Response(status=status.HTTP_204_NO_CONTENT)
