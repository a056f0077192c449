"""Outcomes: all of them, one of them, begin, edit, put away, close."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from alignment.measures.progress import Health
from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missions.forms.edited import EditedForm
from missions.forms.outcome_parts import ClosingForm, FilterForm
from missions.forms.outcomes import OutcomeEditForm, OutcomeForm, OutcomeNewForm
from missions.models import Noun, Outcome, Promise
from missions.queries.beneficiaries import by_beneficiary
from missions.queries.lessons import lessons
from missions.queries.outcome_list import Filters, outcome_list
from missions.queries.read_sentence import ReadSentence, read_sentence, unsaid
from missions.services.closing import close_outcome, reopen_outcome
from missions.services.editing import SaveOutcome
from missions.services.outcomes import add_outcome, choose_secondary_parents, choose_skills, save_outcome
from missions.views.nouns import NounArchive, NounEdit, NounNew, NounReturn, NounScoped
from missions.views.outcome_page import shown_page


class OutcomeScoped(NounScoped):
    form_class: type[OutcomeForm] = OutcomeEditForm
    template_name = "missions/outcome_form.html"
    permission_required = edit_permission = Permission.PLAN_EDIT

    def form(self, *args: Any, **kwargs: Any) -> OutcomeForm:
        form: OutcomeForm = super().form(*args, **kwargs)
        form.is_owner_first = "owner" in self.request.GET  # by a link from a promise that nobody owns
        form.fields["lead"].required = form.is_owner_first
        form.sought = self.request.GET.get("field", "")  # by a link from the coach
        return form

    def row(self, pk: int) -> Outcome:
        rows = Outcome.objects.of(self.request.organization)
        related = ("organization", "team", "lead", "reviewer", "beneficiary", "objective__organization")
        return get_object_or_404(rows.select_related(*related, "parent__organization", "closed_by"), pk=pk)


class OutcomeList(OutcomeScoped, View):
    permission_required = Permission.PLAN_VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        form = FilterForm(request.GET)
        chosen = Filters(**form.cleaned_data) if form.is_valid() else Filters()
        page = outcome_list(self.request.organization, filters=chosen, on=self.today())
        context = {"page": page, "may_edit": self.may_edit(), "kinds": Outcome.Kind, "healths": list(Health)}
        return render(request, "missions/outcome_list.html", context)


class OutcomeDetail(OutcomeScoped, View):
    permission_required = Permission.PLAN_VIEW

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return shown_page(self, self.row(pk))


class OutcomeNew(OutcomeScoped, NounNew):
    """What the sentence says goes where nothing stands yet, and is shown to be confirmed before anything is saved."""

    form_class = OutcomeNewForm
    added = _("The outcome was added. Below, the coach says what could make it stronger.")

    def post(self, request: HttpRequest) -> HttpResponse:
        if "read" not in request.POST and not self._must_confirm():
            return super().post(request)
        typed = {name: self._typed(name) for name in self.form_class.base_fields if self._typed(name)}
        reading = self._read(request.POST.get("title", ""))
        return self.form_page(self.form(initial=(reading.initial if reading else {}) | typed), reading=reading)

    def _must_confirm(self) -> bool:
        """Figures stand in the sentence only, and nobody has been shown yet how they were read."""
        reading = self._read(self.request.POST.get("title", ""))
        if reading is None or reading.text == self.request.POST.get("confirmed"):
            return False
        return bool(unsaid(reading, self.request.POST)) and self.form(self.request.POST).is_valid()

    def _typed(self, name: str) -> str | list[str]:
        many = name in {"promises", "secondary_parents"}
        return self.request.POST.getlist(name) if many else self.request.POST.get(name, "")

    def first_words(self) -> dict[str, Any]:
        mine = {"start_on": self.today(), "lead": self.request.person.pk, "team": self.request.person.team_id}
        asked = self.request.GET  # by a link from a promise or a team without an outcome
        mine |= {"promises": asked.getlist("promise"), "team": asked.get("team", mine["team"])}
        reading = self._read(asked.get("sentence", ""))
        return mine | reading.initial if reading else mine

    def form_page(
        self, form: EditedForm, row: Noun | None = None, *, reading: ReadSentence | None = None
    ) -> HttpResponse:
        """Above the form what was read from the sentence."""
        reading = reading or self._read(self.request.GET.get("sentence", ""))
        context = {"form": form, "row": row, "reading": reading, "asked": self.asked(form)}
        return render(self.request, self.template_name, context)

    def asked(self, form: EditedForm) -> list[Promise]:
        """The promises somebody came from."""
        wanted = set(self.request.GET.getlist("promise"))
        return [row for row in form.fields["promises"].queryset if str(row.pk) in wanted]  # type: ignore[attr-defined]

    def _read(self, said: str) -> ReadSentence | None:
        return read_sentence(said, today=self.today())

    def add(self, form: OutcomeNewForm) -> Noun:
        outcome = add_outcome(
            organization=self.request.organization,
            fields=form.edited_fields(),
            promises=form.cleaned_data["promises"],
            by=self.request.person,
            at=timezone.now(),
        )
        _keep_beside(outcome, form)
        return outcome


class OutcomeEdit(OutcomeScoped, NounEdit):
    """Whoever comes from the coach finds what the sentence says already in the empty fields, to be confirmed."""

    def form_of(self, row: Outcome, *args: Any, initial: dict[str, Any] | None = None, **kwargs: Any) -> OutcomeForm:
        if initial and self._reading(row):
            initial |= unsaid(self._reading(row), initial)
        return self.form(*args, initial=initial, **kwargs)

    def form_page(self, form: EditedForm, row: Noun | None = None) -> HttpResponse:
        reading = None if form.is_bound or not isinstance(row, Outcome) else self._reading(row)
        return render(self.request, self.template_name, {"form": form, "row": row, "reading": reading})

    def _reading(self, row: Outcome) -> ReadSentence | None:
        """Only where the sentence has figures that the fields lack, and somebody came to set one."""
        if "field" not in self.request.GET:
            return None
        reading = read_sentence(row.title, today=self.today())
        return reading if unsaid(reading, self.form_class.initial_of(row)) else None

    def further_words(self, row: Outcome) -> dict[str, Any]:
        return {
            "skills": "\n".join(skill.name for skill in row.skills.by_name()),
            "secondary_parents": list(row.secondary_parents.in_order().values_list("pk", flat=True)),
        }

    def save(self, row: Outcome, form: OutcomeEditForm) -> SaveOutcome:
        saved = save_outcome(
            outcome=row,
            lock_version=form.cleaned_data["lock_version"],
            fields=form.edited_fields(),
            by=self.request.person,
            at=timezone.now(),
        )
        if not row.is_closed:
            _keep_beside(row, form)
        return saved


class OutcomeArchive(OutcomeScoped, NounArchive):
    pass


class OutcomeReturn(OutcomeScoped, NounReturn):
    pass


class OutcomeClosing(OutcomeScoped, View):
    """The result, the score, and what was learned."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.row(pk)
        words = {"retrospective": row.retrospective, "lessons": row.lessons}
        return render(request, "missions/outcome_closing.html", {"row": row, "form": ClosingForm(initial=words)})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.row(pk)
        form = ClosingForm(request.POST)
        is_asked = form.is_valid() and not row.is_closed and form.lacks_words
        if form.is_valid() and not is_asked:
            try:
                close_outcome(outcome=row, **form.cleaned_data, by=self.request.person, at=timezone.now())
            except DomainError as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, gettext("“%(outcome)s” is closed.") % {"outcome": row})
                return redirect(row)
        context = {"row": row, "form": form, "is_asked": is_asked}
        return render(request, "missions/outcome_closing.html", context)


class OutcomeReopening(OutcomeScoped, View):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.row(pk)
        try:
            reopen_outcome(outcome=row)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, gettext("“%(outcome)s” is open again.") % {"outcome": row})
        return redirect(row)


class LessonList(OutcomeScoped, View):
    permission_required = Permission.PLAN_VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        words = request.GET.get("words", "")[:100]
        found = lessons(self.request.organization, words=words)
        return render(request, "missions/lesson_list.html", {"outcomes": list(found), "words": words})


class BeneficiaryList(OutcomeScoped, View):
    permission_required = Permission.PLAN_VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = by_beneficiary(self.request.organization, on=self.today())
        context = {"rows": rows, "may_edit": self.may_edit()}
        return render(request, "missions/beneficiary_list.html", context)


def _keep_beside(outcome: Outcome, form: OutcomeEditForm) -> None:
    choose_skills(outcome=outcome, names=form.skill_names())
    choose_secondary_parents(outcome=outcome, parents=form.cleaned_data["secondary_parents"])
