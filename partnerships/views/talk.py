"""Questions to talk about: each side answers for itself before it reads the other."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from missionhub.core.errors import DomainError
from partnerships.forms.talk import AnswerForm
from partnerships.models import Partnership
from partnerships.permissions import Act
from partnerships.queries.talk import PROMPTS, conversation_about, talk_of
from partnerships.services.dialogue import save_answer, share_answer, take_answer_back
from partnerships.views.scope import PartnershipScoped
from partnerships.views.together import EditedTogether


class Talk(PartnershipScoped, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "partnerships/talk.html", self.shared() | {"stages": talk_of(self.party)})


class OneQuestion(PartnershipScoped):
    act = Act.RATE

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if kwargs["prompt"] not in PROMPTS:
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class TalkAnswer(EditedTogether, OneQuestion, View):
    """The button says whether the answer is also shared."""

    def held(self) -> Partnership:
        return self.partnership

    def get(self, request: HttpRequest, prompt: int) -> HttpResponse:
        return self._page(prompt, self._form(prompt))

    def save(self, request: HttpRequest, prompt: int) -> HttpResponse:
        form = self._form(prompt, request.POST)
        if not form.is_valid():
            return self._page(prompt, form, status=422)
        if merged := self.overtaken(form):
            return self._page(prompt, self._form(prompt, merged), status=409)
        at = timezone.now()
        try:
            save_answer(prompt=prompt, text=form.cleaned_data["text"], by=self.participant, at=at)
            if "share" in request.POST:
                share_answer(prompt=prompt, by=self.participant, at=at)
                messages.success(request, _("Shared. Each side reads the other’s once both have shared."))
            else:
                messages.success(request, _("Kept for your side alone."))
        except DomainError as error:
            form.add_error(None, str(error))
            return self._page(prompt, form, status=409)
        return self.to("talk")

    def _form(self, prompt: int, *args: Any) -> AnswerForm:
        ours = conversation_about(self.party, prompt).ours
        return AnswerForm(*args, initial={"text": ours.text if ours else ""})

    def _page(self, prompt: int, form: AnswerForm, *, status: int = 200) -> HttpResponse:
        context = self.shared() | {"one": conversation_about(self.party, prompt), "form": form}
        context |= self.meanwhile(form)
        return render(self.request, "partnerships/talk_answer.html", context, status=status)


class TalkSharingRemoval(OneQuestion, View):
    def post(self, request: HttpRequest, prompt: int) -> HttpResponse:
        try:
            take_answer_back(prompt=prompt, by=self.participant)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Taken back. Nobody had read it."))
        return self.to("talk")
