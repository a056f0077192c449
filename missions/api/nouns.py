"""What REST offers for every kind of row: list, read, begin, edit, put away."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from rest_framework import serializers, status
from rest_framework.response import Response

from missionhub.organizations.api import OrganizationApi
from missions.api.typed import begun, changed, columns
from missions.api.versions_sent import etag, refuse_conflict, version_sent
from missions.forms.edited import EditedForm
from missions.models import Edited
from missions.services.editing import SaveOutcome
from missions.services.nouns import add_noun, edit_noun, put_away

Sent = Mapping[str, Any]


class Filters(serializers.Serializer):
    """Which rows a list holds; a field's source is what is compared."""

    put_away = serializers.BooleanField(required=False, default=False, help_text="Those put away instead.")


class ListedApi(OrganizationApi):
    """Reads: one query for the rows of a part, and as many as they have kinds of parts."""

    filter_class: ClassVar[type[serializers.Serializer] | None] = Filters
    model: ClassVar[Any]

    def get_queryset(self) -> QuerySet[Any]:
        if getattr(self, "swagger_fake_view", False):
            empty: QuerySet[Any] = self.model.objects.none()
            return empty
        return self.rows()

    def rows(self) -> QuerySet[Any]:
        """Ours, with what is shown of them."""
        ours: QuerySet[Any] = self.model.objects.of(self.request.organization)
        return ours

    def row(self) -> Any:
        return self.row_of(self.kwargs["pk"])

    def row_of(self, pk: int) -> Any:
        return get_object_or_404(self.get_queryset(), pk=pk)

    def filtered(self) -> QuerySet[Any]:
        wanted = self.wanted()
        rows: Any = self.get_queryset()
        rows = self.put_away_rows(rows) if wanted.pop("put_away") else rows.active()
        return rows.filter(**wanted)

    def wanted(self) -> dict[str, Any]:
        chosen = (self.filter_class or Filters)(data=self.request.query_params)
        chosen.is_valid(raise_exception=True)
        return dict(chosen.validated_data)

    def put_away_rows(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.filter(archived_at__isnull=False)

    def list(self, request: Any, **address: int) -> Response:
        """A part of them, in the order of their ids."""
        return self.in_parts(self.filtered())

    def retrieve(self, request: Any, **address: int) -> Response:
        """One of them; its ETag names the version."""
        return self.shown(self.row())

    def shown(self, row: Any, *, code: int = status.HTTP_200_OK) -> Response:
        headers = {"ETag": etag(row.lock_version)} if isinstance(row, Edited) else {}
        return Response(self.get_serializer(row).data, status=code, headers=headers)

    def sent(self, serializer_class: Any = None, *, partial: bool = False) -> Sent:
        serializer = (serializer_class or self.get_serializer_class())(data=self.request.data, partial=partial)
        serializer.is_valid(raise_exception=True)
        # what was said, as it was named; a default nobody sent is no word of theirs
        return {name: value for name, value in serializer.validated_data.items() if name in self.request.data}


class NounApi(ListedApi):
    """Subclasses name the form and, where more than the row is written, the service."""

    model: ClassVar[type[Edited]]
    form_class: ClassVar[type[EditedForm]]
    new_form_class: ClassVar[type[forms.Form] | None] = None

    def create(self, request: Any, **address: int) -> Response:
        """Begin one. The rules are those of the page."""
        sent = self.sent(self.new_serializer_class)
        form = begun(self.new_form_class or self.form_class, sent, organization=self.request.organization)
        row = self.add(form, sent)
        return self.shown(self.row_of(row.pk), code=status.HTTP_201_CREATED)

    def partial_update(self, request: Any, **address: int) -> Response:
        """Change what you send, on top of the version you read. What others changed beside it is merged; where both
        changed the same words nothing is overwritten: yours are kept, and come back beside theirs."""
        row, sent = self.row(), self.sent(partial=True)
        lock_version = version_sent(self.request)
        form = changed(self.form_class, sent, row=row, organization=self.request.organization)
        refuse_conflict(self.save(row, lock_version, columns(form, sent), form=form, sent=sent), row=row)
        return self.shown(self.row())

    def destroy(self, request: Any, **address: int) -> Response:
        """Put it away. Nothing is deleted; what was said about it stays."""
        self.put_away(self.row())
        return Response(status=status.HTTP_204_NO_CONTENT)

    def add(self, form: Any, sent: Sent) -> Any:
        model: Any = self.model  # a noun, or the subclass adds it in another way
        return add_noun(model, fields=form.edited_fields(), **self.said())

    def save(self, row: Any, lock_version: int, fields: Sent, *, form: Any, sent: Sent) -> SaveOutcome:
        by, at = self.request.person, timezone.now()
        return edit_noun(noun=row, lock_version=lock_version, fields=fields, by=by, at=at)

    def put_away(self, row: Any) -> None:
        put_away(noun=row, by=self.request.person, at=timezone.now())

    def said(self) -> dict[str, Any]:
        """Where, by whom and when."""
        return {"organization": self.request.organization, "by": self.request.person, "at": timezone.now()}
