from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from missions.models import Decision
from surveys.disclosure import Minimums
from surveys.forms.asking import OPEN_FOR, LastDayForm
from surveys.forms.staff_round import StaffRoundForm
from surveys.models import Consultation, Instrument, Statement
from surveys.questionnaire import MAX_STATEMENT, Questionnaire, proposals_about, votes_on


class StatementsField(forms.CharField):
    """Statements, one a line."""

    widget = forms.Textarea

    def clean(self, value: Any) -> list[str]:
        return lines_of(super().clean(value))

    def validate(self, value: str) -> None:
        super().validate(value)
        for line in lines_of(value):
            if len(line) > MAX_STATEMENT:
                raise forms.ValidationError(
                    gettext("Shorten this statement to %(most)s characters: %(line)s")
                    % {"most": MAX_STATEMENT, "line": f"{line[:60]}…"}
                )


def lines_of(text: str) -> list[str]:
    return list(dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip()))


class ConsultationForm(StaffRoundForm):
    """Whom a staff round could ask, and the statements; for a decision, or by itself."""

    kind = Instrument.Kind.CONSULTATION
    question = None  # type: ignore[assignment]  # the consultation's own words follow
    is_strict = None  # type: ignore[assignment]  # statements are asked once; there is nothing to compare
    minimum_scores = minimum_quotes = None  # type: ignore[assignment]  # there are shares only
    about = forms.CharField(
        label=_("What is it about?"), max_length=200, help_text=_("For example: Should the pantry open on Saturdays?")
    )
    context = forms.CharField(
        label=_("What should people know before they answer?"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    statements = StatementsField(
        label=_("Statements, one a line"),
        required=False,
        help_text=_("One thought each, so that one can agree or disagree. Put in what speaks against it, too."),
    )
    collects = forms.BooleanField(label=_("First let people propose statements of their own"), required=False)
    decision = forms.ModelChoiceField(
        label=_("For which decision?"), queryset=Decision.objects.none(), required=False, empty_label=_("For none")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ours = Decision.objects.of(self.organization).active().newest_first()
        self.fields["decision"].queryset = ours  # type: ignore[attr-defined]
        self.initial.setdefault("collects", True)
        self.fields["minimum_distributions"].label = _("People behind a share, at least")

    @property
    def opens_with(self) -> str:
        return Instrument.Kind.PROPOSALS if self["collects"].value() else Instrument.Kind.CONSULTATION

    @property
    def minimums(self) -> Minimums:
        least: int = self.cleaned_data["minimum_distributions"]
        return Minimums(distributions=least, quotes=max(Minimums().quotes, least))

    def _size(self, name: str) -> int:
        return super()._size(name) if name in self.fields else 0

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("collects") and "statements" in cleaned and len(cleaned["statements"]) < 2:
            self.add_error("statements", gettext("Write at least two statements, or let people propose some first."))
        return cleaned

    def _asked(self) -> Questionnaire:
        statements = lines_of(str(self["statements"].value() or ""))
        if self["collects"].value():
            return proposals_about(str(self["about"].value() or "…"), seeds=statements)
        return votes_on([(f"statement_{number}", text) for number, text in enumerate(statements, start=1)])


class VoteForm(LastDayForm):
    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = ZoneInfo(consultation.organization.time_zone)
        self.fields["closes_on"].required = True
        self.initial.setdefault("closes_on", (timezone.now() + OPEN_FOR).astimezone(self.zone).date())


class StatementForm(forms.Form):
    """One more statement of the leaders' own."""

    text = forms.CharField(label=_("Another statement"), max_length=MAX_STATEMENT)


class DecidingForm(forms.Form):
    """What becomes of one statement, and why."""

    state = forms.ChoiceField(
        label=_("What becomes of it?"),
        choices=[
            (Statement.State.ACCEPTED, _("Put it to the vote")),
            (Statement.State.MERGED, _("Merge it with another")),
            (Statement.State.DECLINED, _("Do not put it to the vote")),
        ],
        widget=forms.RadioSelect,
    )
    into = forms.ModelChoiceField(
        label=_("Which one says the same?"), queryset=Statement.objects.none(), required=False, empty_label="–"
    )
    reason = forms.CharField(label=_("Why? Everybody can read it here."), max_length=300, required=False)

    def __init__(self, *args: Any, statement: Statement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = statement.consultation.statements.voted_on().exclude(pk=statement.pk).in_order()
        self.fields["into"].queryset = others  # type: ignore[attr-defined]
