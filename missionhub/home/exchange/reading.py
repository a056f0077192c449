"""The files of an export become rows again, with new ids; what does not fit is named, and nothing is written."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from missionhub.core.file_problems import Problem
from missionhub.home.exchange.cells import read_cell
from missionhub.home.exchange.tables import POINTING, exported_models, file_name, keys_of, owner_path, plain_fields
from missionhub.home.exchange.writing import ABOUT, FORMAT
from missionhub.organizations.models import Organization
from missions.models import SUBJECTS, Revision

MAX_CELL = 1_000_000
MOST_PROBLEMS = 50
BATCH = 500


@dataclass(frozen=True)
class Line:
    number: int
    cells: Mapping[str, str]


@dataclass
class Whole:
    """An export as read: about the organization, then the lines of each table."""

    about: dict[str, str] = field(default_factory=dict)
    lines: dict[type[models.Model], list[Line]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, model: type[models.Model], line: int, column: str, reason: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(file_name(model), line, column, reason))

    def counts(self) -> list[tuple[int, str]]:
        return [(len(lines), str(model._meta.verbose_name_plural)) for model, lines in self.lines.items()]


def is_whole(files: Mapping[str, bytes]) -> bool:
    """An export of ours says so in `organization.csv`."""
    return files.get("organization.csv", b"").startswith(b"format,") and FORMAT.encode() in files["organization.csv"]


def read_whole(files: Mapping[str, bytes]) -> Whole:
    whole = Whole()
    about = next(iter(_records(files["organization.csv"])), None)
    whole.about = {name: read_cell(models.CharField(), cell) for name, cell in (about.cells if about else {}).items()}
    for model in exported_models():
        if file_name(model) in files:
            _read_table(whole, model, files[file_name(model)])
    return whole


def _read_table(whole: Whole, model: type[models.Model], content: bytes) -> None:
    try:
        whole.lines[model] = list(_records(content))
    except (csv.Error, UnicodeDecodeError):
        whole.refuse(model, 1, "", _("The file cannot be read. Export the organization again."))


def _records(content: bytes) -> Iterator[Line]:
    csv.field_size_limit(MAX_CELL)
    reader = csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)
    for row in reader:
        yield Line(reader.line_num, {name: cell for name, cell in row.items() if name and isinstance(cell, str)})


class Restoring:
    """Writes one export into one new organization, inside a transaction; stops at the first table with problems."""

    def __init__(self, *, whole: Whole, organization: Organization) -> None:
        self.whole, self.organization = whole, organization
        self.made: dict[type[models.Model], dict[str, Any]] = {}

    def restore(self) -> None:
        for model, lines in self.whole.lines.items():
            rows = [(line, row) for line in lines if (row := self._row(model, line)) is not None]
            if self.whole.problems:
                return
            self._write(model, rows)

    def _write(self, model: type[models.Model], rows: list[tuple[Line, models.Model]]) -> None:
        own = [key for key in keys_of(model) if key.related_model is model]
        times = [item.name for item in plain_fields(model) if getattr(item, "auto_now", False) or _is_set_once(item)]
        kept = [[getattr(row, name) for name in times] for _line, row in rows]
        model._default_manager.bulk_create([row for _line, row in rows], batch_size=BATCH)
        self.made[model] = {line.cells["id"]: row for line, row in rows}
        for (line, row), values in zip(rows, kept, strict=True):
            for name, value in zip(times, values, strict=True):
                setattr(row, name, value)
            for key in own:
                setattr(row, key.name, self.made[model].get(line.cells.get(key.name, "")))
        if rows and (own or times):
            names = [*(key.name for key in own), *times]
            model._default_manager.bulk_update([row for _line, row in rows], names, batch_size=BATCH)
        self._link(model, rows)

    def _link(self, model: type[models.Model], rows: list[tuple[Line, models.Model]]) -> None:
        for many in model._meta.many_to_many:
            others = self.made.get(many.related_model, {})
            for line, row in rows:
                wanted = [others[pk] for pk in line.cells.get(many.name, "").split() if pk in others]
                if wanted:
                    getattr(row, many.name).set(wanted)

    def _row(self, model: type[models.Model], line: Line) -> models.Model | None:
        """The row, not yet written; None, with the reasons noted, if the line does not fit."""
        values = {
            item.attname: self._value(model, item, line) for item in plain_fields(model) if item.name in line.cells
        }
        for key in keys_of(model):
            values[key.attname] = self._target(model, key, line)
        if model in POINTING:
            values |= self._pointer(model, line)
        if model is Revision and isinstance(values.get("fields"), dict):
            values["fields"] = self._own_rows(line, values["fields"])
        row = model(**values)
        if owner_path(model) == "organization":
            row.organization = self.organization  # type: ignore[attr-defined]  # the path says it has one
        self._check(model, row, line)
        return row if "id" in line.cells else None

    def _value(self, model: type[models.Model], item: models.Field, line: Line) -> Any:
        if isinstance(item, models.UUIDField):
            return uuid4()  # it marks a retry on the machine it came from
        try:
            return read_cell(item, line.cells[item.name])
        except ValueError:
            self.whole.refuse(model, line.number, item.name, _("This cell does not hold what its column holds."))
            return None

    def _target(self, model: type[models.Model], key: models.ForeignKey, line: Line) -> Any:
        wanted = line.cells.get(key.name, "")
        if not wanted or key.related_model is model:
            return None
        found = self.made.get(key.related_model, {}).get(wanted)
        if found is None:
            self.whole.refuse(model, line.number, key.name, _("No line of the other file has this id."))
        return found.pk if found else None

    def _pointer(self, model: type[models.Model], line: Line) -> dict[str, Any]:
        kind_column, column, targets = POINTING[model]
        target = targets.get(line.cells.get(kind_column, ""))
        found = self.made.get(target, {}).get(line.cells.get(column, "")) if target else None
        if found is None:
            self.whole.refuse(model, line.number, column, _("No line of the other file has this id."))
        return {column: found.pk if found else 0}

    def _own_rows(self, line: Line, fields: dict[str, Any]) -> dict[str, Any]:
        """The ids within a kept text, as they are here: an id of the other machine is somebody else's row."""
        subject = SUBJECTS.get(line.cells.get("subject_kind", ""))
        for key in keys_of(subject) if subject else ():
            if key.attname in fields:
                found = self.made.get(key.related_model, {}).get(str(fields[key.attname]))
                fields[key.attname] = found.pk if found else None
        return fields

    def _check(self, model: type[models.Model], row: models.Model, line: Line) -> None:
        """As a form would, but for blanks: what was saved blank may come back blank."""
        blank = {item.name for item in plain_fields(model) if _is_blank(item, getattr(row, item.attname))}
        skipped = blank | {item.name for item in model._meta.fields if item.is_relation or item.primary_key}
        try:
            row.clean_fields(exclude=skipped)
        except ValidationError as error:
            for name, reasons in error.message_dict.items():
                self.whole.refuse(model, line.number, name, " ".join(reasons))


def _is_blank(item: models.Field, value: Any) -> bool:
    return value in ("", [], {}, ()) or (value is None and item.null)


def _is_set_once(item: models.Field) -> bool:
    return bool(getattr(item, "auto_now_add", False))


def about_fields(whole: Whole) -> dict[str, str]:
    """What the organization says of itself, without its name."""
    return {name: whole.about[name] for name in ABOUT[1:] if whole.about.get(name)}
