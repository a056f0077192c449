"""What we get from them, thing by thing, in plain steps; what protects whoever depends more; who was in the chair."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from partnerships.models import Party, Safeguard, Supply
from partnerships.services.power import MOST, SupplyWords


class SupplyForm(forms.Form):
    text = forms.CharField(label=_("What do we get from them?"), max_length=200, required=False)
    source = forms.ChoiceField(label=_("What is it?"), choices=Supply.Source)
    importance = forms.TypedChoiceField(
        label=_("How important is it?"), choices=Supply.Importance, coerce=int, initial=Supply.Importance.IMPORTANT
    )
    share = forms.TypedChoiceField(
        label=_("How much of it comes from them?"), choices=Supply.Share, coerce=int, initial=Supply.Share.HALF
    )
    elsewhere = forms.TypedChoiceField(
        label=_("Where else could we get it?"),
        choices=Supply.Elsewhere,
        coerce=int,
        initial=Supply.Elsewhere.EFFORT,
    )

    def words(self) -> SupplyWords | None:
        return SupplyWords(**self.cleaned_data) if self.cleaned_data["text"] else None


class SuppliesForm(forms.BaseFormSet):
    def clean(self) -> None:
        if any(self.errors):
            return
        if not self.words():
            raise ValidationError(_("Name at least one thing you get from them. Two or three make a good beginning."))

    def words(self) -> list[SupplyWords]:
        return [words for form in self.forms if (words := form.words())]


SupplyFormSet = forms.formset_factory(
    SupplyForm, formset=SuppliesForm, extra=0, max_num=MOST, validate_max=True, absolute_max=MOST
)


class SafeguardForm(forms.Form):
    kind = forms.ChoiceField(label=_("What shall protect whoever depends more?"), choices=Safeguard.Kind)
    text = forms.CharField(
        label=_("In words both can hold to"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Who, what, from when. For a seat: the name, and how that person was chosen."),
    )


class MeetingForm(forms.Form):
    held_on = forms.DateField(
        label=_("Day of the meeting"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    chair = forms.ChoiceField(label=_("Who was in the chair?"))

    def __init__(self, *args: Any, parties: list[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parties = {str(one.pk): one for one in parties}
        self.fields["chair"].choices = [(code, one.name) for code, one in self.parties.items()]  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        return {"held_on": self.cleaned_data["held_on"], "chair": self.parties[self.cleaned_data["chair"]]}
