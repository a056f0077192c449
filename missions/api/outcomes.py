"""Outcomes, and where they stand."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework import serializers, status
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.response import Response

from missionhub.core.problems import Refused
from missionhub.organizations.permissions import Permission
from missions.api.nouns import Filters, ListedApi, NounApi, Sent
from missions.api.plan import RowNumber
from missions.api.serializers.outcomes import CheckInSerializer, OutcomeSerializer
from missions.forms.outcomes import OutcomeEditForm, OutcomeNewForm
from missions.models import CheckIn, Contribution, Outcome
from missions.queries.check_ins import may_check_in
from missions.services.check_ins import check_in
from missions.services.editing import SaveOutcome
from missions.services.outcomes import add_outcome, choose_secondary_parents, choose_skills, save_outcome


class OutcomeFilters(Filters):
    team = RowNumber()
    promise = RowNumber(source="contributions__promise")
    kind = serializers.ChoiceField(choices=Outcome.Kind.choices, required=False)


class OutcomeApi(NounApi):
    tag, model = "outcomes", Outcome
    serializer_class, form_class, new_form_class = OutcomeSerializer, OutcomeEditForm, OutcomeNewForm
    filter_class = OutcomeFilters
    permission_required, permission_to_write = Permission.PLAN_VIEW, Permission.PLAN_EDIT

    def rows(self) -> QuerySet[Outcome]:
        ways = Contribution.objects.select_related("promise").order_by("promise_id")
        return super().rows().prefetch_related("skills", "secondary_parents", Prefetch("contributions", ways))

    def add(self, form: Any, sent: Sent) -> Outcome:
        promises = form.cleaned_data["promises"]
        outcome = add_outcome(fields=form.edited_fields(), promises=promises, **self.said())
        _keep_beside(outcome, form, sent)
        return outcome

    def save(self, row: Outcome, lock_version: int, fields: Sent, *, form: Any, sent: Sent) -> SaveOutcome:
        by, at = self.request.person, timezone.now()
        saved = save_outcome(outcome=row, lock_version=lock_version, fields=fields, by=by, at=at)
        if not saved.is_conflict:
            _keep_beside(row, form, sent)
        return saved


class CheckInApi(ListedApi):
    """Said once, kept as said: there is no edit and no deletion."""

    tag, model, serializer_class = "check-ins", CheckIn, CheckInSerializer
    permission_required, permission_to_write = Permission.PLAN_VIEW, Permission.CHECK_IN
    is_edited, may_be_there, filter_class = False, True, None

    def rows(self) -> QuerySet[CheckIn]:
        return CheckIn.objects.of(self.request.organization)

    def list(self, request: Any, **address: int) -> Response:
        """What was said about an outcome, in the order of their ids."""
        return self.in_parts(self.get_queryset().filter(outcome=self.outcome()))

    def create(self, request: Any, **address: int) -> Response:
        """Say where an outcome stands. Sent again with the same request_id it answers with the first."""
        outcome, sent = self.outcome(), dict(self.sent())
        self.refuse_others(outcome)
        if outcome.rolls_up and sent.get("value") is not None:
            raise ValidationError({"value": [_("It comes from the parts of this outcome. Check in for those.")]})
        at = timezone.now()
        words = {"on": outcome.organization.today(at=at), "value": None} | sent
        try:
            made = check_in(outcome=outcome, **words, by=self.request.person, at=at)
        except CheckIn.DoesNotExist as error:
            raise Refused(_("This request_id belongs to something else. Make a new one.")) from error
        return self.shown(made, code=status.HTTP_201_CREATED if made.made_at == at else status.HTTP_200_OK)

    def outcome(self) -> Outcome:
        ours = Outcome.objects.of(self.request.organization).active().select_related("organization")
        return get_object_or_404(ours, pk=self.kwargs["outcome_pk"])

    def refuse_others(self, outcome: Outcome) -> None:
        """Those who lead it or answer for it; leaders may for everybody."""
        today = outcome.organization.today(at=timezone.now())
        is_leader = self.may(Permission.PLAN_EDIT)
        if not may_check_in(outcome, person=self.request.person, is_leader=is_leader, on=today):
            raise PermissionDenied(_("Somebody else checks in for this outcome. Ask a leader to make it yours."))


def _keep_beside(outcome: Outcome, form: Any, sent: Sent) -> None:
    if "skills" in sent:
        choose_skills(outcome=outcome, names=form.skill_names())
    if "secondary_parents" in sent:
        choose_secondary_parents(outcome=outcome, parents=form.cleaned_data["secondary_parents"])
