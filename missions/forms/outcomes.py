"""What a leader says about an outcome: first what will be different, who owns it and by when, then the rest, folded."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from missionhub.messaging.queries import mail_goes_out
from missionhub.organizations.models import Organization, Team
from missions.forms.choices import Day, PersonChoice, choose_person
from missions.forms.edited import EditedForm
from missions.forms.fields import Words
from missions.models import Objective, Outcome, Promise, Stakeholder
from missions.models.outcome import PERCENT

UNSAID = ("", _("Not said yet"))


@dataclass(frozen=True)
class Step:
    title: str | LazyText
    lead: str | LazyText
    names: Sequence[str]


@dataclass(frozen=True)
class ShownStep:
    step: Step
    fields: list[BoundField]
    is_open: bool  # something in it is wrong, or somebody came for it


class Number(forms.DecimalField):
    """With an empty placeholder: by it the style sheet knows that nothing is typed."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.NumberInput(attrs={"step": "any", "inputmode": "decimal", "placeholder": " "})
        super().__init__(max_digits=18, decimal_places=4, required=False, widget=widget, **kwargs)


class OutcomeForm(EditedForm):
    """A sentence, its owner and its day; everything else is folded and may come later."""

    subject = Outcome
    is_owner_first = False
    sought = ""  # the field somebody came for
    SHORT: ClassVar[tuple[str, ...]] = ("title", "lead", "due_on")
    STEPS: ClassVar[tuple[Step, ...]] = (
        Step(
            _("What is it for?"),
            _("The promises it keeps, and who is better off."),
            ("promises", "kind", "beneficiary", "success"),
        ),
        Step(
            _("How will you see it?"),
            _("One number that moves. If you do not know where it stands today, leave it empty and measure first."),
            ("measure", "unit", "direction", "baseline", "target", "band_low", "band_high"),
        ),
        Step(
            _("From when, and how often?"),
            _("The line from its start to its due day is what you expect on the way."),
            ("start_on", "cadence"),
        ),
        Step(_("Who else?"), _("A team carries it; somebody reads the check-ins."), ("team", "reviewer")),
        Step(
            _("The problem behind it, and how bold it is"),
            _("Optional. It helps whoever comes after you."),
            ("problem", "problem_evidence", "impact_area", "ambition", "chance", "could_be_gamed", "gaming_note"),
        ),
        Step(
            _("What it needs"),
            _("Optional. Money, people’s time, technology and skills."),
            ("money", "hours_a_week", "technology", "skills"),
        ),
        Step(
            _("Where it belongs"),
            _("Optional. A big outcome may consist of smaller ones."),
            ("objective", "parent", "secondary_parents", "weight", "rolls_up"),
        ),
    )  # fmt: skip

    title = forms.CharField(
        label=_("What will be different?"),
        max_length=300,
        help_text=_("One sentence: “Raise the share of families who finish the course from 64% to 95% by March 2027.”"),
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=Outcome.Kind.choices, initial=Outcome.Kind.MISSION, widget=forms.RadioSelect
    )
    beneficiary = forms.ModelChoiceField(
        label=_("Who is better off?"), queryset=Stakeholder.objects.none(), required=False, empty_label=UNSAID[1]
    )
    success = Words(
        label=_("What does success look like?"),
        rows=2,
        max_length=2_000,
        required=False,
        help_text=_(
            "Something one could see or hear: “On the last evening nearly every family is in the room, and tells what "
            "it can do now.”"
        ),
    )
    measure = forms.CharField(label=_("What is counted?"), max_length=200, required=False)
    unit = forms.CharField(
        label=_("Unit"), max_length=40, required=False, help_text=_("%, people, days, t, a currency …")
    )
    direction = forms.ChoiceField(label=_("Which way?"), choices=(UNSAID, *Outcome.Direction.choices), required=False)
    baseline = Number(label=_("Where does it stand at the start?"))
    target = Number(label=_("Where shall it be?"))
    band_low = Number(label=_("Band, from"), help_text=_("Only if you want to hold a value within a band."))
    band_high = Number(label=_("Band, to"))
    start_on = Day(label=_("Starts on"), required=False)
    due_on = Day(label=_("Due on"), required=False)
    cadence = forms.ChoiceField(
        label=_("How often does somebody say how it stands?"),
        choices=Outcome.Cadence.choices,
        initial=Outcome.Cadence.MONTHLY,
    )
    team = forms.ModelChoiceField(label=_("Team"), queryset=Team.objects.none(), required=False, empty_label=UNSAID[1])
    lead = PersonChoice(
        label=_("Who owns it?"),
        empty_label=_("Nobody yet"),
        help_text=_("One person, who says from time to time how it stands, on My week."),
    )
    reviewer = PersonChoice(label=_("Who reads the check-ins?"), empty_label=_("Nobody yet"))
    problem = Words(label=_("The problem"), rows=2, max_length=2_000, required=False)
    problem_evidence = Words(
        label=_("How do we know?"), rows=2, max_length=2_000, required=False, help_text=_("A count, a list, a link.")
    )
    impact_area = forms.CharField(label=_("Impact area"), max_length=120, required=False)
    ambition = forms.ChoiceField(
        label=_("How bold is it?"), choices=(UNSAID, *Outcome.Ambition.choices), required=False
    )
    chance = forms.IntegerField(
        label=_("Chance of reaching it, in percent"),
        required=False,
        min_value=0,
        max_value=100,
        validators=PERCENT,
        help_text=_("Your honest guess today. If every outcome is nearly sure, none of them is ambitious."),
    )
    could_be_gamed = forms.ChoiceField(
        label=_("Could the target be reached while nobody is better off?"),
        choices=(UNSAID, *Outcome.Gaming.choices),
        required=False,
    )
    gaming_note = Words(label=_("If so, how would you notice?"), rows=2, max_length=2_000, required=False)
    money = forms.DecimalField(
        label=_("Money a year"), max_digits=14, decimal_places=2, min_value=0, required=False,
        help_text=_("All it takes. Activities that serve it are parts of this and are not added to it."),
        widget=forms.NumberInput(attrs={"step": "any"}),
    )  # fmt: skip
    hours_a_week = forms.DecimalField(
        label=_("People’s time, hours a week"), max_digits=8, decimal_places=1, min_value=0, required=False,
        widget=forms.NumberInput(attrs={"step": "any"}),
    )  # fmt: skip
    technology = Words(label=_("Technology"), rows=2, max_length=1_000, required=False)
    objective = forms.ModelChoiceField(
        label=_("Objective it serves"), queryset=Objective.objects.none(), required=False, empty_label=_("None")
    )
    parent = forms.ModelChoiceField(
        label=_("Part of which bigger outcome?"),
        queryset=Outcome.objects.none(),
        required=False,
        empty_label=_("None"),
        help_text=_("It counts towards this one, and towards no other."),
    )
    weight = forms.IntegerField(
        label=_("What it counts for among the parts of that outcome"), min_value=1, max_value=100, initial=1
    )
    rolls_up = forms.BooleanField(label=_("Its own progress is that of its parts"), required=False)

    def choose_within(self, organization: Organization) -> None:
        choices: dict[str, Any] = {
            "team": Team.objects.of(organization).order_by("name", "pk"),
            "beneficiary": Stakeholder.objects.of(organization).active().by_name(),
            "objective": Objective.objects.of(organization).active().in_order(),
            "parent": Outcome.objects.of(organization).active().in_order(),
        }
        for name, rows in choices.items():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]
        if mail_goes_out(organization):
            self.fields["lead"].help_text = _(
                "One person, who says from time to time how it stands: on My week, or by the link in the Monday mail."
            )
        for name in ("lead", "reviewer"):
            choose_person(self, name, organization)
        self.fields["money"].label = _("Money a year, in %(currency)s") % {"currency": organization.currency}

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if _runs_backwards(typed, "start_on", "due_on"):
            self.add_error("due_on", _("This is before the start. Choose a later day, or an earlier start."))
        if _runs_backwards(typed, "band_low", "band_high"):
            self.add_error("band_high", _("This is below the lower edge. Swap the two."))
        if typed.get("direction") == Outcome.Direction.HOLD and _is_empty(typed, "band_low", "band_high"):
            self.add_error("band_low", _("Say at least one edge of the band."))
        return typed

    @property
    def short_names(self) -> Sequence[str]:
        """What is asked first; whoever looks for an owner begins with that."""
        return sorted(self.SHORT, key=lambda name: name != "lead") if self.is_owner_first else self.SHORT

    def short_fields(self) -> list[BoundField]:
        return [self[name] for name in self.short_names]

    def shown_steps(self) -> list[ShownStep]:
        """All the rest, folded; a step with an error is open, so that nobody has to look for it."""
        names = [(step, [name for name in step.names if name in self.fields]) for step in self.STEPS]
        fields = [(step, [self[name] for name in shown if name not in self.short_names]) for step, shown in names]
        return [ShownStep(step, rows, self._is_open(rows)) for step, rows in fields if rows]

    def _is_open(self, rows: list[BoundField]) -> bool:
        return any(field.errors or field.name == self.sought for field in rows)

    @property
    def has_folded_errors(self) -> bool:
        return any(shown.is_open for shown in self.shown_steps())


