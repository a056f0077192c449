from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missions.forms.beside import AnswerForm, EffectForm, LookBackForm
from missions.forms.decisions import DecisionForm, VoiceForm
from missions.forms.outcome_parts import CommentForm
from missions.models import Comment, Decision, TestAnswer, Voice
from missions.queries.decisions import decision_page, decision_rows, decisions, effects_of, look_backs_due
from missions.queries.promise_choices import promises_to_choose
from missions.services.beside import Pair, SomebodyWroteMeanwhile
from missions.services.comments import add_comment, settle_comment
from missions.services.decisions import add_voice, look_back, remove_voice, save_test
from missions.services.effects import save_effects
from missions.views.beside import PairsEdit
from missions.views.nouns import NounArchive, NounEdit, NounNew, NounReturn, NounScoped

ON_ONE_PAGE = 25


class DecisionScoped(NounScoped):
    form_class = DecisionForm
    template_name = "missions/decision_form.html"
    permission_required = edit_permission = Permission.DECISION_EDIT


class DecisionList(DecisionScoped, View):
    permission_required = Permission.DECISION_VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        words = request.GET.get("q", "").strip()[:200]
        found = decisions(self.request.organization, words=words)
        page = Paginator(found, ON_ONE_PAGE).get_page(request.GET.get("page"))
        context = {
            "rows": decision_rows(page.object_list),
            "page": page,
            "words": words,
            "due": list(look_backs_due(self.request.organization, on=self.today())),
            "may_edit": self.may_edit(),
        }
        return render(request, "missions/decision_list.html", context)


class DecisionDetail(DecisionScoped, View):
    permission_required = Permission.DECISION_VIEW

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return _page(self, self.row(pk))


class DecisionNew(DecisionScoped, NounNew):
    added = _("It stands in the log. Now hold it against the mission.")


class DecisionEdit(DecisionScoped, NounEdit):
    pass


class DecisionArchive(DecisionScoped, NounArchive):
    pass


class DecisionReturn(DecisionScoped, NounReturn):
    pass


class DecisionTest(DecisionScoped, PairsEdit):
    pair_form, pairs_template = AnswerForm, "missions/decision_test.html"

    def labels(self, row: Decision) -> dict[Any, str]:
        return {code: str(label) for code, label in TestAnswer.Question.choices}

    def standing(self, row: Decision) -> dict[Any, Pair]:
        answers = TestAnswer.objects.filter(decision=row)
        return {answer.question: (answer.answer or None, answer.note) for answer in answers}

    def write(self, row: Decision, wanted: dict[Any, Pair], seen: dict[Any, Pair]) -> int:
        return save_test(decision=row, wanted=wanted, seen=seen)


class EffectsEdit(PairsEdit):
    """What a decision or a change does to each promise."""

    pair_form, pairs_template = EffectForm, "missions/effects.html"

    def labels(self, row: Any) -> dict[Any, str]:
        return {promise.pk: promise.text for promise in promises_to_choose(self.request.organization)}

    def standing(self, row: Any) -> dict[Any, Pair]:
        return {effect.promise_id: (effect.effect, effect.note) for effect in effects_of(row)}

    def write(self, row: Any, wanted: dict[Any, Pair], seen: dict[Any, Pair]) -> int:
        return save_effects(subject=row, wanted=wanted, seen=seen)


class DecisionEffects(DecisionScoped, EffectsEdit):
    pass


class DecisionVoices(DecisionScoped, View):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        decision = self.row(pk)
        form = VoiceForm(request.POST, organization=self.request.organization)
        if not form.is_valid():
            return _page(self, decision, form=form)
        add_voice(decision=decision, **form.cleaned_data)
        messages.success(request, gettext("The voice stands beside the decision."))
        return redirect(decision)


class DecisionVoiceRemoval(DecisionScoped, View):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        ours = Voice.objects.filter(decision__organization=self.request.organization)
        voice = get_object_or_404(ours.select_related("decision__organization"), pk=pk)
        try:
            remove_voice(voice=voice)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, gettext("It was taken out."))
        return redirect(voice.decision)


class DecisionComments(DecisionScoped, View):
    permission_required = Permission.DECISION_VIEW

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        decision = self.row(pk)
        form = CommentForm(request.POST, auto_id="comment_%s")
        if not form.is_valid():
            return _page(self, decision, comment_form=form)
        add_comment(subject=decision, text=form.cleaned_data["text"], by=self.request.person, at=timezone.now())
        messages.success(request, gettext("Your comment stands below."))
        return redirect(decision)


class DecisionCommentSettlement(DecisionScoped, View):
    """By whoever answers for the decision, or may edit it."""

    permission_required = Permission.DECISION_VIEW

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        ours = Comment.objects.of(self.request.organization).filter(subject_kind=Decision.SUBJECT_KIND)
        comment = get_object_or_404(ours, pk=pk)
        decision = self.row(comment.subject_id)
        if not _settles(self, decision):
            raise PermissionDenied
        try:
            settle_comment(comment=comment, by=self.request.person, at=timezone.now())
        except DomainError as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, gettext("The comment is settled."))
        return redirect(decision)


class DecisionLookBack(DecisionScoped, View):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        decision = self.row(pk)
        pair = (decision.verdict or None, decision.lesson)
        form = LookBackForm.showing(pair, prefix="look", label=gettext("Was it right?"))
        return self._page(decision, form)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        decision = self.row(pk)
        form = LookBackForm(request.POST, prefix="look", label=gettext("Was it right?"))
        if not form.is_valid():
            return self._page(decision, form)
        try:
            look_back(
                decision=decision,
                wanted=form.wanted(),
                seen=form.seen(),
                next_on=form.cleaned_data["next_on"],
                by=self.request.person,
                at=timezone.now(),
            )
        except SomebodyWroteMeanwhile as error:
            form.show_clash(error.current[0])
            return self._page(decision, form)
        except DomainError as error:
            form.add_error("next_on", str(error))
            return self._page(decision, form)
        messages.success(request, gettext("Thank you. The next one who decides can read it."))
        return redirect(decision)

    def _page(self, decision: Decision, form: Any) -> HttpResponse:
        return render(self.request, "missions/decision_look_back.html", {"row": decision, "form": form})


def _settles(view: DecisionScoped, decision: Decision) -> bool:
    return view.may_edit() or decision.responsible_id == view.request.person.pk


def _page(view: DecisionScoped, decision: Decision, **forms: Any) -> HttpResponse:
    context = {
        "row": decision,
        "page": decision_page(decision, on=view.today()),
        "form": VoiceForm(organization=view.request.organization),
        "comment_form": CommentForm(auto_id="comment_%s"),
        "may_edit": view.may_edit(),
        "settles": _settles(view, decision),
    }
    return render(view.request, "missions/decision.html", context | forms)
