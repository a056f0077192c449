from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alignment.lines.cells import MOST_N, YEARS
from alignment.lines.origins import Origin
from alignment.models import BenchmarkFigure, BenchmarkLine
from missionhub.core.csv_tables import MAX_FILE_BYTES

HIDDEN = forms.HiddenInput


class LineForm(forms.Form):
    """A line of one's own; `with_figure=False` for a question of a table, whose figures come from the file."""

    item = forms.CharField(
        label=_("What was asked?"),
        max_length=300,
        help_text=_("In their words, or yours if theirs are protected."),
    )
    percent = forms.DecimalField(
        label=_("Their figure, in percent"),
        min_value=Decimal(0),
        max_value=Decimal(100),
        max_digits=5,
        decimal_places=2,
        help_text=_("0 to 100."),
    )
    scale = forms.CharField(
        label=_("Which answers does it count?"),
        max_length=200,
        help_text=_("“Strongly agree, the highest of five”, “agree or strongly agree”."),
    )
    population = forms.CharField(
        label=_("Who was asked?"), max_length=200, help_text=_("“Care workers in England”, “members of our network”.")
    )
    n = forms.IntegerField(
        label=_("How many answered?"),
        min_value=1,
        max_value=MOST_N,
        required=False,
        help_text=_("Leave it empty if the source does not say."),
    )
    year = forms.IntegerField(label=_("Year"), min_value=YEARS.start, max_value=YEARS.stop - 1)
    country = forms.CharField(label=_("Country"), max_length=80, required=False)
    source = forms.CharField(
        label=_("Where does it stand?"),
        max_length=500,
        help_text=_("So exactly that somebody else finds it: who, what, page or address."),
    )
    is_comparable = forms.BooleanField(
        label=_("It can be compared with our own question"),
        required=False,
        help_text=_("Only if the scale, the answers counted and the meaning are the same as in ours."),
    )
    reason = forms.CharField(
        label=_("Why, or why not?"),
        max_length=300,
        help_text=_("“Same five points, same meaning”, “they count two answers, we count one”."),
    )
    lock_version = forms.IntegerField(min_value=1, max_value=MOST_N, initial=1, widget=HIDDEN)

    def __init__(self, *args: Any, with_figure: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_figure:
            for name in ("percent", "population", "n", "year"):
                del self.fields[name]
            self.fields["scale"].required = False

    def line_fields(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "lock_version"}

    @staticmethod
    def initial_of(line: BenchmarkLine, figure: BenchmarkFigure | None) -> dict[str, Any]:
        own = ("item", "scale", "country", "source", "is_comparable", "reason", "lock_version")
        initial = {name: getattr(line, name) for name in own}
        if figure:
            initial |= {name: getattr(figure, name) for name in ("percent", "population", "n", "year")}
        return initial


class TableUploadForm(forms.Form):
    file = forms.FileField(
        label=_("CSV file"),
        help_text=_(
            "At most 5 MB. Columns: year, population, and one for each question; or item, figure, year, population."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
    )
    source = forms.CharField(
        label=_("Where does it stand?"),
        max_length=500,
        help_text=_("Who published it, what it is called, its licence. It stands beside every figure."),
    )
    country = forms.CharField(label=_("Country"), max_length=80, required=False)
    scale = forms.CharField(
        label=_("Which answers do the figures count?"),
        max_length=200,
        required=False,
        help_text=_("“Agree or strongly agree, of five”. Empty if the file says it itself."),
    )

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if (upload.size or 0) > MAX_FILE_BYTES:
            raise ValidationError(_("The file is larger than 5 MB. Send it in parts."))
        return upload

    @property
    def origin(self) -> Origin:
        told = self.cleaned_data
        return Origin(told["source"], told["country"], told["scale"])


class OurCountForm(forms.Form):
    """Our own count beside a line: how many gave the answers it counts, of how many."""

    MOST = 100_000

    count = forms.IntegerField(label=_("How many of ours gave these answers?"), min_value=0)
    n = forms.IntegerField(label=_("Of how many answers?"), min_value=1)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        count, n = told.get("count"), told.get("n")
        if n is not None and n > self.MOST:
            self.add_error("n", _("At most %(most)s answers can be compared here.") % {"most": self.MOST})
        if count is not None and n is not None and count > n:
            self.add_error("count", _("That is more than all answers. Change one of the two numbers."))
        return told
