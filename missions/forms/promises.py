from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization
from missions.forms.choices import PersonChoice, choose_person
from missions.forms.edited import EditedForm
from missions.forms.fields import CuePhrases, Words
from missions.models import Promise
from missions.wording.numbers import is_bare


class PromiseForm(EditedForm):
    subject = Promise

    text = forms.CharField(
        label=_("Promise"),
        max_length=300,
        help_text=_("Something a reader could check: “Answer every resident within five working days”."),
    )
    phrase = Words(
        label=_("Words of the mission it stands on"),
        max_length=2_000,
        rows=2,
        required=False,
        help_text=_("Copied from the statement, so that it can be marked there."),
    )
    definition = Words(
        label=_("What keeping it means here"),
        max_length=2_000,
        required=False,
        help_text=_("How would you know that it is kept? A measure, a threshold, an example."),
    )
    measure = forms.CharField(
        label=_("How it is measured"),
        max_length=300,
        required=False,
        help_text=_("What you would count or look at: “days between a call and our answer”."),
    )
    target = forms.CharField(
        label=_("When it counts as kept"),
        max_length=300,
        required=False,
        help_text=_("With its unit, and which way is better: “At most two days, nine times in ten”."),
    )
    cues = CuePhrases(
        label=_("Words people use for it"),
        max_length=3_000,
        required=False,
        help_text=_(
            "Other ways to say it than the promise does, one phrase a line: “call people back”. They help to find it "
            "in what people write. When you change the promise, look at them again."
        ),
    )
    weight = forms.IntegerField(
        label=_("What it counts for"),
        min_value=1,
        max_value=Promise.HEAVIEST,
        initial=1,
        help_text=_("How much it matters beside the others, 1 to 100. Shown as a share."),
    )

    steward = PersonChoice(
        label=_("Who looks after it?"),
        empty_label=_("Nobody yet"),
        help_text=_("Whoever says so when it is not kept. No outcome is needed for that."),
    )

    def choose_within(self, organization: Organization) -> None:
        choose_person(self, "steward", organization)

    def clean_target(self) -> str:
        target: str = self.cleaned_data["target"]
        if is_bare(target):
            raise forms.ValidationError(
                _("Say of what, and which way is better: “At most %(number)s minutes”."), params={"number": target}
            )
        return target

    SHORT = ("text", "definition")
    COPIED = ("phrase",)  # filled from the statement when promises are proposed; nobody typed it

    def short_fields(self) -> list[BoundField]:
        """What is asked first; the rest is folded."""
        return [self[name] for name in self.SHORT]

    def more_fields(self) -> list[BoundField]:
        return [field for field in self.visible_fields() if field.name not in self.SHORT]

    @property
    def is_more_open(self) -> bool:
        """What is faulty, or somebody has filled, is not folded away."""
        return any(field.errors or self._is_filled(field) for field in self.more_fields())

    def _is_filled(self, field: BoundField) -> bool:
        return field.name not in self.COPIED and field.value() not in (None, "", [], field.field.initial, "1")

    field_order = ("text", "phrase", "definition", "measure", "target", "cues", "weight", "steward")


class StewardForm(EditedForm):
    """Who looks after a promise, and nothing else."""

    subject = Promise

    steward = PersonChoice(label=_("Who looks after it?"), empty_label=_("Nobody yet"))

    def choose_within(self, organization: Organization) -> None:
        choose_person(self, "steward", organization)
