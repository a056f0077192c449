"""A consultation from opening it to its result; what it found is read from released figures."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped
from surveys.forms import ConsultationForm, DecidingForm, StatementForm, VoteForm
from surveys.models import Consultation, Round, Statement
from surveys.queries import participation_words, result_of
from surveys.services import Wanted, add_statement, decide_statement, open_vote, start_consultation
from surveys.views.asking import UnnamedRoundCreate

Stage = Consultation.Stage


class ConsultationCreate(UnnamedRoundCreate):
    form_class = ConsultationForm
    template_name = "surveys/consultation_form.html"

    def people_asked(self, form: ConsultationForm) -> list[Person]:
        return form.people_asked()

    def opened_words(self, round: Round) -> str:
        return _("It is open for %(count)s people.") % {"count": round.roster.count()}

    def opened_page(self, round: Round) -> Any:
        return round.consultation

    def first_values(self) -> dict[str, Any]:
        """A decision's page leads here with the decision chosen."""
        wanted = self.request.GET.get("decision", "")
        found = ConsultationForm(organization=self.request.organization).fields["decision"].queryset  # type: ignore[attr-defined]
        decision = found.filter(pk=wanted).first() if wanted.isdecimal() else None
        if decision is None:
            return {}
        return {"decision": decision.pk, "about": decision.title[:200], "context": decision.context}

    @transaction.atomic
    def _open(self, form: Any) -> Round:
        said = form.cleaned_data
        wanted = Wanted(
            mission=said["mission"],
            question=said["about"],
            context=said["context"],
            statements=said["statements"],
            decision=said["decision"],
            people=self.people_asked(form),
            audience=said["audience"],
            closes_at=form.closes_at,
            minimums=form.minimums,
            collects=said["collects"],
            is_before_sharing=form.owed is not None,
        )
        return start_consultation(wanted, by=self.request.person, at=timezone.now())


class ConsultationScoped(OrganizationScoped, View):
    permission_required = Permission.ROUND_MANAGE

    def consultation(self, pk: int) -> Consultation:
        ours = Consultation.objects.of(self.request.organization).select_related("organization", "decision")
        return get_object_or_404(ours, pk=pk)

    def page(self, consultation: Consultation, **forms: Any) -> HttpResponse:
        statements = consultation.statements.select_related("merged_into").in_order()
        current = consultation.vote or consultation.proposing
        context = {
            "consultation": consultation,
            "stage": consultation.stage,
            "round": current,
            "participation": participation_words(current) if current and current.is_open else "",
            "statements": statements,
            "waiting": [one for one in statements if one.state == Statement.State.WAITING],
            "result": result_of(consultation),
            "may_manage": self.request.membership.may(Permission.ROUND_MANAGE),
            "statement_form": StatementForm(),
            "vote_form": VoteForm(consultation=consultation),
        }
        return render(self.request, "surveys/consultation.html", context | forms)


class ConsultationPage(ConsultationScoped):
    permission_required = Permission.RESULTS_VIEW

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(self.consultation(pk))


class Statements(ConsultationScoped):
    """A statement of the leaders' own, until the vote opens."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        consultation = self.consultation(pk)
        form = StatementForm(request.POST)
        if not form.is_valid():
            return self.page(consultation, statement_form=form)
        text = form.cleaned_data["text"]
        return _said(
            request,
            consultation,
            lambda: add_statement(consultation=consultation, text=text, by=self.request.person, at=timezone.now()),
            _("The statement is in."),
        )


class StatementDecision(ConsultationScoped):
    """Accept, merge or decline, on a page of its own: the reason is read by everybody."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        statement = self.statement(pk)
        said = {"state": statement.state, "into": statement.merged_into_id, "reason": statement.reason}
        return self._page(statement, DecidingForm(statement=statement, initial=said))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        statement = self.statement(pk)
        form = DecidingForm(request.POST, statement=statement)
        if not form.is_valid():
            return self._page(statement, form)
        try:
            decide_statement(statement=statement, **form.cleaned_data, by=self.request.person, at=timezone.now())
        except DomainError as error:
            form.add_error(None, str(error))
            return self._page(statement, form)
        messages.success(request, _("It is noted beside the statement."))
        return redirect(statement.consultation)

    def statement(self, pk: int) -> Statement:
        ours = Statement.objects.of(self.request.organization).select_related("consultation__organization")
        return get_object_or_404(ours, pk=pk)

    def _page(self, statement: Statement, form: DecidingForm) -> HttpResponse:
        return render(self.request, "surveys/statement_decision.html", {"statement": statement, "form": form})


class ConsultationVote(ConsultationScoped):
    """Opens the vote on what was accepted."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        consultation = self.consultation(pk)
        form = VoteForm(request.POST, consultation=consultation)
        if not form.is_valid() or form.closes_at is None:
            return self.page(consultation, vote_form=form)
        closes_at = form.closes_at
        return _said(
            request,
            consultation,
            lambda: open_vote(
                consultation=consultation, closes_at=closes_at, by=self.request.person, at=timezone.now()
            ),
            _("The vote is open."),
        )


def _said(request: HttpRequest, consultation: Consultation, write: Any, done: str) -> HttpResponse:
    try:
        write()
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return redirect(consultation)
