"""What comes of it: what each side puts in and gets out, and one item of it with all that was told."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from missionhub.core.errors import DomainError
from partnerships.forms.value import ValueItemForm, ValueReportForm
from partnerships.models import Partnership, ValueItem
from partnerships.permissions import Act
from partnerships.queries.value import drafts_of, items_seen_by, line_of, value_picture
from partnerships.queries.value_figures import value_axes, value_figures, value_marks, value_shares
from partnerships.services.value import (
    agree_to_item,
    change_item,
    remove_item,
    report_on_item,
    share_item,
    write_item,
)
from partnerships.views.scope import PartnershipScoped
from partnerships.views.sides import WithOneSide
from partnerships.views.together import Afresh, EditedTogether


class ValuePage(WithOneSide, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        others, they = self.sides()
        context = self.shared() | {"others": others, "they": they, "drafts": drafts_of(self.party)}
        if they is not None:
            picture = value_picture(we=self.party, they=they)
            shares = value_shares(picture)
            context |= {
                "picture": picture,
                "figures": value_figures(picture),
                "shares": shares,
                "marks": value_marks(shares),
                "axes": value_axes(),
            }
        return render(request, "partnerships/value.html", context)


class ItemScoped(PartnershipScoped):
    """One item this side may read: its own, or a shared one of this partnership."""

    def item(self, item_pk: UUID) -> ValueItem:
        return get_object_or_404(items_seen_by(self.party), pk=item_pk, party__partnership=self.partnership)

    def our_own(self, item_pk: UUID) -> ValueItem:
        return get_object_or_404(items_seen_by(self.party).filter(party=self.party), pk=item_pk)

    def item_form(self, *args: Any, **kwargs: Any) -> ValueItemForm:
        return ValueItemForm(*args, party=self.party, facilitator=self.facilitator, **kwargs)

    def item_page(self, item: ValueItem, form: ValueReportForm | None = None) -> HttpResponse:
        context = self.shared() | {
            "line": line_of(item),
            "form": form or ValueReportForm(),
            "is_ours": item.party_id == self.party.pk,
            "may_tell": item.counts and item.whose_id in (None, self.party.pk),
            "waits_for_us": item.waits and item.whose_id == self.party.pk,
        }
        return render(self.request, "partnerships/value_item.html", context, status=422 if form else 200)

    def form_page(
        self, form: ValueItemForm, item: ValueItem | None = None, *, status: int = 200, **more: Any
    ) -> HttpResponse:
        context = self.shared() | {"form": form, "item": item} | more
        return render(self.request, "partnerships/value_form.html", context, status=status)


class ValueItemNew(ItemScoped, View):
    act = Act.RATE

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.form_page(self.item_form(initial={"whose": str(self.party.pk)}))

    def post(self, request: HttpRequest) -> HttpResponse:
        """The button says whether it is also shared."""
        form = self.item_form(request.POST)
        if not form.is_valid():
            return self.form_page(form, status=422)
        level = form.cleaned_data["visibility"]
        item = write_item(words=form.words(), visibility=level, by=self.participant, at=timezone.now())
        if "share" in request.POST:
            _share(self, item)
        else:
            messages.success(request, _("Written down. It counts once you share it with every side."))
        return self.to("value")


class ValueItemEdit(EditedTogether, ItemScoped, View):
    act = Act.RATE

    def held(self) -> Partnership:
        return self.partnership

    def get(self, request: HttpRequest, item_pk: UUID) -> HttpResponse:
        item = self.our_own(item_pk)
        if item.is_shared:
            return self.to("value-item", item.pk)
        return self._page(self.item_form(initial=ValueItemForm.values_of(item)), item)

    def save(self, request: HttpRequest, item_pk: UUID) -> HttpResponse:
        item = self.our_own(item_pk)
        stands = ValueItemForm.values_of(item)
        form = self.item_form(request.POST, initial=stands)
        if not form.is_valid():
            return self._page(form, item, status=422)
        if merged := self.overtaken(form):
            return self._page(self.item_form(merged, initial=stands), item, status=409)
        try:
            level = form.cleaned_data["visibility"]
            change_item(item=item, words=form.words(), visibility=level, by=self.participant)
        except DomainError as error:
            form.add_error(None, str(error))
            return self._page(form, item, status=409)
        if "share" in request.POST:
            _share(self, item)
        else:
            messages.success(request, _("Saved. It counts once you share it with every side."))
        return self.to("value")

    def afresh(self) -> Afresh | None:
        if not hasattr(self, "participant"):
            return None
        return Afresh(self.address("value-new"), [self.item_form(self.request.POST)])

    def _page(self, form: ValueItemForm, item: ValueItem, *, status: int = 200) -> HttpResponse:
        return self.form_page(form, item, status=status, **self.meanwhile(form))


class ValueItemPage(ItemScoped, View):
    def get(self, request: HttpRequest, item_pk: UUID) -> HttpResponse:
        return self.item_page(self.item(item_pk))


class ValueItemSharing(ItemScoped, View):
    act = Act.RATE

    def post(self, request: HttpRequest, item_pk: UUID) -> HttpResponse:
        _share(self, self.our_own(item_pk))
        return self.to("value")


class ValueItemAgreement(ItemScoped, View):
    act = Act.RATE

    def post(self, request: HttpRequest, item_pk: UUID) -> HttpResponse:
        item = self.item(item_pk)
        try:
            agree_to_item(item=item, by=self.participant, at=timezone.now())
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("It counts from now on."))
        return self.to("value-item", item.pk)


class ValueItemRemoval(ItemScoped, View):
    act = Act.RATE

    def post(self, request: HttpRequest, item_pk: UUID) -> HttpResponse:
        item = self.our_own(item_pk)
        remove_item(item=item, by=self.participant, at=timezone.now())
        messages.success(request, _("It counts no more.") if item.is_shared else _("The draft is gone."))
        return self.to("value")


class ValueReports(ItemScoped, View):
    act = Act.RATE

    def post(self, request: HttpRequest, item_pk: UUID) -> HttpResponse:
        item = self.item(item_pk)
        form = ValueReportForm(request.POST)
        if not form.is_valid():
            return self.item_page(item, form)
        try:
            report_on_item(item=item, **form.cleaned_data, by=self.participant, at=timezone.now())
        except DomainError as error:
            form.add_error(None, str(error))
            return self.item_page(item, form)
        messages.success(request, _("Written down for every side to read."))
        return self.to("value-item", item.pk)


def _share(view: PartnershipScoped, item: ValueItem) -> None:
    shared = share_item(item=item, by=view.participant, at=timezone.now())
    if shared.waits:
        words = _("Shared. It counts once %(name)s agrees: nobody speaks for another side.") % {"name": shared.whose}
    else:
        words = _("Shared: every side reads it, and it counts.")
    messages.success(view.request, words)
