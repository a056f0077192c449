"""A story told by a link, without an account, outside the tenant's door: the token proves the link and nothing else."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.generic import View

from missionhub.core import unaided
from missionhub.core.errors import DomainError
from missions.forms.stories import AdditionForm, StoryByLinkForm, ToldStoryForm
from missions.models import Story, StoryLink
from missions.queries.stories import story_link_for
from missions.services.stories import TooManyStories, tell_story_by_link
from missions.services.story_edits import (
    AlreadyTakenBack,
    add_to_story,
    correct_told_story,
    take_story_back,
    tell_story_again,
)
from missions.views.stories import hints_for


@method_decorator(never_cache, name="dispatch")
class StoryTelling(View):
    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        link = _link(token)
        if url := unaided.open_question(request):
            return render(request, "organizations/unaided.html", {"answer_url": url})
        if link.revoked_at is not None:
            return _closed(request, link)
        return _form(request, link, StoryByLinkForm(organization=link.organization))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """What was typed before a question was opened may still be sent; the page then shows no promises."""
        link = _link(token)
        form = StoryByLinkForm(request.POST, organization=link.organization)
        if not form.is_valid():
            shows_promises = not unaided.open_question(request)
            form = StoryByLinkForm(request.POST, organization=link.organization, shows_promises=shows_promises)
            return _form(request, link, form, status=400)
        try:
            story = tell_story_by_link(
                link=link,
                fields=form.story_fields(),
                submission_id=form.cleaned_data["submission_id"],
                at=timezone.now(),
            )
        except DomainError as error:
            return _refused(request, link, form, error)
        return redirect("missions:story-told", token, story.submission_id)


@method_decorator(never_cache, name="dispatch")
class StoryTold(View):
    """Thanks, and what would make the story easier to picture. Only its teller knows this address."""

    def get(self, request: HttpRequest, token: str, submission_id: UUID) -> HttpResponse:
        link, story = _told(token, submission_id)
        return _closed(request, link) if link.revoked_at else self._page(request, link, story, AdditionForm())

    def post(self, request: HttpRequest, token: str, submission_id: UUID) -> HttpResponse:
        link, story = _told(token, submission_id)
        form = AdditionForm(request.POST)
        if link.revoked_at:
            return _closed(request, link, text=form["text"].value() or "")
        if not form.is_valid():
            return self._page(request, link, story, form)
        try:
            add_to_story(story=story, text=form.cleaned_data["text"], at=timezone.now())
        except DomainError as error:
            form.add_error("text", str(error))
            return self._page(request, link, story, form)
        return redirect("missions:story-told", token, story.submission_id)

    def _page(self, request: HttpRequest, link: StoryLink, story: Story, form: AdditionForm) -> HttpResponse:
        waits = story.state == Story.State.WAITING
        context = {
            "token": link.token,
            "link": link,
            "story": story,
            "form": form,
            "waits": waits,
            "hints": hints_for(story) if waits else (),
        }
        return render(request, "missions/story_told.html", context)


class ToldStoryScoped(View):
    """Only whoever told it knows this address; a revoked link changes nothing any more."""

    def dispatch(self, request: HttpRequest, *args: Any, token: str, submission_id: UUID, **kwargs: Any) -> Any:
        self.link, self.story = _told(token, submission_id)
        if self.link.revoked_at:
            return _closed(request, self.link, text=request.POST.get("text", ""))
        return super().dispatch(request, *args, **kwargs)

    def back(self) -> HttpResponse:
        return redirect("missions:story-told", self.link.token, self.story.submission_id)


@method_decorator(never_cache, name="dispatch")
class ToldStoryEdit(ToldStoryScoped):
    def get(self, request: HttpRequest) -> HttpResponse:
        if url := unaided.open_question(request):
            return render(request, "organizations/unaided.html", {"answer_url": url})
        return self._page(self._form(initial=ToldStoryForm.initial_of(self.story)))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form, status=400)
        version, fields = form.cleaned_data["lock_version"], form.edited_fields()
        try:
            correct_told_story(story=self.story, lock_version=version, fields=fields, at=timezone.now())
        except DomainError as error:
            form.add_error(None, str(error))
            return self._page(form, status=409)
        return self.back()

    def _form(self, *args: Any, **kwargs: Any) -> ToldStoryForm:
        shows = not unaided.open_question(self.request)
        organization = self.link.organization
        return ToldStoryForm(*args, organization=organization, story=self.story, shows_promises=shows, **kwargs)

    def _page(self, form: ToldStoryForm, status: int = 200) -> HttpResponse:
        context = {"link": self.link, "story": self.story, "form": form}
        return render(self.request, "missions/told_story_edit.html", context, status=status)


class ToldStoryWithdrawal(ToldStoryScoped):
    def post(self, request: HttpRequest) -> HttpResponse:
        with suppress(AlreadyTakenBack):
            take_story_back(story=self.story, at=timezone.now())
        return self.back()


class ToldStoryReturn(ToldStoryScoped):
    def post(self, request: HttpRequest) -> HttpResponse:
        tell_story_again(story=self.story, at=timezone.now())
        return self.back()


def _link(token: str) -> StoryLink:
    link = story_link_for(token)
    if link is None:
        raise Http404
    return link


def _told(token: str, submission_id: UUID) -> tuple[StoryLink, Story]:
    link = _link(token)
    told = Story.objects.of(link.organization).filter(teller__isnull=True)
    return link, get_object_or_404(told, submission_id=submission_id)


def _form(request: HttpRequest, link: StoryLink, form: StoryByLinkForm, status: int = 200) -> HttpResponse:
    return render(request, "missions/story_telling.html", {"link": link, "form": form}, status=status)


def _refused(request: HttpRequest, link: StoryLink, form: StoryByLinkForm, error: DomainError) -> HttpResponse:
    """Nothing was stored, and the page says so; the words stay."""
    if isinstance(error, TooManyStories):
        if unaided.open_question(request):
            form = StoryByLinkForm(request.POST, organization=link.organization, shows_promises=False)
            form.is_valid()
        form.add_error(None, gettext("It was not stored.") + f" {error}")
        return _form(request, link, form, status=429)
    return _closed(request, link, text=form.cleaned_data["text"])


def _closed(request: HttpRequest, link: StoryLink, *, text: str = "") -> HttpResponse:
    return render(request, "missions/story_link_closed.html", {"link": link, "text": text}, status=410)
