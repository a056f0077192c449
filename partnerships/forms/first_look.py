from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from missionhub.core.csv_tables import MAX_FILE_BYTES
from partnerships.forms.goals import GoalForm
from partnerships.forms.starting import PartnershipForm
from partnerships.models import FirstLookGoal
from partnerships.services.first_looks import LookGoalWords
from partnerships.services.goals import GoalWords


class FirstLookForm(forms.Form):
    name = forms.CharField(label=_("Whom do you look at?"), max_length=200)
    purpose = forms.CharField(
        label=_("What for?"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "purposes"}),
        help_text=_("“Somebody who brings suppers”. Looks with the same purpose stand side by side."),
    )
    note = forms.CharField(label=_("Note"), max_length=5_000, required=False, widget=forms.Textarea(attrs={"rows": 2}))


class LookGoalForm(GoalForm):
    """`goal` says which goal these words change."""

    thread = None  # type: ignore[assignment]  # takes the field away: rounds follow one another in partnerships alone
    goal = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def look_words(self) -> LookGoalWords | None:
        said = dict(self.cleaned_data)
        pk = said.pop("goal")
        return LookGoalWords(GoalWords(**said), pk) if said["text"] else None


class PresumedGoalForm(LookGoalForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("What do they want?")
        self.fields["importance"].label = _("How important is it to them?")
        self.fields["approach"].label = _("How do they go about it?")


class LookGoalsForm(forms.BaseFormSet):
    def look_words(self) -> list[LookGoalWords]:
        return [words for form in self.forms if (words := form.look_words())]


_MOST = {"max_num": FirstLookGoal.MOST, "validate_max": True, "absolute_max": FirstLookGoal.MOST, "extra": 0}
OurGoals = forms.formset_factory(LookGoalForm, formset=LookGoalsForm, **_MOST)  # type: ignore[arg-type]
TheirGoals = forms.formset_factory(PresumedGoalForm, formset=LookGoalsForm, **_MOST)  # type: ignore[arg-type]


class InviteForm(PartnershipForm):
    """The words the other side reads are written for it: nothing of the look stands in them."""


class MatrixUploadForm(FirstLookForm):
    file = forms.FileField(
        label=_("CSV file"),
        help_text=_("At most 5 MB and %(most)s goals a side.") % {"most": FirstLookGoal.MOST},
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
    )

    field_order = ("file", "name", "purpose")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["note"]

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if (upload.size or 0) > MAX_FILE_BYTES:
            raise ValidationError(_("The file is larger than 5 MB. A matrix is far smaller: is it the right file?"))
        return upload
