"""A private look at a prospect: whoever may begin a partnership writes it, nobody outside ever reads it."""

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from missionhub.accounts.models import User
from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationRequest, OrganizationScoped
from partnerships.forms.first_look import FirstLookForm, InviteForm
from partnerships.forms.rating import GuessForm
from partnerships.forms.together import News
from partnerships.models import FirstLook, Goal
from partnerships.queries.first_look import GuessPair, pairs_to_guess, seen_in, sides_of
from partnerships.queries.ground import common_ground, pulls_apart
from partnerships.queries.pair_grid import Asked, pair_grid
from partnerships.queries.verdict_card import verdict_card
from partnerships.services.first_looks import invite_from, save_guesses, take_first_look
from partnerships.views.together import Afresh, EditedTogether

AT_ONCE = 49  # pairs on one sheet; of more, one of our goals at a time


class _Looked:
    """Between the organization's door and the view: finds the look, or nothing."""

    request: OrganizationRequest
    look: FirstLook

    def dispatch(self, request: OrganizationRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        looks = FirstLook.objects.of(request.organization).select_related("by", "partnership")
        self.look = get_object_or_404(looks, pk=kwargs.pop("look"))
        return super().dispatch(request, *args, **kwargs)

    def to(self, name: str, *args: object) -> HttpResponse:
        return redirect(f"partnerships:{name}", self.request.organization.slug, self.look.pk, *args)

    def page(self, template: str, *, status: int = 200, **context: object) -> HttpResponse:
        return render(self.request, f"partnerships/{template}.html", {"look": self.look, **context}, status=status)

    def url_of(self, ours: int, theirs: int) -> str:
        return reverse("partnerships:guess", args=[self.request.organization.slug, self.look.pk, ours, theirs])


class FirstLookScoped(OrganizationScoped, _Looked):
    permission_required = Permission.PARTNERSHIP_START

    def held(self) -> FirstLook:
        """What several who write on the same look wait for."""
        return self.look


def purposes_of(request: OrganizationRequest) -> list[str]:
    """What was looked for before, to choose from."""
    rows = FirstLook.objects.of(request.organization).order_by("purpose")
    return list(rows.values_list("purpose", flat=True).distinct())


class FirstLookNew(OrganizationScoped, View):
    permission_required = Permission.PARTNERSHIP_START

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(FirstLookForm(initial={"purpose": request.GET.get("purpose", "")}))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = FirstLookForm(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        at, organization = timezone.now(), self.request.organization
        look = take_first_look(organization=organization, **form.cleaned_data, by=self.request.person, at=at)
        return redirect("partnerships:first-look-goals", organization.slug, look.pk)

    def _page(self, form: FirstLookForm, *, status: int = 200) -> HttpResponse:
        context = {"form": form, "purposes": purposes_of(self.request)}
        return render(self.request, "partnerships/first_look_new.html", context, status=status)


class FirstLookPage(FirstLookScoped, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        seen = seen_in(self.look)
        if not seen.ours or not seen.theirs:
            return self.page("first_look", goals=len(seen.goals))
        return self.page(
            "first_look",
            goals=len(seen.goals),
            grid=pair_grid(seen, asked=Asked.read(request.GET.dict()), url_of=self.url_of),
            card=verdict_card(seen),
            apart=pulls_apart(seen, url_of=self.url_of),
            common=common_ground(seen, url_of=self.url_of),
        )


class FirstLookWords(EditedTogether, FirstLookScoped, View):
    """Its name, purpose and note; and tearing it up."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(self._form())

    def save(self, request: HttpRequest) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        if merged := self.overtaken(form):
            return self._page(self._form(merged), status=409)
        FirstLook.objects.filter(pk=self.look.pk).update(**form.cleaned_data)
        messages.success(request, _("Changed. Only your own people read it."))
        return self.to("first-look")

    def afresh(self) -> Afresh:
        url = reverse("partnerships:first-look-new", args=[self.request.organization.slug])
        return Afresh(url, [FirstLookForm(self.request.POST)])

    def _form(self, *args: Any) -> FirstLookForm:
        fields = ("name", "purpose", "note")
        return FirstLookForm(*args, initial={field: getattr(self.look, field) for field in fields})

    def _page(self, form: FirstLookForm, *, status: int = 200) -> HttpResponse:
        context = {"form": form, "purposes": purposes_of(self.request), **self.meanwhile(form)}
        return self.page("first_look_words", status=status, **context)


class FirstLookRemoval(FirstLookScoped, View):
    def post(self, request: HttpRequest) -> HttpResponse:
        self.look.delete()
        messages.success(request, _("The look at %(name)s is gone.") % {"name": self.look.name})
        return redirect("partnerships:list", self.request.organization.slug)


class Guessing(EditedTogether, FirstLookScoped):
    def save(self, request: HttpRequest, **pair: int) -> HttpResponse:
        pairs = self.pairs(**pair)
        form = GuessForm(request.POST, pairs=pairs)
        if not form.is_valid():
            return self.guess_page(form, status=422)
        if merged := self.overtaken(form):
            return self.guess_page(GuessForm(merged, pairs=pairs), status=409)
        if lost := form.lost(request.POST):
            self.news = News(lost, request.POST)
            return self.guess_page(form, status=409)
        save_guesses(look=self.look, guesses=form.guesses(), at=timezone.now())
        messages.success(request, _("Saved. Only your own people see it."))
        return self.to("first-look")

    def pairs(self, **pair: int) -> list[GuessPair]:
        raise NotImplementedError

    def guess_page(self, form: GuessForm, *, status: int = 200) -> HttpResponse:
        raise NotImplementedError


class Guesses(Guessing, View):
    """All pairs on one sheet; of a large matrix, one of our goals at a time."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.guess_page(GuessForm(pairs=self.pairs()))

    def pairs(self, **pair: int) -> list[GuessPair]:
        self.ours, theirs = sides_of(self.look)
        self.chosen = None
        if len(self.ours) * len(theirs) > AT_ONCE:
            asked = self.request.GET.get("goal", "")
            self.chosen = next((goal for goal in self.ours if str(goal.pk) == asked), self.ours[0])
        return pairs_to_guess(self.look, of=self.chosen)

    def guess_page(self, form: GuessForm, *, status: int = 200) -> HttpResponse:
        context = {"form": form, "ours": self.ours, "chosen": self.chosen, **self.meanwhile(form)}
        return self.page("guesses", status=status, **context)


class GuessPage(Guessing, View):
    def get(self, request: HttpRequest, ours: int, theirs: int) -> HttpResponse:
        return self.guess_page(GuessForm(pairs=self.pairs(ours=ours, theirs=theirs)))

    def pairs(self, **pair: int) -> list[GuessPair]:
        asked = (pair["ours"], pair["theirs"])
        found = [one for one in pairs_to_guess(self.look) if (one.ours.pk, one.theirs.pk) == asked]
        if not found:
            raise Http404
        return found

    def guess_page(self, form: GuessForm, *, status: int = 200) -> HttpResponse:
        return self.page("guess", form=form, pair=form.pairs[0], status=status, **self.meanwhile(form))


class FirstLookPartnership(FirstLookScoped, View):
    """Inviting them: a partnership with our goals, and nothing else of the look."""

    def get(self, request: HttpRequest) -> HttpResponse:
        names = {"ours": self.request.organization.name, "theirs": self.look.name}
        return self._page(InviteForm(initial={"name": _("%(ours)s and %(theirs)s") % names}))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = InviteForm(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            partnership = invite_from(
                look=self.look,
                organization=self.request.organization,
                **form.cleaned_data,
                by=self.request.person,
                user=cast(User, request.user),
                at=timezone.now(),
            )
        except DomainError as error:
            form.add_error(None, str(error))
            return self._page(form, status=422)
        messages.success(request, _("Your goals are written down. Make a link, and send it to them."))
        return redirect("partnerships:partnership", self.request.organization.slug, partnership.pk)

    def _page(self, form: InviteForm, *, status: int = 200) -> HttpResponse:
        ours, _theirs = sides_of(self.look)
        return self.page("first_look_invite", form=form, goals=ours[: Goal.MOST], status=status)
