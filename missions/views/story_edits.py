"""A story told better, or taken back: by whoever told it; an administrator may correct the words of anybody."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.generic import View

from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missions.forms.stories import StoryEditForm
from missions.models import Revision, Story
from missions.models.revision import RevisionQuerySet
from missions.queries.conflicts import ConflictPage
from missions.queries.stories import editable_stories
from missions.services.editing import SaveOutcome
from missions.services.story_edits import edit_story, take_story_back, tell_story_again
from missions.views.conflicts import Conflict, ConflictDismissal, ConflictScoped
from missions.views.nouns import NounEdit
from missions.views.stories import StoryScoped


class StoryEdit(StoryScoped, NounEdit):
    form_class, template_name, conflict_page = StoryEditForm, "missions/story_edit.html", "story-conflict"

    def row(self, pk: int) -> Story:
        edits = self.request.membership.may(Permission.STORY_EDIT)
        mine = editable_stories(self.request.organization, person=self.request.person, edits=edits)
        return get_object_or_404(mine, pk=pk)

    def form_of(self, row: Story, *args: Any, **kwargs: Any) -> StoryEditForm:
        form: StoryEditForm = self.form(*args, story=row, is_teller=row.teller_id == self.request.person.pk, **kwargs)
        return form

    def form_page(self, form: Any, row: Any = None) -> HttpResponse:
        context = {"form": form, "row": row, "is_mine": row.teller_id == self.request.person.pk}
        return render(self.request, self.template_name, context | {"decides": self.decides()})

    def save(self, row: Story, form: StoryEditForm) -> SaveOutcome:
        return edit_story(
            story=row,
            lock_version=form.cleaned_data["lock_version"],
            fields=form.edited_fields(),
            by=self.request.person,
            decides=self.decides(),
            at=timezone.now(),
        )


class OwnStory(StoryScoped):
    def own(self, pk: int) -> Story:
        mine = Story.objects.of(self.request.organization).filter(teller=self.request.person)
        return get_object_or_404(mine.select_related("organization"), pk=pk)


class StoryWithdrawal(OwnStory, View):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        story = self.own(pk)
        try:
            take_story_back(story=story, at=timezone.now())
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, gettext("You took your story back. Nobody but you reads it now."))
        return redirect(story)


class StoryReturn(OwnStory, View):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        story, decides = self.own(pk), self.decides()
        tell_story_again(story=story, by=self.request.person, is_shown=decides, at=timezone.now())
        told = gettext("Your story is told.") if decides else gettext("Thank you. Your leaders read it first.")
        messages.success(request, told)
        return redirect(story)


class StoryConflictScoped(StoryScoped, ConflictScoped):
    def conflicts(self) -> RevisionQuerySet:
        edits = self.request.membership.may(Permission.STORY_EDIT)
        mine = editable_stories(self.request.organization, person=self.request.person, edits=edits)
        about = Revision.objects.of(self.request.organization).filter(subject_kind=Story.SUBJECT_KIND)
        return about.filter(state=Revision.State.CONFLICT, subject_id__in=mine.values("pk"))

    def form(self, page: ConflictPage, *args: Any, **kwargs: Any) -> StoryEditForm:
        story: Any = page.target
        is_teller = story.teller_id == self.request.person.pk
        organization = self.request.organization
        return StoryEditForm(*args, organization=organization, story=story, is_teller=is_teller, **kwargs)


class StoryConflict(StoryConflictScoped, Conflict):
    permission_required, page_name = Permission.STORY_TELL, "story-conflict"


class StoryConflictDismissal(StoryConflictScoped, ConflictDismissal):
    permission_required = Permission.STORY_TELL
