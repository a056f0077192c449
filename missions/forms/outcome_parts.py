"""The small forms on the page of an outcome."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Team
from missions.forms.choices import Day
from missions.forms.fields import Words
from missions.forms.outcomes import UNSAID, Number
from missions.models import Outcome, Promise
from missions.models.outcome import PERCENT


class ContributionForm(forms.Form):
    promise = forms.ModelChoiceField(label=_("Promise"), queryset=Promise.objects.none(), empty_label=None)
    text = Words(
        label=_("How does it contribute?"),
        rows=2,
        max_length=1_000,
        required=False,
        help_text=_("“Two days is what the promise says; this is how we see whether we keep it.”"),
    )

    def __init__(self, *args: Any, outcome: Outcome, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Promise.objects.of(outcome.organization).active().filter(mission__archived_at__isnull=True)
        self.fields["promise"].queryset = (  # type: ignore[attr-defined]
            rows.select_related("mission").order_by("mission_id", "position", "pk")
        )


class MilestoneForm(forms.Form):
    name = forms.CharField(label=_("Milestone"), max_length=200)
    due_on = Day(label=_("By"))
    value = Number(label=_("Value expected by then"), help_text=_("The expected line bends here."))


class DependencyForm(forms.Form):
    team = forms.ModelChoiceField(label=_("From which team?"), queryset=Team.objects.none(), empty_label=None)
    text = Words(label=_("What do you need?"), rows=2, max_length=1_000)
    needed_on = Day(label=_("By when?"), required=False)

    def __init__(self, *args: Any, outcome: Outcome, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Team.objects.of(outcome.organization).exclude(pk=outcome.team_id or 0)
        self.fields["team"].queryset = others.order_by("name", "pk")  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    confirms = forms.TypedChoiceField(
        label=_("Can you do it?"),
        choices=(("yes", _("Yes")), ("no", _("No"))),
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
    )
    answer = Words(label=_("In a few words"), rows=2, max_length=1_000, required=False)


class CommentForm(forms.Form):
    text = Words(label=_("Comment"), rows=2, max_length=2_000)


class DismissalForm(forms.Form):
    reason = forms.CharField(label=_("Why does it not apply here?"), max_length=300)


class ClosingForm(forms.Form):
    result = forms.ChoiceField(label=_("What became of it?"), choices=Outcome.Result.choices, widget=forms.RadioSelect)
    score = forms.IntegerField(
        label=_("Score, in percent"),
        required=False,
        min_value=0,
        max_value=100,
        validators=PERCENT,
        help_text=_("Your judgment of the whole, not the last number."),
    )
    retrospective = Words(label=_("What happened, and why?"), rows=4, max_length=5_000, required=False)
    lessons = Words(
        label=_("What would you tell whoever tries this next?"),
        rows=4,
        max_length=5_000,
        required=False,
        help_text=_("One sentence is enough. It is found among the lessons by its words."),
    )

    @property
    def lacks_words(self) -> bool:
        """Nobody could learn from it: what happened or the lesson is missing, and it was not said that it may be."""
        told = all(self.cleaned_data[name].strip() for name in ("retrospective", "lessons"))
        return not told and "without_words" not in self.data


class FilterForm(forms.Form):
    team = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1)
    promise = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1)
    health = forms.CharField(required=False, max_length=20)
    kind = forms.ChoiceField(required=False, choices=(UNSAID, *Outcome.Kind.choices))
