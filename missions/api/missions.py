"""Missions, their versions, and putting one in force."""

from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers, status
from rest_framework.response import Response

from missionhub.core.problems import Stale
from missionhub.organizations.permissions import Permission
from missions.api.nouns import Filters, ListedApi, NounApi, Sent
from missions.api.plan import RowNumber
from missions.api.serializers.missions import (
    MissionSerializer,
    NewMissionSerializer,
    NewPromiseSerializer,
    PromiseSerializer,
    VersionSerializer,
)
from missions.api.versions_sent import etag, version_sent
from missions.forms import DraftForm, MissionForm, PromiseForm, SettingsForm
from missions.models import Mission, MissionVersion, Promise
from missions.services import (
    DraftMovedOn,
    SaveOutcome,
    add_promise,
    begin_draft,
    edit_promise,
    publish,
    retire_promise,
    save_draft,
    settle_mission,
    start_mission_from_text,
)


class MissionRows(ListedApi):
    """Members see missions with a version in force; whoever edits them, all."""

    permission_required, permission_to_write = Permission.MISSION_VIEW, Permission.MISSION_EDIT

    def missions(self) -> QuerySet[Mission]:
        ours = Mission.objects.of(self.request.organization).select_related("organization")
        published = MissionVersion.objects.published().filter(mission=OuterRef("pk"))
        return ours if self.may(Permission.MISSION_EDIT) else ours.filter(Exists(published))

    def mission(self) -> Mission:
        return get_object_or_404(self.missions().filter(archived_at__isnull=True), pk=self.kwargs["mission_pk"])


class MissionApi(MissionRows, NounApi):
    tag, model = "missions", Mission
    serializer_class, new_serializer_class = MissionSerializer, NewMissionSerializer
    form_class, new_form_class = SettingsForm, MissionForm

    def rows(self) -> QuerySet[Mission]:
        published = MissionVersion.objects.published().newest_first()
        return self.missions().prefetch_related(Prefetch("versions", published, to_attr="published"))

    def add(self, form: MissionForm, sent: Sent) -> Mission:
        team, name = form.cleaned_data.get("team"), form.cleaned_data["name"]
        return start_mission_from_text(team=team, name=name, fields=form.version_fields(), **self.said())

    def save(self, row: Mission, lock_version: int, fields: Sent, *, form: Any, sent: Sent) -> SaveOutcome:
        by, at = self.request.person, timezone.now()
        return settle_mission(mission=row, lock_version=lock_version, fields=fields, by=by, at=at)


class VersionApi(MissionRows, NounApi):
    """Drafts are for those who edit; a version in force never changes."""

    tag, model = "versions", MissionVersion
    serializer_class, form_class = VersionSerializer, DraftForm
    filter_class, may_be_there = None, True

    def rows(self) -> QuerySet[MissionVersion]:
        ours = MissionVersion.objects.filter(mission__in=self.missions().filter(archived_at__isnull=True))
        ours = ours.filter(mission=self.kwargs["mission_pk"])
        ours = ours.select_related("mission__organization")
        return ours if self.may(Permission.MISSION_EDIT) else ours.published()

    def list(self, request: Any, **address: int) -> Response:
        """The versions of a mission, in the order of their ids."""
        self.mission()
        return self.in_parts(self.get_queryset())

    def create(self, request: Any, **address: int) -> Response:
        """The draft of the next version; if somebody has begun it, that one."""
        at = timezone.now()
        draft = begin_draft(mission=self.mission(), by=self.request.person, at=at)
        return self.shown(draft, code=status.HTTP_201_CREATED if draft.created_at == at else status.HTTP_200_OK)

    def request_serializer(self) -> None:
        """Nothing is sent."""

    def save(self, row: MissionVersion, lock_version: int, fields: Sent, *, form: Any, sent: Sent) -> SaveOutcome:
        return save_draft(
            version=row, lock_version=lock_version, fields=fields, by=self.request.person, at=timezone.now()
        )


class PublicationApi(VersionApi):
    tag, is_publication, may_be_there = "publication", True, False
    permission_to_write = Permission.MISSION_PUBLISH

    def create(self, request: Any, **address: int) -> Response:
        """Put a draft in force, as you read it."""
        version = self.row()
        expected = version_sent(self.request)
        try:
            published = publish(version=version, lock_version=expected, by=self.request.person, at=timezone.now())
        except DraftMovedOn as error:
            raise Stale(str(error), etag=etag(self.row().lock_version)) from error
        return self.shown(published, code=status.HTTP_201_CREATED)


NO_SUCH_MISSION = _("There is no such mission here. Choose one of yours.")


class PromiseFilters(Filters):
    mission = RowNumber()


class PromiseApi(MissionRows, NounApi):
    tag, model = "promises", Promise
    serializer_class, new_serializer_class = PromiseSerializer, NewPromiseSerializer
    form_class, filter_class = PromiseForm, PromiseFilters

    def rows(self) -> QuerySet[Promise]:
        ours = Promise.objects.filter(mission__in=self.missions().filter(archived_at__isnull=True))
        return ours.select_related("mission__organization")

    def put_away_rows(self, rows: QuerySet[Promise]) -> QuerySet[Promise]:
        return rows.filter(retired_at__isnull=False)

    def create(self, request: Any, **address: int) -> Response:
        """A promise at the end of a mission's list, unconfirmed."""
        return super().create(request)

    def sent(self, serializer_class: Any = None, *, partial: bool = False) -> Sent:
        sent = dict(super().sent(serializer_class, partial=partial))
        if "mission" in sent:
            self.kept = self.missions().filter(archived_at__isnull=True, pk=sent.pop("mission")).first()
            if self.kept is None:
                raise serializers.ValidationError({"mission": [NO_SUCH_MISSION]})
        return sent

    def add(self, form: PromiseForm, sent: Sent) -> Promise:
        mission: Any = self.kept
        return add_promise(mission=mission, fields=form.edited_fields(), by=self.request.person, at=timezone.now())

    def save(self, row: Promise, lock_version: int, fields: Sent, *, form: Any, sent: Sent) -> SaveOutcome:
        return edit_promise(
            promise=row, lock_version=lock_version, fields=fields, by=self.request.person, at=timezone.now()
        )

    def put_away(self, row: Promise) -> None:
        retire_promise(promise=row, by=self.request.person, at=timezone.now())
