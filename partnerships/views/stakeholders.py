"""Who is around us: the grid with both sides' views, one's own list, and its entries one by one."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View

from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from partnerships.forms.stakeholders import EngagementForm, PlaceForm, StakeholderForm, TakeOverForm
from partnerships.models import Partnership, Party, Stakeholder, StakeholderEngagement
from partnerships.permissions import Act
from partnerships.queries.hearings import hearings_seen_by
from partnerships.queries.stakeholders import View as Seen
from partnerships.queries.stakeholders import grid_marks, lately, offered_from_register, surroundings_of
from partnerships.services.stakeholders import (
    note_engagement,
    place_stakeholder,
    remove_stakeholder,
    rewrite_stakeholder,
    share_stakeholder,
    take_out_engagement,
    take_over,
    withdraw_stakeholder,
    write_stakeholder,
)
from partnerships.views.scope import PartnershipScoped
from partnerships.views.together import Afresh, EditedTogether


class Stakeholders(PartnershipScoped, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        others = list(Party.objects.filter(partnership=self.partnership).exclude(pk=self.party.pk).in_order())
        chosen = request.GET.get("with", "")
        they = next((one for one in others if str(one.pk) == chosen), next(iter(others), None))
        around = surroundings_of(self.party, they)
        slug, may_edit = self.request.organization.slug, self.participant.may(Act.RATE)
        context = self.shared() | {
            "others": others,
            "they": they,
            "around": around,
            "marks": grid_marks(around, slug=slug, may_move=may_edit),
            "lately": lately(self.party),
            "hearings": hearings_seen_by(self.party),
            "may_read_rounds": self.request.membership.may(Permission.ROUND_VIEW),
            "may_edit": may_edit,
        }
        return render(request, "partnerships/stakeholders.html", context)


class StakeholderWriting(PartnershipScoped):
    act = Act.RATE

    def page(
        self, form: StakeholderForm, *, entry: Stakeholder | None = None, status: int = 200, **more: Any
    ) -> HttpResponse:
        context = self.shared() | {"form": form, "entry": entry} | more
        return render(self.request, "partnerships/stakeholder_form.html", context, status=status)


class StakeholderNew(StakeholderWriting, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        """Begun empty, or from an entry the other side shares: its name and kind, none of its judgements."""
        like = request.GET.get("like", "")
        theirs = Stakeholder.objects.seen_by(self.party).exclude(party=self.party)
        found = theirs.filter(pk=like).first() if like.isdecimal() and len(like) < 10 else None
        initial = {"name": found.name, "kind": found.kind, "same_as": found.pk} if found else {}
        return self.page(StakeholderForm(party=self.party, initial=initial))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = StakeholderForm(request.POST, party=self.party)
        if not form.is_valid():
            return self.page(form, status=422)
        try:
            entry = write_stakeholder(words=form.words(), by=self.participant, at=timezone.now())
        except DomainError as error:
            form.add_error("name", str(error))
            return self.page(form, status=422)
        messages.success(request, _("“%(name)s” is on your list. Only your side sees it.") % {"name": entry})
        return self.to("stakeholder", entry.pk)


class StakeholderScoped(PartnershipScoped):
    """One entry that this party may read; what changes it finds only one's own."""

    kwargs: dict[str, Any]

    @cached_property
    def entry(self) -> Stakeholder:
        seen = Stakeholder.objects.seen_by(self.party).select_related("party", "owner__person", "taken_from")
        return get_object_or_404(seen, pk=self.kwargs["stakeholder_pk"])

    @cached_property
    def own_entry(self) -> Stakeholder:
        ours = Stakeholder.objects.filter(party=self.party).select_related("party")
        return get_object_or_404(ours, pk=self.kwargs["stakeholder_pk"])

    def today(self) -> date:
        return self.request.organization.today(at=timezone.now())

    def entry_page(self, form: EngagementForm, *, status: int = 200) -> HttpResponse:
        is_ours = self.entry.party_id == self.party.pk
        done = StakeholderEngagement.objects.of(self.party).filter(stakeholder=self.entry)
        context = self.shared() | {
            "view": Seen(self.entry),
            "is_ours": is_ours,
            "may_edit": self.participant.may(Act.RATE),
            "engagements": done.select_related("by__person").order_by("-held_on", "-pk"),
            "today": self.today(),
            "form": form,
        }
        return render(self.request, "partnerships/stakeholder.html", context, status=status)


class StakeholderPage(StakeholderScoped, View):
    def get(self, request: HttpRequest, stakeholder_pk: int) -> HttpResponse:
        return self.entry_page(EngagementForm(initial={"held_on": self.today()}))


