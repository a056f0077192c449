"""A tension turned into an option, on which both sides write."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from missionhub.core.errors import DomainError
from partnerships.forms.telling import OptionEditForm, OptionForm
from partnerships.models import Option, Partnership
from partnerships.permissions import Act
from partnerships.services.options import change_option, propose_option
from partnerships.views.matrix import PairScoped
from partnerships.views.scope import PartnershipScoped
from partnerships.views.together import EditedTogether


class PairOptions(PairScoped, View):
    act = Act.RATE

    def post(self, request: HttpRequest, ours: int, theirs: int) -> HttpResponse:
        picture, cell = self.pair(ours, theirs)
        form = OptionForm(request.POST)
        if not form.is_valid():
            return self.pair_page(picture, cell, option_form=form)
        try:
            propose_option(cell=cell, **form.cleaned_data, by=self.participant, at=timezone.now())
        except DomainError as error:
            form.add_error(None, str(error))
            return self.pair_page(picture, cell, option_form=form)
        messages.success(request, _("Written down. Both sides read it and may write on."))
        return self.to("pair", ours, theirs)


class OptionPage(EditedTogether, PartnershipScoped, View):
    act = Act.RATE

    def held(self) -> Partnership:
        return self.partnership

    def get(self, request: HttpRequest, option_pk: int) -> HttpResponse:
        option = self._option(option_pk)
        return self._page(option, self._form(option))

    def save(self, request: HttpRequest, option_pk: int) -> HttpResponse:
        option = self._option(option_pk)
        form = self._form(option, request.POST)
        if not form.is_valid():
            return self._page(option, form, status=422)
        if merged := self.overtaken(form):
            return self._page(option, self._form(option, merged), status=409)
        try:
            change_option(option=option, **form.cleaned_data, by=self.participant, at=timezone.now())
        except DomainError as refused:
            return self._page(option, form, refusal=str(refused), status=409)
        messages.success(request, _("Saved."))
        return self.to("option", option.pk)

    def _option(self, pk: int) -> Option:
        rows = Option.objects.concerning(self.party).filter(goal_a__round__partnership=self.partnership)
        return get_object_or_404(
            rows.select_related("goal_a__party", "goal_b__party", "proposed_by", "changed_by"), pk=pk
        )

    def _form(self, option: Option, *args: Any) -> OptionEditForm:
        fields = ("what_if", "needs", "state")
        return OptionEditForm(*args, initial={name: getattr(option, name) for name in fields})

    def _page(self, option: Option, form: OptionEditForm, *, refusal: str = "", status: int = 200) -> HttpResponse:
        is_first = option.goal_a.party_id == self.party.pk
        ours, theirs = (option.goal_a, option.goal_b) if is_first else (option.goal_b, option.goal_a)
        context = self.shared() | {"option": option, "form": form, "refusal": refusal, "ours": ours, "theirs": theirs}
        context |= self.meanwhile(form)
        return render(self.request, "partnerships/option.html", context, status=status)
