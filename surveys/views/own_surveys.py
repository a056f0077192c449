"""An organization's own surveys: the list, the page on which one is written, its preview, and two texts to choose from.

Every button of the editor saves what was typed first, so that nothing is lost whatever comes next.
"""

from secrets import token_hex

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped
from surveys.forms import KINDS_OF_QUESTIONS, cards_of, compared, has_room, preview_sheets
from surveys.models import Instrument, InstrumentVersion, Round
from surveys.queries import built_in_rows, missions_to_ask_about, own_surveys, survey_rows
from surveys.questionnaire import BUILT_IN, LANGUAGES, Edit, TooManyQuestions, edited, read_draft
from surveys.services import (
    SavedSurvey,
    SaveState,
    Wording,
    bring_back_survey,
    copy_built_in,
    copy_survey,
    differences,
    last_seen,
    newest_of,
    put_away_survey,
    save_survey,
    settle_survey,
    start_survey,
    version_of,
)


class SurveyScoped(OrganizationScoped):
    permission_required = Permission.ROUND_MANAGE

    def surveys(self) -> QuerySet[Instrument]:
        return own_surveys(self.request.organization)

    def survey(self, pk: int) -> Instrument:
        return get_object_or_404(self.surveys(), pk=pk)


class SurveyList(SurveyScoped, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        rows = survey_rows(self.request.organization)
        context = {
            "rows": [row for row in rows if not row.survey.is_archived],
            "away": [row for row in rows if row.survey.is_archived],
            "built_in": built_in_rows(),
        }
        return render(request, "surveys/survey_list.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Begin one: empty, from a built-in survey (`kind`), or from one of our own (`copy`)."""
        by, at, organization = self.request.person, timezone.now(), self.request.organization
        kind, copy = request.POST.get("kind", ""), request.POST.get("copy", "")
        if copy.isdecimal():
            return redirect(copy_survey(survey=self.survey(int(copy)), by=by, at=at))
        if kind in BUILT_IN:
            return redirect(copy_built_in(organization=organization, kind=kind, by=by, at=at))
        return redirect(start_survey(organization=organization, by=by, at=at))


class SurveyEditor(SurveyScoped, View):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        survey = self.survey(pk)
        version = newest_of(survey)
        asked = version.questionnaire
        context = {
            "survey": survey,
            "version": version,
            "cards": cards_of(asked),
            "has_room": has_room(asked),
            "kinds": KINDS_OF_QUESTIONS,
            "languages": LANGUAGES,
            "new_key": f"q{token_hex(4)}",
            "faults": asked.faults(),
            "is_saved": "saved" in request.GET,
            "removed": last_seen(survey, request.GET.get("removed", ""), now=asked),
            "set_aside": InstrumentVersion.objects.set_aside().filter(instrument=survey).newest_first(),
            "times_asked": Round.objects.filter(instrument=survey).count(),
        }
        return render(request, "surveys/survey_editor.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        survey = self.survey(pk)
        number = _number(request.POST.get("number", ""))
        asked = read_draft(dict(request.POST.lists()), version_of(survey, number).asked)
        edit = Edit.read(request.POST.get("do", ""), new_key=request.POST.get("new_key", ""))
        try:
            asked = edited(asked, edit, removed=last_seen(survey, edit.key, now=asked))
        except TooManyQuestions:
            messages.error(request, _("A survey has 20 questions at most. Delete one first."))
        saved = save_survey(
            survey=survey,
            number=number,
            title=request.POST.get("title", ""),
            asked=asked,
            by=self.request.person,
            at=timezone.now(),
        )
        return self._answer(survey, saved, edit)

    def _answer(self, survey: Instrument, saved: SavedSurvey, edit: Edit) -> HttpResponse:
        slug = self.request.organization.slug
        if saved.state is SaveState.SET_ASIDE:
            return redirect("surveys:survey-conflict", slug, saved.version.pk)
        if saved.state is SaveState.MERGED:
            messages.success(
                self.request, _("Saved. Somebody had changed other questions meanwhile; both changes stand.")
            )
        if edit.verb == "preview":
            return redirect("surveys:survey-preview", slug, survey.pk)
        if edit.verb == "ask" and not survey.is_archived and not saved.version.questionnaire.faults():
            return redirect(f"{reverse('surveys:staff-round-new', args=[slug])}?survey={survey.pk}")
        removed = f"&removed={edit.key}" if edit.verb == "delete" else ""
        return redirect(f"{survey.get_absolute_url()}?saved=1{removed}{edit.fragment}")


class SurveyArchive(SurveyScoped, View):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        survey = self.survey(pk)
        try:
            put_away_survey(survey=survey, by=self.request.person, at=timezone.now())
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(
                request, _("“%(survey)s” was put away. Its rounds and results stay.") % {"survey": survey.title}
            )
        return redirect("surveys:survey-list", self.request.organization.slug)


class SurveyReturn(SurveyScoped, View):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        survey = self.survey(pk)
        bring_back_survey(survey=survey)
        messages.success(request, _("“%(survey)s” can be asked again.") % {"survey": survey.title})
        return redirect(survey)


class SurveyPreview(SurveyScoped, View):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        survey = self.survey(pk)
        language = request.GET.get("language", "")
        language = language if language in LANGUAGES else LANGUAGES[0]
        mission = missions_to_ask_about(self.request.organization).first()
        context = {
            "survey": survey,
            "sheets": preview_sheets(newest_of(survey).questionnaire, mission, self.request.organization, language),
            "language": language,
            "languages": LANGUAGES,
        }
        return render(request, "surveys/survey_preview.html", context)


class SurveyConflict(SurveyScoped, View):
    """Whose words shall stand, question by question. Nothing was lost: both texts are kept."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        aside = self._aside(pk)
        survey = aside.instrument
        base = version_of(survey, aside.number)
        found = differences(base, newest_of(survey), Wording(aside.title, aside.questionnaire))
        context = {
            "survey": survey,
            "aside": aside,
            "parts": compared(found.clashes, found.titles),
            "is_mine": aside.created_by_id == self.request.person.pk,
            "is_settled": aside.state != InstrumentVersion.State.SET_ASIDE,
        }
        return render(request, "surveys/survey_conflict.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        aside = self._aside(pk)
        keep = {
            name.removeprefix("keep-"): str(value) for name, value in request.POST.items() if name.startswith("keep-")
        }
        try:
            settle_survey(aside=aside, keep=keep, by=self.request.person, at=timezone.now())
        except DomainError as error:
            messages.error(request, str(error))
            return redirect("surveys:survey-conflict", self.request.organization.slug, aside.pk)
        messages.success(request, _("Saved. This is what stands now."))
        return redirect(f"{aside.instrument.get_absolute_url()}?saved=1")

    def _aside(self, pk: int) -> InstrumentVersion:
        kept = InstrumentVersion.objects.of(self.request.organization).exclude(state=InstrumentVersion.State.SAVED)
        return get_object_or_404(kept.select_related("instrument__organization", "created_by"), pk=pk)


def _number(sent: str) -> int:
    """Of the version somebody began from; 0, which nobody ever saved, for anything else."""
    return int(sent) if sent.isdecimal() and len(sent) < 10 else 0
