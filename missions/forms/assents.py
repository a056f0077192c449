from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Person
from missions.forms.fields import MAX_NUMBER, Words
from missions.models import Assent


class CommentForm(forms.Form):
    quote = Words(
        label=_("Which words?"),
        max_length=1_000,
        rows=2,
        required=False,
        help_text=_("Copy the words you mean, or leave it empty for the whole text."),
    )
    text = Words(label=_("Your comment"), max_length=4_000)


class CommentRoundForm(forms.Form):
    until = forms.DateField(
        label=_("Comments until"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Everybody in the organization can read the draft and comment until the end of that day."),
    )


class ApprovalRequestForm(forms.Form):
    people = forms.ModelMultipleChoiceField(
        label=_("Ask for approval"),
        queryset=Person.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They read the draft and say yes or not yet. Whoever was asked already is not in the list."),
    )

    def __init__(self, *args: Any, organization: Organization, asked: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Person.objects.of(organization).active().exclude(pk__in=asked).filter(user__isnull=False)
        self.fields["people"].queryset = people.by_name()  # type: ignore[attr-defined]


class ApprovalForm(forms.Form):
    answer = forms.ChoiceField(label=_("Do you approve these words?"), choices=Assent.Answer, widget=forms.RadioSelect)
    note = Words(label=_("In your words"), max_length=2_000, rows=2, required=False)
    lock_version = forms.IntegerField(min_value=1, max_value=MAX_NUMBER, widget=forms.HiddenInput)


class EndorsementForm(forms.Form):
    note = Words(
        label=_("In your own words"),
        max_length=500,
        rows=2,
        required=False,
        help_text=_("What does it mean for your work? Your name stands beside it."),
    )
