from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization
from missions.forms.choices import Day
from missions.forms.edited import EditedForm
from missions.forms.fields import Words
from missions.models import Promise, Story
from missions.queries.promise_choices import promises_to_choose

FIELDS = ("text", "happened_on", "who_benefited", "promise", "may_be_public")


class StoryWords(forms.Form):
    """What a story says, told or told better."""

    text = Words(
        label=_("What happened?"),
        max_length=5_000,
        rows=5,
        help_text=_("One moment in which you saw the mission at work. Who did what, and what was different afterward?"),
    )
    happened_on = Day(label=_("When?"), required=False)
    who_benefited = forms.CharField(
        label=_("Who was better off?"),
        max_length=200,
        required=False,
        help_text=_("No surnames of people you serve: “a mother of two who called us in March”."),
    )
    promise = forms.ModelChoiceField(
        label=_("Which promise did you see kept?"),
        queryset=Promise.objects.none(),
        required=False,
        empty_label=_("I cannot say"),
    )
    may_be_public = forms.BooleanField(
        label=_("It may be shown outside, on a public page or in a report."),
        required=False,
        help_text=_("Without your yes it stays inside. You can change your mind."),
    )

    def offer_promises(self, promises: QuerySet[Promise], *, shows_promises: bool = True) -> None:
        self.fields["promise"].queryset = promises  # type: ignore[attr-defined]
        if not shows_promises or not promises:
            del self.fields["promise"]


class StoryForm(StoryWords):
    """For people who are here."""

    submission_id = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)

    def __init__(self, *args: Any, organization: Organization, shows_promises: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_promises(promises_to_choose(organization), shows_promises=shows_promises)

    def clean_submission_id(self) -> UUID:
        sent: UUID | None = self.cleaned_data["submission_id"]
        return sent or uuid4()

    def story_fields(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*FIELDS, "teller_name") if name in self.cleaned_data}


class StoryByLinkForm(StoryForm):
    """For anybody with a link."""

    teller_name = forms.CharField(
        label=_("Your name"), max_length=150, required=False, help_text=_("Leave it empty if you like.")
    )
    field_order = ("text", "happened_on", "who_benefited", "promise", "teller_name", "may_be_public")


class BetterStoryForm(StoryWords, EditedForm):
    """Whether it may be shown outside is its teller's to say, and nobody else's."""

    subject = Story

    text = Words(label=_("What happened?"), max_length=10_000, rows=8)

    def __init__(self, *args: Any, story: Story | None = None, is_teller: bool = False, **kwargs: Any) -> None:
        self.story = story
        super().__init__(*args, **kwargs)
        if not is_teller:
            del self.fields["may_be_public"]

    def choose_within(self, organization: Organization) -> None:
        named = self.story.promise_id if self.story else None
        self.offer_promises(promises_to_choose(organization, named=named))


class StoryEditForm(BetterStoryForm):
    """For people who are here."""

    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    field_order = ("title", "text", "happened_on", "who_benefited", "promise", "may_be_public", "lock_version")


class ToldStoryForm(BetterStoryForm):
    """For whoever told it by a link."""

    teller_name = StoryByLinkForm.base_fields["teller_name"]
    field_order = ("text", "happened_on", "who_benefited", "promise", "teller_name", "may_be_public", "lock_version")

    def __init__(self, *args: Any, shows_promises: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, is_teller=True, **kwargs)
        if not shows_promises:
            self.fields.pop("promise", None)


class AdditionForm(forms.Form):
    text = Words(label=_("Add a few words"), max_length=2_000, rows=3)


class StoryLinkForm(forms.Form):
    name = forms.CharField(
        label=_("Where will it hang or be sent?"), max_length=120, help_text=_("“Poster in the canteen”, “newsletter”.")
    )
