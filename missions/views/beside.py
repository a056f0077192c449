"""A page of short answers side by side: show them, write what was changed, show both where two people met."""

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.generic import View

from missions.forms.beside import PairForm, pairs_of
from missions.models import Noun
from missions.services.beside import Pair, SomebodyWroteMeanwhile
from missions.views.nouns import NounScoped


class PairsEdit(NounScoped, View):
    pair_form: ClassVar[type[PairForm]]
    pairs_template: ClassVar[str]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.row(pk)
        standing = self.standing(row)
        forms = {
            key: self.pair_form.showing(standing.get(key, (None, "")), prefix=str(key), label=label)
            for key, label in self.labels(row).items()
        }
        return self._page(row, forms)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.row(pk)
        forms = {
            key: self.pair_form(request.POST, prefix=str(key), label=label) for key, label in self.labels(row).items()
        }
        if [form for form in forms.values() if not form.is_valid()]:
            return self._page(row, forms)
        wanted, seen = pairs_of(forms)
        try:
            count = self.write(row, wanted, seen)
        except SomebodyWroteMeanwhile as error:
            for key, current in error.current.items():
                forms[key].show_clash(current)
            messages.warning(request, str(error))
            return self._page(row, forms)
        self._tell(count)
        return redirect(row)

    def labels(self, row: Any) -> dict[Any, str]:
        raise NotImplementedError

    def standing(self, row: Any) -> dict[Any, Pair]:
        raise NotImplementedError

    def write(self, row: Any, wanted: dict[Any, Pair], seen: dict[Any, Pair]) -> int:
        raise NotImplementedError

    def _tell(self, count: int) -> None:
        if not count:
            messages.info(self.request, gettext("Nothing was changed, so nothing was saved."))
            return
        text = ngettext("%(count)s answer was saved.", "%(count)s answers were saved.", count)
        messages.success(self.request, text % {"count": count})

    def _page(self, row: Noun, forms: dict[Any, PairForm]) -> HttpResponse:
        return render(self.request, self.pairs_template, {"row": row, "forms": list(forms.values())})