class StakeholderEdit(EditedTogether, StakeholderScoped, StakeholderWriting, View):
    def held(self) -> Partnership:
        return self.partnership

    def get(self, request: HttpRequest, stakeholder_pk: int) -> HttpResponse:
        return self.page(self._form(), entry=self.own_entry)

    def save(self, request: HttpRequest, stakeholder_pk: int) -> HttpResponse:
        entry, form = self.own_entry, self._form(request.POST)
        if not form.is_valid():
            return self.page(form, entry=entry, status=422)
        if merged := self.overtaken(form):
            return self.page(self._form(merged), entry=entry, status=409)
        try:
            rewrite_stakeholder(stakeholder=entry, words=form.words(), by=self.participant, at=timezone.now())
        except DomainError as error:
            form.add_error("name", str(error))
            return self.page(form, entry=entry, status=422)
        messages.success(request, _("Saved."))
        return self.to("stakeholder", entry.pk)

    def afresh(self) -> Afresh | None:
        if not hasattr(self, "participant"):
            return None
        return Afresh(self.address("stakeholder-new"), [StakeholderForm(self.request.POST, party=self.party)])

    def page(self, form: StakeholderForm, **context: Any) -> HttpResponse:
        return super().page(form, **context, **self.meanwhile(form))

    def _form(self, *args: Any) -> StakeholderForm:
        return StakeholderForm(*args, party=self.party, initial=StakeholderForm.initial_of(self.own_entry))


class StakeholderPlace(StakeholderScoped, View):
    act = Act.RATE

    def post(self, request: HttpRequest, stakeholder_pk: int) -> HttpResponse:
        entry, form = self.own_entry, PlaceForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Power and interest are whole numbers from 1 to 5. Nothing was moved."))
            return self.to("stakeholders")
        try:
            place_stakeholder(stakeholder=entry, **form.cleaned_data, by=self.participant, at=timezone.now())
        except DomainError as error:
            messages.error(request, str(error))
        else:
            words = _("“%(name)s” moved: power %(power)s, interest %(interest)s.")
            messages.success(request, words % {"name": entry, **form.cleaned_data})
        return self.to("stakeholders")


class StakeholderSharing(StakeholderScoped, View):
    """What the others would read, then the act."""

    act = Act.RATE

    def get(self, request: HttpRequest, stakeholder_pk: int) -> HttpResponse:
        others = Party.objects.here().filter(partnership=self.partnership).exclude(pk=self.party.pk).in_order()
        context = self.shared() | {"view": Seen(self.own_entry), "others": others}
        return render(request, "partnerships/stakeholder_sharing.html", context)

    def post(self, request: HttpRequest, stakeholder_pk: int) -> HttpResponse:
        try:
            share_stakeholder(stakeholder=self.own_entry, by=self.participant, at=timezone.now())
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Every side reads “%(name)s” from now on.") % {"name": self.own_entry})
        return self.to("stakeholder", self.own_entry.pk)


class StakeholderWithdrawal(StakeholderScoped, View):
    act = Act.RATE

    def post(self, request: HttpRequest, stakeholder_pk: int) -> HttpResponse:
        withdraw_stakeholder(stakeholder=self.own_entry, by=self.participant)
        messages.success(request, _("From now on only your side reads it. What somebody has read, they have read."))
        return self.to("stakeholder", self.own_entry.pk)


class StakeholderRemoval(StakeholderScoped, View):
    act = Act.RATE

    def post(self, request: HttpRequest, stakeholder_pk: int) -> HttpResponse:
        name = self.own_entry.name
        remove_stakeholder(stakeholder=self.own_entry, by=self.participant)
        messages.success(request, _("“%(name)s” is off your list.") % {"name": name})
        return self.to("stakeholders")


class StakeholderEngagements(StakeholderScoped, View):
    act = Act.RATE

    def post(self, request: HttpRequest, stakeholder_pk: int) -> HttpResponse:
        self.entry, form = self.own_entry, EngagementForm(request.POST)
        if not form.is_valid():
            return self.entry_page(form, status=422)
        note_engagement(stakeholder=self.entry, **form.cleaned_data, by=self.participant, at=timezone.now())
        messages.success(request, _("Noted. Only your side reads it."))
        return self.to("stakeholder", self.entry.pk)


class StakeholderEngagementRemoval(StakeholderScoped, View):
    act = Act.RATE

    def post(self, request: HttpRequest, stakeholder_pk: int, engagement_pk: int) -> HttpResponse:
        take_out_engagement(pk=engagement_pk, by=self.participant)
        messages.success(request, _("It was taken out."))
        return self.to("stakeholder", self.own_entry.pk)


class StakeholderRegister(PartnershipScoped, View):
    """Copies from the organization's own register, for whoever may read that."""

    act = Act.RATE

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(TakeOverForm(offered=self._offered()))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = TakeOverForm(request.POST, offered=self._offered())
        if not form.is_valid():
            return self._page(form, status=422)
        taken = take_over(entries=form.cleaned_data["entries"], by=self.participant, at=timezone.now())
        messages.success(request, _("Taken over: %(count)s. Only your side sees them.") % {"count": len(taken)})
        return self.to("stakeholders")

    def _offered(self) -> list[Any]:
        may_read = self.request.membership.may(Permission.STAKEHOLDER_VIEW)
        return offered_from_register(self.party) if may_read else []

    def _page(self, form: TakeOverForm, *, status: int = 200) -> HttpResponse:
        context = self.shared() | {
            "form": form,
            "offered": self._offered(),
            "may_read": self.request.membership.may(Permission.STAKEHOLDER_VIEW),
        }
        return render(self.request, "partnerships/stakeholder_register.html", context, status=status)
