"""One thing that is put in or comes of it, in words of every day and in rough points."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext_lazy as _

from partnerships.forms.readers import ReadersField
from partnerships.models import Party, ValueItem, Visibility
from partnerships.services.value import ItemWords

AT_MOST = MaxValueValidator(1_000_000, _("That is more than a million points. Check the figure."))
Flow, Goes = ValueItem.Flow, ValueItem.Goes


class ValueItemForm(forms.Form):
    text = forms.CharField(
        label=_("What is it?"),
        max_length=200,
        help_text=_("“Two riders, two evenings a week”, “Suppers reach people”."),
    )
    flow = forms.ChoiceField(label=_("Is it put in, or does it come of it?"), choices=Flow, widget=forms.RadioSelect)
    whose = forms.ChoiceField(label=_("Who puts it in, or has something from it?"))
    expected = forms.IntegerField(
        label=_("Roughly how many points is it worth in a year?"),
        min_value=0,
        validators=[AT_MOST],
        help_text=_("One point is about what an hour of somebody’s work is worth. A rough guess will do."),
    )
    kind = forms.ChoiceField(label=_("What kind of worth?"), choices=ValueItem.Kind, widget=forms.RadioSelect)
    source = forms.ChoiceField(label=_("How does it come about?"), choices=ValueItem.Source, widget=forms.RadioSelect)
    confidence = forms.TypedChoiceField(
        label=_("How sure are you?"), choices=ValueItem.Confidence, coerce=int, widget=forms.RadioSelect
    )
    visibility = ReadersField(
        levels=(Visibility.PARTY_PRIVATE, Visibility.MEDIATION), help_text=_("Until you share it with every side.")
    )

    def __init__(self, *args: Any, party: Party, facilitator: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["visibility"].name_facilitator(facilitator)  # type: ignore[attr-defined]
        others = Party.objects.here().filter(partnership=party.partnership_id).exclude(pk=party.pk).in_order()
        self.parties = {str(one.pk): one for one in (party, *others)}
        named = [
            (str(party.pk), _("We, %(name)s") % {"name": party.name}),
            *((str(one.pk), one.name) for one in others),
        ]
        outside = [(code, label) for code, label in Goes.choices if code != Goes.PARTY]
        self.fields["whose"].choices = [*named, *outside]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        whose = cleaned.get("whose")
        if cleaned.get("flow") == Flow.PUT_IN and whose and whose not in self.parties:
            raise ValidationError(
                {"whose": _("Only a side puts something in. Choose one of you, or say that it comes of it.")}
            )
        return cleaned

    def words(self) -> ItemWords:
        given = {name: value for name, value in self.cleaned_data.items() if name != "visibility"}
        whose = self.parties.get(given.pop("whose"))
        return ItemWords(**given, whose=whose, goes=Goes.PARTY if whose else self.cleaned_data["whose"])

    @staticmethod
    def values_of(item: ValueItem) -> dict[str, Any]:
        fields = ("text", "flow", "expected", "kind", "source", "confidence", "visibility")
        return {name: getattr(item, name) for name in fields} | {"whose": str(item.whose_id or item.goes)}


class ValueReportForm(forms.Form):
    amount = forms.IntegerField(label=_("How many points so far?"), min_value=0, validators=[AT_MOST])
    note = forms.CharField(
        label=_("How do you know?"),
        max_length=300,
        required=False,
        help_text=_("“Counted on the rounds of October.” Every side reads it."),
    )
