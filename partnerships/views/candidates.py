"""What else we guess of a prospect, and all prospects for one purpose beside each other."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views import View

from partnerships.forms.estimates import EstimatesForm
from partnerships.models import FirstLook
from partnerships.queries.candidates import compare
from partnerships.queries.first_look import values_to_begin_with
from partnerships.services.first_looks import write_estimates
from partnerships.views.first_looks import FirstLookScoped
from partnerships.views.together import EditedTogether


class Estimates(EditedTogether, FirstLookScoped, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(self._form())

    def save(self, request: HttpRequest) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        if merged := self.overtaken(form):
            return self._page(self._form(merged), status=409)
        write_estimates(look=self.look, estimates=form.estimates())
        messages.success(request, _("Saved. Only your own people see it."))
        return self.to("comparison")

    def _form(self, *args: Any) -> EstimatesForm:
        return EstimatesForm(*args, look=self.look, values=values_to_begin_with(self.look))

    def _page(self, form: EstimatesForm, *, status: int = 200) -> HttpResponse:
        return self.page("estimates", form=form, status=status, **self.meanwhile(form))


class Comparison(FirstLookScoped, View):
    """The order is the alphabet's: nobody wins by a figure."""

    def get(self, request: HttpRequest) -> HttpResponse:
        looks = FirstLook.objects.of(self.request.organization).for_the_same(self.look)
        compared = compare(list(looks.prefetch_related("estimates")))
        return self.page("comparison", compared=compared)
