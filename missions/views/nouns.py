"""The pages every kind of row has: begin one, edit it together, put it away, bring it back."""

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missions.forms.edited import EditedForm
from missions.models import Noun
from missions.services.editing import SaveOutcome, SaveState
from missions.services.nouns import add_noun, edit_noun, put_away, restore_noun
from missions.views.scope import MissionScoped

SAVED = {
    SaveState.SAVED: _("Your changes were saved."),
    SaveState.MERGED: _("Your changes were saved. Somebody had changed other parts meanwhile; both changes stand."),
    SaveState.UNCHANGED: _("Nothing was changed, so nothing was saved."),
}


class NounScoped(MissionScoped):
    form_class: ClassVar[type[EditedForm]]
    template_name: ClassVar[str]  # of the form
    edit_permission: ClassVar[Permission]

    def may_edit(self) -> bool:
        return self.request.membership.may(self.edit_permission)

    def row(self, pk: int) -> Any:
        rows = self.form_class.subject.objects.of(self.request.organization)
        return get_object_or_404(rows.select_related("organization"), pk=pk)

    def form(self, *args: Any, **kwargs: Any) -> Any:
        return self.form_class(*args, organization=self.request.organization, **kwargs)

    def form_page(self, form: EditedForm, row: Noun | None = None) -> HttpResponse:
        return render(self.request, self.template_name, {"form": form, "row": row})


class NounNew(NounScoped, View):
    """Subclasses name what they add, and how, if more than the row is written."""

    added: ClassVar[LazyText | str]

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.form_page(self.form(initial=self.first_words()))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.form_page(form)
        try:
            row = self.add(form)
        except DomainError as error:
            form.add_error(None, str(error))
            return self.form_page(form)
        messages.success(request, str(self.added))
        return redirect(row)

    def first_words(self) -> dict[str, Any]:
        return {}

    def add(self, form: Any) -> Noun:
        model: type[Noun] = self.form_class.subject  # type: ignore[assignment]  # the form of a noun
        organization, by = self.request.organization, self.request.person
        return add_noun(model, organization=organization, fields=form.edited_fields(), by=by, at=timezone.now())


class NounEdit(NounScoped, View):
    """Two may edit at once: what they changed apart is merged, what clashes is shown side by side."""

    conflict_page: ClassVar[str] = "conflict"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.row(pk)
        initial = self.form_class.initial_of(row) | self.further_words(row)
        return self.form_page(self.form_of(row, initial=initial), row)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.row(pk)
        form = self.form_of(row, request.POST)
        if not form.is_valid():
            return self.form_page(form, row)
        try:
            outcome = self.save(row, form)
        except DomainError as error:
            form.add_error(None, str(error))
            return self.form_page(form, row)
        if outcome.is_conflict and outcome.revision:
            return self.to(self.conflict_page, outcome.revision.pk)
        messages.success(request, str(SAVED[outcome.state]))
        return redirect(row)

    def form_of(self, row: Any, *args: Any, **kwargs: Any) -> Any:
        return self.form(*args, **kwargs)

    def further_words(self, row: Any) -> dict[str, Any]:
        return {}

    def save(self, row: Any, form: Any) -> SaveOutcome:
        return edit_noun(
            noun=row,
            lock_version=form.cleaned_data["lock_version"],
            fields=form.edited_fields(),
            by=self.request.person,
            at=timezone.now(),
        )


class NounArchive(NounScoped, View):
    put_away_text: ClassVar[LazyText | str] = _("“%(name)s” was put away. Everything said about it stays.")

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.row(pk)
        try:
            put_away(noun=row, by=self.request.person, at=timezone.now())
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, str(self.put_away_text) % {"name": row})
        return redirect(row)


class NounReturn(NounScoped, View):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.row(pk)
        restore_noun(noun=row)
        messages.success(request, str(_("“%(name)s” counts again.")) % {"name": row})
        return redirect(row)
