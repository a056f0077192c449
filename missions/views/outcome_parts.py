"""What people add to an outcome's page: contributions, milestones, requests to teams, comments, second thoughts."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missions.forms.outcome_parts import (
    AnswerForm,
    CommentForm,
    ContributionForm,
    DependencyForm,
    DismissalForm,
    MilestoneForm,
)
from missions.models import Contribution, Dependency, Milestone, Outcome
from missions.services.coaching import dismiss_check, take_up_check
from missions.services.comments import add_comment
from missions.services.dependencies import answer_team, ask_team, withdraw_request
from missions.services.outcomes import (
    add_milestone,
    finish_milestone,
    remove_milestone,
    tie_to_promise,
    untie_from_promise,
)
from missions.views.outcome_page import shown_page
from missions.views.outcomes import OutcomeScoped


class OutcomePart(OutcomeScoped):
    def part(self, model: Any, pk: int) -> Any:
        ours = model.objects.filter(outcome__organization=self.request.organization)
        return get_object_or_404(ours.select_related("outcome__organization"), pk=pk)

    def done(self, outcome: Outcome, text: str) -> HttpResponse:
        messages.success(self.request, text)
        return redirect(outcome)


class OutcomeContributions(OutcomePart, View):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        outcome = self.row(pk)
        form = ContributionForm(request.POST, outcome=outcome, auto_id="contribution_%s")
        if not form.is_valid():
            return shown_page(self, outcome, {"contribution_form": form})
        tie_to_promise(outcome=outcome, **form.cleaned_data)
        return self.done(outcome, _("It is tied to the promise."))


class OutcomeContributionRemoval(OutcomePart, View):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        contribution = self.part(Contribution, pk)
        untie_from_promise(contribution=contribution)
        return self.done(contribution.outcome, _("It is no longer tied to that promise."))


class OutcomeMilestones(OutcomePart, View):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        outcome = self.row(pk)
        form = MilestoneForm(request.POST, auto_id="milestone_%s")
        if not form.is_valid():
            return shown_page(self, outcome, {"milestone_form": form})
        add_milestone(outcome=outcome, **form.cleaned_data)
        return self.done(outcome, _("The milestone was added."))


class OutcomeMilestoneDone(OutcomePart, View):
    """Done today, or not done after all."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        milestone = self.part(Milestone, pk)
        finish_milestone(milestone=milestone, on=None if milestone.done_on else self.today())
        return self.done(milestone.outcome, _("The milestone was updated."))


class OutcomeMilestoneRemoval(OutcomePart, View):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        milestone = self.part(Milestone, pk)
        remove_milestone(milestone=milestone)
        return self.done(milestone.outcome, _("The milestone was taken out."))


class OutcomeDependencies(OutcomePart, View):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        outcome = self.row(pk)
        form = DependencyForm(request.POST, outcome=outcome, auto_id="dependency_%s")
        if not form.is_valid():
            return shown_page(self, outcome, {"dependency_form": form})
        asked = ask_team(outcome=outcome, **form.cleaned_data, by=self.request.person, at=timezone.now())
        return self.done(outcome, _("%(team)s is asked. Its people answer on this page.") % {"team": asked.team})


class OutcomeDependencyAnswer(OutcomePart, View):
    """Anybody may look; the service lets only people of the team that was asked answer."""

    permission_required = Permission.PLAN_VIEW

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        dependency = self.part(Dependency, pk)
        form = AnswerForm(request.POST, auto_id=False)
        if form.is_valid():
            try:
                answer_team(dependency=dependency, **form.cleaned_data, by=self.request.person, at=timezone.now())
            except DomainError as error:
                form.add_error(None, str(error))
            else:
                return self.done(dependency.outcome, _("Your answer stands on the page."))
        return shown_page(self, self.row(dependency.outcome_id), {"answer_form": form})


class OutcomeDependencyRemoval(OutcomePart, View):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        dependency = self.part(Dependency, pk)
        withdraw_request(dependency=dependency)
        return self.done(dependency.outcome, _("The request was withdrawn."))


class OutcomeComments(OutcomePart, View):
    permission_required = Permission.PLAN_VIEW

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        outcome = self.row(pk)
        form = CommentForm(request.POST, auto_id="comment_%s")
        if not form.is_valid():
            return shown_page(self, outcome, {"comment_form": form})
        add_comment(
            subject=outcome,
            text=form.cleaned_data["text"],
            by=self.request.person,
            at=timezone.now(),
        )
        return self.done(outcome, _("Your comment stands below."))


class OutcomeCheckDismissal(OutcomePart, View):
    """A check of the coach is put aside with a reason, or taken up again."""

    def post(self, request: HttpRequest, pk: int, code: str) -> HttpResponse:
        outcome = self.row(pk)
        if request.POST.get("again"):
            take_up_check(outcome=outcome, code=code)
            return self.done(outcome, _("The check is back among the coach’s advice."))
        form = DismissalForm(request.POST, auto_id=False)
        if not form.is_valid():
            return shown_page(self, outcome, {"dismissal_form": form, "refused_code": code})
        dismiss_check(
            outcome=outcome, code=code, reason=form.cleaned_data["reason"], by=self.request.person, at=timezone.now()
        )
        return self.done(outcome, _("The check was put aside. Your reason stays readable."))
