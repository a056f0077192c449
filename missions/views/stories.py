from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.generic import View

from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missions.forms.stories import AdditionForm, StoryForm, StoryLinkForm
from missions.models import Promise, Revision, Story, StoryLink
from missions.queries.promise_choices import promises_to_choose
from missions.queries.stories import readable_stories, stories, story_links, story_url, waiting_stories
from missions.services.stories import create_story_link, decide_story, revoke_story_link, tell_story
from missions.services.story_edits import add_to_story
from missions.views.scope import MissionScoped
from missions.wording.concreteness import hints

ON_ONE_PAGE = 20


class StoryScoped(MissionScoped):
    permission_required = Permission.STORY_TELL

    def decides(self) -> bool:
        return self.request.membership.may(Permission.STORY_DECIDE)

    def story(self, pk: int) -> Story:
        readable = readable_stories(self.request.organization, person=self.request.person, decides=self.decides())
        return get_object_or_404(readable, pk=pk)


class StoryList(StoryScoped, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        promises = list(promises_to_choose(self.request.organization))
        chosen = _chosen(request, promises)
        found = stories(self.request.organization, promise_id=chosen.pk if chosen else None)
        page = Paginator(found, ON_ONE_PAGE).get_page(request.GET.get("page"))
        context = {
            "page": page,
            "promises": promises,
            "chosen": chosen,
            "more": f"&promise={chosen.pk}" if chosen else "",
            "waiting": list(waiting_stories(self.request.organization)) if self.decides() else [],
            "decides": self.decides(),
        }
        return render(request, "missions/story_list.html", context)


class StoryNew(StoryScoped, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(StoryForm(organization=self.request.organization))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = StoryForm(request.POST, organization=self.request.organization)
        if not form.is_valid():
            return self._page(form)
        story = tell_story(
            organization=self.request.organization,
            fields=form.story_fields(),
            submission_id=form.cleaned_data["submission_id"],
            by=self.request.person,
            is_shown=self.decides(),
            at=timezone.now(),
        )
        told = gettext("Your story is told.") if self.decides() else gettext("Thank you. Your leaders read it first.")
        messages.success(request, told)
        return self.to("story", story.pk)

    def _page(self, form: StoryForm) -> HttpResponse:
        return render(self.request, "missions/story_form.html", {"form": form, "decides": self.decides()})


class StoryDetail(StoryScoped, View):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(self.story(pk), AdditionForm())

    def page(self, story: Story, form: AdditionForm) -> HttpResponse:
        is_mine = story.teller_id == self.request.person.pk
        may_add = story.state == Story.State.WAITING and is_mine
        edits = self.request.membership.may(Permission.STORY_EDIT)
        context = {
            "story": story,
            "decides": self.decides(),
            "is_mine": is_mine,
            "may_edit": is_mine or edits,
            "set_aside": Revision.objects.about(story).set_aside().select_related("author").order_by("pk"),
            "form": form if may_add else None,
            "hints": hints_for(story) if may_add else (),
        }
        return render(self.request, "missions/story.html", context)


class StoryAddition(StoryDetail):
    """A few words more by the teller; reading the address only shows the story."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        story = get_object_or_404(Story.objects.of(self.request.organization), pk=pk, teller=self.request.person)
        form = AdditionForm(request.POST)
        if not form.is_valid():
            return self.page(story, form)
        try:
            add_to_story(story=story, text=form.cleaned_data["text"], by=self.request.person, at=timezone.now())
        except DomainError as error:
            form.add_error("text", str(error))
            return self.page(story, form)
        messages.success(request, gettext("Your words were added."))
        return self.to("story", story.pk)


class StoryDecision(StoryScoped, View):
    permission_required = Permission.STORY_DECIDE

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        story = self.story(pk)
        is_shown = request.POST.get("state") == Story.State.SHOWN
        decide_story(story=story, is_shown=is_shown, by=self.request.person, at=timezone.now())
        messages.success(request, gettext("The story is shown.") if is_shown else gettext("The story is not shown."))
        return self.to("story-list")


class StoryLinks(StoryScoped, View):
    permission_required = Permission.STORY_DECIDE

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(StoryLinkForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = StoryLinkForm(request.POST)
        if not form.is_valid():
            return self._page(form)
        create_story_link(
            organization=self.request.organization,
            name=form.cleaned_data["name"],
            by=self.request.person,
            at=timezone.now(),
        )
        messages.success(request, gettext("The link works. Copy it, or print its poster."))
        return self.to("story-links")

    def _page(self, form: StoryLinkForm) -> HttpResponse:
        context = {"form": form, "rows": story_links(self.request.organization)}
        return render(self.request, "missions/story_links.html", context)


class StoryLinkScoped(StoryScoped):
    permission_required = Permission.STORY_DECIDE

    def link(self, pk: Any) -> StoryLink:
        ours = StoryLink.objects.filter(organization=self.request.organization, revoked_at__isnull=True)
        return get_object_or_404(ours, pk=pk)


class StoryLinkRevocation(StoryLinkScoped, View):
    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        link = self.link(pk)
        revoke_story_link(link=link, at=timezone.now())
        messages.success(request, gettext("“%(name)s” opens nothing any more.") % {"name": link})
        return self.to("story-links")


class StoryPoster(StoryLinkScoped, View):
    def get(self, request: HttpRequest, pk: Any) -> HttpResponse:
        link = self.link(pk)
        return render(request, "missions/story_poster.html", {"link": link, "url": story_url(link)})


def hints_for(story: Story) -> tuple[str, ...]:
    return hints(story.text, has_day=story.happened_on is not None, has_who=bool(story.who_benefited))


def _chosen(request: HttpRequest, promises: list[Promise]) -> Promise | None:
    wanted = request.GET.get("promise", "")
    return next((promise for promise in promises if str(promise.pk) == wanted), None)
