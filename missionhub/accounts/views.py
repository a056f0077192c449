from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from missionhub.accounts.forms import AccessTokenForm
from missionhub.accounts.models import AccessToken, User
from missionhub.accounts.services import make_access_token, revoke_access_token


class SecondFactor(LoginRequiredMixin, TemplateView):
    """Asks, at the second sign-in, for a second factor; "later" is one click away."""

    template_name = "accounts/second_factor.html"


class TokenScoped(LoginRequiredMixin):
    request: HttpRequest

    def tokens(self) -> QuerySet[AccessToken]:
        user: User = self.request.user  # type: ignore[assignment]  # signed in, says the mixin
        mine: QuerySet[AccessToken] = AccessToken.objects.filter(user=user)
        return mine


class TokenList(TokenScoped, View):
    """Keys for programs. A new one is shown by the answer that makes it, and never again."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(AccessTokenForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AccessTokenForm(request.POST)
        if not form.is_valid():
            return self._page(form)
        user: User = request.user  # type: ignore[assignment]  # signed in, says the mixin
        name, scope = form.cleaned_data["name"], form.cleaned_data["scope"]
        token, secret = make_access_token(user=user, name=name, scope=scope, lasts=form.lasts)
        return self._page(AccessTokenForm(), made=token, secret=secret)

    def _page(self, form: AccessTokenForm, *, made: AccessToken | None = None, secret: str = "") -> HttpResponse:
        tokens = self.tokens().filter(expiry__gt=timezone.now()).order_by("-created", "pk")
        context = {"form": form, "tokens": tokens, "made": made, "secret": secret}
        answer = render(self.request, "accounts/token_list.html", context)
        answer.headers["Cache-Control"] = "no-store"
        return answer


class TokenRevocation(TokenScoped, View):
    def post(self, request: HttpRequest, identifier: str) -> HttpResponse:
        token = get_object_or_404(self.tokens(), identifier=identifier)
        revoke_access_token(token=token)
        messages.success(request, _("“%(token)s” opens nothing any more.") % {"token": token})
        return redirect("accounts:token-list")
