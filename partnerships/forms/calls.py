"""Writing a call: what is bought and why, the gates, what counts how much, what it should serve, and who scores."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Organization
from missions.forms.choices import Day
from missions.models import Promise
from missions.queries.promise_choices import promises_to_choose
from partnerships.forms.goals import IMPORTANCE, Source
from partnerships.models import Bid, Call, CallMission, Criterion
from partnerships.services.calls import CallWords, CriterionWords, MissionWords, check_weights, may_score

SPARE = 2
TO_BEGIN_WITH = (
    (Criterion.Kind.QUALITY, _("Does it solve the problem, and does it last?"), 40),
    (Criterion.Kind.PRICE, _("Price"), 30),
    (Criterion.Kind.SOCIAL_VALUE, _("What it does for people and places around it"), 20),
    (Criterion.Kind.MISSION, _("What it does to our missions"), 10),
)


class CallForm(forms.Form):
    title = forms.CharField(label=_("What do you buy?"), max_length=200)
    problem = forms.CharField(
        label=_("Which problem should it solve?"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    outcome = forms.CharField(
        label=_("What is different for people when it has worked?"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Say what should come about, not how. Suppliers may know a better way than you."),
    )
    due_on = Day(label=_("Until when may bids come?"))
    gates = forms.CharField(
        label=_("What must every supplier meet?"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One condition a line, each answered by yes or no. Who does not meet one is not scored."),
    )
    scorers = forms.TypedMultipleChoiceField(
        label=_("Who scores?"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Each scores alone, unseen by the others, until all have handed in. Three see more than one."),
    )

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {membership.person_id: membership.person for membership in may_score(organization)}
        self.fields["scorers"].choices = [(pk, person.name) for pk, person in self.people.items()]  # type: ignore[attr-defined]

    def clean_gates(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["gates"].splitlines() if line.strip()]
        if len(lines) > Call.MOST_GATES:
            raise ValidationError(_("Ten conditions are the most. Keep those that nobody may miss."))
        if any(len(line) > 200 for line in lines):
            raise ValidationError(_("A condition has 200 characters at most. Write one condition a line."))
        return lines


class CriterionForm(forms.Form):
    text = forms.CharField(label=_("What counts"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=Criterion.Kind.choices)
    weight = forms.IntegerField(label=_("Weight of 100"), min_value=1, max_value=100, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if bool(cleaned.get("text")) != bool(cleaned.get("weight")) and not self.errors:
            raise ValidationError(_("A criterion needs words and a weight. Empty both to leave it out."))
        return cleaned

    def words(self) -> CriterionWords | None:
        said = self.cleaned_data
        return CriterionWords(said["kind"], said["text"], said["weight"]) if said.get("text") else None


class CriteriaForm(forms.BaseFormSet):
    def clean(self) -> None:
        if any(self.errors):
            return
        try:
            check_weights(self.words())
        except DomainError as error:
            raise ValidationError(str(error)) from error

    def words(self) -> list[CriterionWords]:
        return [words for form in self.forms if (words := form.words())]


class MissionForm(forms.Form):
    text = forms.CharField(label=_("What it should serve"), max_length=300, required=False)
    importance = forms.TypedChoiceField(label=_("How important?"), choices=IMPORTANCE, coerce=int, initial=5)
    promise = Source(Promise.objects.none())

    def __init__(self, *args: Any, promises: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["promise"].queryset = promises  # type: ignore[attr-defined]

    def words(self) -> MissionWords | None:
        said = self.cleaned_data
        return MissionWords(said["text"], said["importance"], said["promise"]) if said.get("text") else None


class MissionsForm(forms.BaseFormSet):
    def words(self) -> list[MissionWords]:
        return [words for form in self.forms if (words := form.words())]


CriterionFormSet = forms.formset_factory(
    CriterionForm, formset=CriteriaForm, extra=0, max_num=Criterion.MOST, validate_max=True, absolute_max=Criterion.MOST
)
MissionFormSet = forms.formset_factory(
    MissionForm,
    formset=MissionsForm,
    extra=0,
    max_num=CallMission.MOST,
    validate_max=True,
    absolute_max=CallMission.MOST,
)


class CallForms:
    """The three parts of one page, filled with what is there, or with what helps to begin."""

    def __init__(self, data: Any = None, *, organization: Organization, call: Call | None = None) -> None:
        promises = promises_to_choose(organization)
        kept = call or Call()
        initial = {name: getattr(kept, name) for name in ("title", "problem", "outcome", "due_on")}
        if call:
            initial["gates"] = "\n".join(gate.text for gate in call.gates.order_by("position"))
            initial["scorers"] = [scorer.person_id for scorer in call.scorers.all()]
        self.words = CallForm(data, organization=organization, initial=initial)
        self.criteria = CriterionFormSet(data, prefix="criteria", initial=_criteria(call))
        self.missions = MissionFormSet(
            data, prefix="missions", initial=_missions(call, promises), form_kwargs={"promises": promises}
        )

    @property
    def parts(self) -> tuple[CallForm, forms.BaseFormSet, forms.BaseFormSet]:
        return self.words, self.criteria, self.missions

    def is_valid(self) -> bool:
        return all([self.words.is_valid(), self.criteria.is_valid(), self.missions.is_valid()])

    def call_words(self) -> CallWords:
        said = dict(self.words.cleaned_data)
        people = [self.words.people[pk] for pk in said.pop("scorers")]
        return CallWords(**said, criteria=self.criteria.words(), missions=self.missions.words(), scorers=people)  # type: ignore[attr-defined]  # ours


class AwardForm(forms.Form):
    NONE = "none"

    bid = forms.ChoiceField(label=_("What do you choose?"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why?"),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In your own words. A figure alone is no reason."),
    )
    despite = forms.CharField(
        label=_("If it makes a mission impossible: what do you do about that?"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    told = forms.CharField(
        label=_("What are the others told?"),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What was missing, and what would help them next time. Who sent a bid by the link reads this."),
    )

    def __init__(self, *args: Any, bids: list[Bid], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bids = {str(bid.pk): bid for bid in bids}
        names = [(key, _variant_name(bid)) for key, bid in self.bids.items()]
        self.fields["bid"].choices = [*names, (self.NONE, _("None of them"))]  # type: ignore[attr-defined]

    def clean_bid(self) -> Bid | None:
        return self.bids.get(self.cleaned_data["bid"])


def _variant_name(bid: Bid) -> str:
    return str(_("%(name)s, variant") % {"name": bid}) if bid.is_variant else str(bid)


def _criteria(call: Call | None) -> list[dict[str, Any]]:
    if call is None:
        rows = [{"kind": kind, "text": text, "weight": weight} for kind, text, weight in TO_BEGIN_WITH]
    else:
        rows = [dict(row) for row in call.criteria.order_by("position").values("kind", "text", "weight")]
    return rows + [{}] * min(SPARE, Criterion.MOST - len(rows))


def _missions(call: Call | None, promises: Any) -> list[dict[str, Any]]:
    if call is None:
        rows = [{"text": one.text, "importance": 5, "promise": one.pk} for one in promises[: CallMission.MOST - SPARE]]
    else:
        rows = [dict(row) for row in call.missions.order_by("position").values("text", "importance", "promise")]
    return rows + [{}] * min(SPARE, CallMission.MOST - len(rows))