class OutcomeEditForm(OutcomeForm):
    """With what is kept beside the text: skills, and where it is shown besides."""

    skills = Words(label=_("Skills needed"), rows=3, max_length=2_000, required=False, help_text=_("One on each line."))
    secondary_parents = forms.ModelMultipleChoiceField(
        label=_("Shown under these too, without counting there"),
        queryset=Outcome.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def choose_within(self, organization: Organization) -> None:
        super().choose_within(organization)
        others = Outcome.objects.of(organization).open().in_order()
        self.fields["secondary_parents"].queryset = others  # type: ignore[attr-defined]

    def skill_names(self) -> list[str]:
        return str(self.cleaned_data["skills"]).split("\n")


class OutcomeNewForm(OutcomeEditForm):
    """With the promises it serves; later they have words of their own on the outcome's page."""

    SHORT = (*OutcomeForm.SHORT, "promises")

    @property
    def short_names(self) -> Sequence[str]:
        """The promise is known where an owner is looked for."""
        names = super().short_names
        return [name for name in names if name != "promises"] if self.is_owner_first else names

    promises = forms.ModelMultipleChoiceField(
        label=_("Which promises does it serve?"),
        queryset=Promise.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def choose_within(self, organization: Organization) -> None:
        super().choose_within(organization)
        promises = Promise.objects.of(organization).active().filter(mission__archived_at__isnull=True)
        self.fields["promises"].queryset = (  # type: ignore[attr-defined]
            promises.select_related("mission").order_by("mission_id", "position", "pk")
        )


def _runs_backwards(typed: dict[str, Any], first: str, last: str) -> bool:
    low, high = typed.get(first), typed.get(last)
    return low is not None and high is not None and high < low


def _is_empty(typed: dict[str, Any], *names: str) -> bool:
    return all(typed.get(name) is None for name in names)
