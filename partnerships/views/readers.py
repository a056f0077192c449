"""Showing one thing of our own to the facilitator, and keeping it to our side again."""

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views import View

from missionhub.core.errors import DomainError
from partnerships.models import Assumption, ContextEvent, PrivateNote, Stakeholder, ValueItem, Visibility
from partnerships.permissions import Act
from partnerships.services.mediation import keep_to_our_side, show_to_facilitator
from partnerships.views.scope import PartnershipScoped


class _Readers(PartnershipScoped, View):
    act = Act.RATE
    model: ClassVar[Any]
    back_to: ClassVar[str]

    def post(self, request: HttpRequest, row_pk: Any) -> HttpResponse:
        row = get_object_or_404(self.model.objects.filter(party=self.party), pk=row_pk)
        is_shown = request.POST.get("readers") == Visibility.MEDIATION
        try:
            (show_to_facilitator if is_shown else keep_to_our_side)(row=row, by=self.participant)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, self._said(is_shown=is_shown))
        return self.back(row)

    def back(self, row: Any) -> HttpResponse:
        return self.to(self.back_to)

    def _said(self, *, is_shown: bool) -> str:
        if not is_shown:
            return _("From now on only your side reads it. What somebody has read, they have read.")
        if self.facilitator:
            return _("%(name)s reads it from now on; the other side does not.") % {"name": self.facilitator}
        return _("Whoever every side agrees on as facilitator will read it. Today that is nobody.")


class EventReaders(_Readers):
    model, back_to = ContextEvent, "rounds"


class AssumptionReaders(_Readers):
    model, back_to = Assumption, "differences"


class ValueItemReaders(_Readers):
    model, back_to = ValueItem, "value"


class StakeholderReaders(_Readers):
    model = Stakeholder

    def back(self, row: Any) -> HttpResponse:
        return self.to("stakeholder", row.pk)


class PrivateNoteReaders(_Readers):
    act, model, back_to = Act.NOTE, PrivateNote, "partnership"
