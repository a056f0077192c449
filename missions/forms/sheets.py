import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from missions.forms.fields import MAX_NUMBER
from missions.models import Sheet
from missions.queries.sheet_names import plain
from missions.sheets.columns import Says
from missions.sheets.reading import (
    MAX_BYTES,
    MAX_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    RawTable,
    TableRefused,
    read_file,
    read_text,
)

REFUSALS = {
    "empty": _("There is nothing in this table. Copy the rows in your spreadsheet and paste them here."),
    "unreadable": _("This cannot be read as a table. Save it as .xlsx or .csv, or paste the rows."),
    "too_large": _("The table is larger than %(megabytes)s MB. Send it in parts."),
    "too_many_rows": _("The table has more than %(rows)s rows. Send it in parts."),
    "too_many_columns": _("The table has more than %(columns)s columns. Take out those you do not need."),
    "long_cell": _("One cell has more than %(characters)s characters. Shorten it."),
}
LIMITS = {"megabytes": MAX_BYTES // 1_000_000, "rows": MAX_ROWS, "columns": MAX_COLUMNS, "characters": MAX_CELL}
MEANINGS = (
    (Says.TITLE, _("Outcome")),
    (Says.MEASURE, _("What is counted")),
    (Says.UNIT, _("Unit")),
    (Says.DIRECTION, _("Direction: increase, reduce, hold")),
    (Says.BASELINE, _("Where it stood at the start")),
    (Says.CURRENT, _("Where it stands now")),
    (Says.TARGET, _("Target")),
    (Says.START, _("Starts on")),
    (Says.DUE, _("Due on")),
    (Says.TEAM, _("Team")),
    (Says.LEAD, _("Who checks in")),
    (Says.PROMISE, _("Promise it serves")),
    (Says.KIND, _("Kind: mission or financial")),
    (Says.SUCCESS, _("What success looks like")),
    ("", _("A note: kept as a comment")),
)


class TableForm(forms.Form):
    """A paste or a file; what is wrong is said, and the paste stays."""

    text = forms.CharField(
        label=_("Paste the rows"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Copy them in your spreadsheet, with the line that names the columns if there is one."),
    )
    file = forms.FileField(
        label=_("Or choose a file"),
        required=False,
        help_text=_(".xlsx or .csv; of a workbook the first sheet is read."),
    )
    name = forms.CharField(label=_("Name of the table"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        upload, text = cleaned.get("file"), cleaned.get("text") or ""
        if not upload and not text.strip():
            raise ValidationError(_("Paste the rows of your table, or choose a file."))
        try:
            cleaned["table"] = read_file(upload.read(MAX_BYTES + 1)) if upload else read_text(text)
        except TableRefused as refusal:
            raise ValidationError(REFUSALS[refusal.code] % LIMITS) from refusal
        known_as = cleaned.get("name") or cleaned["table"].title or (upload.name if upload else "")
        cleaned["name"] = known_as[:200] or str(_("Pasted table"))
        return cleaned

    @property
    def table(self) -> RawTable:
        return self.cleaned_data["table"]


class Mending:
    """What came back from the page of a table: a few hundred fields, named by row and column."""

    CELL = re.compile(r"cell-(\d{1,4})-(\d{1,2})")
    ROW = re.compile(r"row-(\d{1,4})")

    def __init__(self, data: QueryDict, sheet: Sheet) -> None:
        self.data, self.sheet = data, sheet

    @property
    def lock_version(self) -> int:
        number = self.data.get("lock_version", "")
        return int(number) if number.isdecimal() and int(number) < MAX_NUMBER else 0

    @property
    def says(self) -> list[str]:
        meanings = {code for code, _label in MEANINGS}
        wanted = [self.data.get(f"says-{place}", old) for place, old in enumerate(self.sheet.columns["says"])]
        first = {
            code: wanted.index(code) for code in wanted if code
        }  # a meaning counts once; further columns are notes
        return [code if code in meanings and first.get(code) == place else "" for place, code in enumerate(wanted)]

    @property
    def month_first(self) -> bool:
        return (
            self.data.get("month_first", "") == "yes"
            if "month_first" in self.data
            else self.sheet.columns["month_first"]
        )

    @property
    def cells(self) -> dict[tuple[int, int], str]:
        found = {key: self.CELL.fullmatch(key) for key in self.data}
        return {
            (int(match[1]), int(match[2])): str(self.data[key]).strip()[:MAX_CELL]
            for key, match in found.items()
            if match
        }

    @property
    def left_out(self) -> dict[int, bool]:
        """Rows shown with a box: ticked or not."""
        shown = {int(match[1]) for key in self.data if (match := self.ROW.fullmatch(key))}
        return {number: f"leave-{number}" in self.data for number in shown}

    @property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        """What was chosen for each name, beside what was chosen before."""
        chosen = {kind: dict(names) for kind, names in self.sheet.columns.get("names", {}).items()}
        for number in range(len(self.data)):
            name, kind = self.data.get(f"name-{number}"), self.data.get(f"kind-{number}")
            if name is None or kind not in {"team", "lead", "promise"}:
                break
            chosen.setdefault(kind, {})[plain(name)] = self.data.get(f"choice-{number}", "")
        return chosen
