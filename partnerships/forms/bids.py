"""A bid as the buyer writes it down, as a supplier sends it, and as one scorer sees it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Membership
from partnerships.forms.rating import EffectField
from partnerships.models import Bid, Gate, Offer
from partnerships.queries.score_sheet import Question
from partnerships.services.bids import BidWords
from partnerships.services.scoring import SaidWords

ANSWERS = (("", _("Not answered yet")), ("yes", _("Yes")), ("no", _("No")))
POINTS = (
    ("", _("cannot say")),
    (0, _("nothing said")),
    (1, _("hardly")),
    (2, _("in part")),
    (3, _("mostly")),
    (4, _("well")),
    (5, _("fully shown")),
)


class GatesForm(forms.Form):
    """Yes, no, or not answered yet, gate by gate."""

    def __init__(self, *args: Any, gates: Iterable[Gate], bid: Bid | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gates = list(gates)
        answers = {answer.gate_id: answer.is_passed for answer in bid.gate_answers.all()} if bid else {}
        for gate in self.gates:
            initial = {True: "yes", False: "no"}.get(answers.get(gate.pk), "")  # type: ignore[arg-type]
            self.fields[f"gate-{gate.pk}"] = forms.ChoiceField(
                label=gate.text, choices=ANSWERS, required=False, widget=forms.RadioSelect, initial=initial
            )

    def gate_fields(self) -> list[forms.BoundField]:
        return [self[f"gate-{gate.pk}"] for gate in self.gates]

    def answers(self) -> dict[int, bool | None]:
        said = {gate.pk: self.cleaned_data[f"gate-{gate.pk}"] for gate in self.gates}
        return {pk: None if answer == "" else answer == "yes" for pk, answer in said.items()}


class BidFields(GatesForm):
    price = forms.DecimalField(label=_("Price for everything"), min_value=0, max_digits=12, decimal_places=2)
    about = forms.CharField(
        label=_("What is offered, in short?"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    is_local = forms.BooleanField(label=_("Local: works and pays wages near us"), required=False)
    is_small = forms.BooleanField(label=_("Small business: fewer than 50 people"), required=False)
    is_social_enterprise = forms.BooleanField(
        label=_("Social enterprise: its profit serves its purpose"), required=False
    )
    development = forms.CharField(
        label=_("What comes with it beyond the goods?"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Apprentices, buying nearby, training for smaller suppliers: what is promised, how much, by when."),
    )
    is_variant = forms.BooleanField(label=_("A variant: another way to the same outcome"), required=False)

    def clean_price(self) -> Any:
        if not self.cleaned_data["price"]:
            raise ValidationError(_("A price is above nothing. A gift is not bought: thank for it instead."))
        return self.cleaned_data["price"]

    def words(self) -> BidWords:
        return BidWords(**{name: self.cleaned_data[name] for name in BidWords.__dataclass_fields__})


class BidForm(BidFields):
    supplier_name = forms.CharField(label=_("Who offers?"), max_length=200)

    field_order = ("supplier_name",)


class SendBidForm(BidFields):
    membership = forms.ModelChoiceField(
        label=_("For which organization?"), queryset=Membership.objects.none(), empty_label=None
    )
    offers = forms.ModelMultipleChoiceField(
        label=_("What you offer against public missions"),
        queryset=Offer.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Copied into the bid as it reads today."),
    )

    field_order = ("membership",)

    def __init__(self, *args: Any, memberships: QuerySet[Membership], **kwargs: Any) -> None:
        self.has_any = memberships.exists()
        super().__init__(*args, **kwargs)
        organization, offers = self.fields["membership"], self.fields["offers"]
        organization.queryset = memberships  # type: ignore[attr-defined]
        organization.label_from_instance = lambda one: one.organization.name  # type: ignore[attr-defined]
        ours = Offer.objects.filter(organization__in=memberships.values("organization")).select_related("organization")
        offers.queryset = ours.in_order()  # type: ignore[attr-defined]
        offers.label_from_instance = lambda one: f"{one.mission} ({one.organization.name})"  # type: ignore[attr-defined]


class ScoreForm(forms.Form):
    """Nothing chosen is "not rated", never zero."""

    def __init__(self, *args: Any, criteria: list[Question], missions: list[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria, self.missions = criteria, missions
        for question in criteria:
            self.fields[question.name] = forms.TypedChoiceField(
                choices=POINTS, coerce=int, empty_value=None, required=False, widget=forms.RadioSelect,
                initial="" if question.value is None else question.value,
            )  # fmt: skip
        for question in missions:
            self.fields[question.name] = EffectField(initial="" if question.value is None else question.value)
        for question in (*criteria, *missions):
            self.fields[question.note_name] = forms.CharField(
                label=_("Why? (the other scorers read it, without your name, after the reveal)"),
                max_length=2_000,
                required=False,
                initial=question.note,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def criterion_cards(self) -> list[tuple[Question, forms.BoundField, forms.BoundField]]:
        return [(one, self[one.name], self[one.note_name]) for one in self.criteria]

    def mission_cards(self) -> list[tuple[Question, forms.BoundField, forms.BoundField]]:
        return [(one, self[one.name], self[one.note_name]) for one in self.missions]

    def scores(self) -> dict[int, SaidWords]:
        return self._said(self.criteria)

    def effects(self) -> dict[int, SaidWords]:
        return self._said(self.missions)

    def _said(self, questions: list[Question]) -> dict[int, SaidWords]:
        said = self.cleaned_data
        return {one.about.pk: SaidWords(said[one.name], said[one.note_name]) for one in questions}


class OfferForm(forms.Form):
    mission = forms.CharField(
        label=_("Which public mission do you serve?"),
        max_length=300,
        help_text=_("In the words of whoever set it: “No child starts school hungry, by 2030 (City of Riverbend)”."),
    )
    how = forms.CharField(label=_("How?"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))
    effect = forms.CharField(
        label=_("What does it change, and for whom?"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("A figure where you have one, and who counted it."),
    )
    evidence = forms.URLField(label=_("Where can one see that?"), required=False, max_length=500, assume_scheme="https")
