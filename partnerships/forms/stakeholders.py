"""One entry of the list, its place on the grid, and what was done together."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from missions.forms.choices import Day
from missions.forms.fields import Words
from missions.models import Stakeholder as RegisterEntry
from partnerships.models import Participant, Party, Stakeholder
from partnerships.queries.stakeholder_words import AFFECTED, INTEREST, STANCES
from partnerships.services.stakeholders import StakeholderWords

NOT_KNOWN = ("", _("Not known yet"))


class Judged(forms.TypedChoiceField):
    """A step of a scale; what nobody knows is left open, never in the middle."""

    def __init__(self, *, steps: Any, required: bool = False, **kwargs: Any) -> None:
        super().__init__(choices=(NOT_KNOWN, *steps), coerce=int, empty_value=None, required=required, **kwargs)


class PlaceForm(forms.Form):
    power = forms.IntegerField(label=_("Power"), min_value=1, max_value=5)
    interest = forms.IntegerField(label=_("Interest"), min_value=1, max_value=5)
    from_power = forms.IntegerField(required=False, min_value=1, max_value=5)
    from_interest = forms.IntegerField(required=False, min_value=1, max_value=5)


class StakeholderForm(forms.Form):
    name = forms.CharField(
        label=_("Who?"), max_length=200, help_text=_("A group or an organization: “Families on the east side”.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=RegisterEntry.Kind.choices)
    power = Judged(
        label=_("How much can they do for or against this partnership?"),
        steps=RegisterEntry.POWER_IN_WORDS,
        required=True,
        error_messages={"required": _("Choose a step: your best guess today is enough, and you can change it.")},
    )
    interest = Judged(
        label=_("How much do they care about it?"),
        steps=INTEREST,
        required=True,
        error_messages={"required": _("Choose a step: your best guess today is enough, and you can change it.")},
    )
    affected = Judged(label=_("What would the partnership do to them?"), steps=AFFECTED)
    stance = Judged(label=_("Where do they stand on it?"), steps=STANCES)
    is_legitimate = forms.BooleanField(
        label=_("They have a rightful claim to be heard"),
        required=False,
        help_text=_("By law, by contract, or because it is done to them."),
    )
    is_urgent = forms.BooleanField(label=_("It cannot wait for them"), required=False)
    expectation = Words(
        label=_("What do they expect of the two of you?"),
        max_length=2_000,
        required=False,
        help_text=_("In their words, if you can. If you do not know, ask them."),
    )
    owner = forms.ModelChoiceField(
        label=_("Who of us keeps in touch?"),
        queryset=Participant.objects.none(),
        required=False,
        empty_label=_("Nobody yet"),
    )
    same_as = forms.ModelChoiceField(
        label=_("Does the other side have them on its list under another name?"),
        queryset=Stakeholder.objects.none(),
        required=False,
        empty_label=_("No, or under the same name"),
    )

    def __init__(self, *args: Any, party: Party, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Participant.objects.active().filter(party=party).select_related("person").order_by("pk")
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]
        self.fields["owner"].label_from_instance = lambda one: one.person.name if one.person else ""  # type: ignore[attr-defined]
        theirs = Stakeholder.objects.seen_by(party).exclude(party=party).select_related("party").order_by("name", "pk")
        self.fields["same_as"].queryset = theirs  # type: ignore[attr-defined]
        self.fields["same_as"].label_from_instance = lambda one: f"{one.name} ({one.party})"  # type: ignore[attr-defined]
        if not theirs:
            del self.fields["same_as"]

    def words(self) -> StakeholderWords:
        return StakeholderWords(**self.cleaned_data)

    @classmethod
    def initial_of(cls, entry: Stakeholder) -> dict[str, Any]:
        return {name: getattr(entry, name) for name in cls.base_fields}


class EngagementForm(forms.Form):
    text = forms.CharField(
        label=_("What did you do, or agree to do, with them?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("“Met two parents at the pantry; they want a say on the hour.”"),
    )
    held_on = Day(label=_("Day"))


class TakeOverForm(forms.Form):
    entries = forms.ModelMultipleChoiceField(
        label=_("Whom does this partnership concern, too?"),
        queryset=RegisterEntry.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one, or go back.")},
    )

    def __init__(self, *args: Any, offered: list[RegisterEntry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = RegisterEntry.objects.filter(pk__in=[entry.pk for entry in offered]).by_name()
        self.fields["entries"].queryset = rows  # type: ignore[attr-defined]
