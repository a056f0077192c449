"""Two people, one form: whoever saves second loses nothing and overwrites nothing unseen (trust.md §5.1).

A page carries a sign of each part as it was shown. What was changed meanwhile shows by its sign; what the second
typed elsewhere is kept beside it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django import forms
from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext as _

Shown = forms.BaseForm | forms.BaseFormSet
Said = tuple[str, str]  # of what, and what


@dataclass(frozen=True)
class Part:
    """Changes as one: a field, the fields of one list, or all rows of a formset. `typed` is None unless it was sent."""

    key: str
    stands: str
    typed: str | None
    said: list[Said]
    sent: dict[str, list[str]] = field(repr=False)  # what stands, as a browser would send it
    prefixes: tuple[str, ...] = ()

    @property
    def sign(self) -> str:
        return _sign(self.stands)


@dataclass(frozen=True)
class News:
    said: list[Said]
    merged: QueryDict  # theirs where only they changed something, else what was typed


def _sign(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]


NOTHING = _sign("")  # of what a page did not show


def signs_of(*shown: Shown) -> str:
    """Of all that stands beneath these forms."""
    return " ".join(f"{part.key}={part.sign}" for part in _parts(shown))


def news_since(seen: str, *typed: Shown, sent: QueryDict) -> News | None:
    """What others saved since `seen` was shown and these valid forms would overwrite, if anything.

    The forms' initial values are what stands now.
    """
    signs = dict(pair.split("=", 1) for pair in seen.split() if "=" in pair)
    parts = _parts(typed)
    changed = [part for part in parts if part.sign != signs.get(part.key, NOTHING) and part.stands != part.typed]
    if not changed:
        return None
    merged = sent.copy()
    for part in changed:
        if part.typed is not None and _sign(part.typed) == signs.get(part.key, NOTHING):
            _take(part, merged)
    return News([said for part in changed for said in part.said], merged)


def words_of(*typed: Shown) -> list[Said]:
    """What was typed and chosen, of whatever it was: to read, where it can no longer be saved."""
    rows = [form for one in typed for form in (one.forms if isinstance(one, forms.BaseFormSet) else [one])]
    bound = [(form, form[name]) for form in rows for name, one in form.fields.items() if not one.widget.is_hidden]
    told = [(_label(form, field.name), _in_words(field.field, field.data)) for form, field in bound]
    return [(label, words) for label, words in told if words]


def loose_words(sent: QueryDict) -> list[Said]:
    """The same where no form is left to ask: sentences and names, without what was merely chosen."""
    return [("", value) for name in sent for value in sent.getlist(name) if value.strip() and _is_written(name)]


def _is_written(name: str) -> bool:
    return name.startswith("note-") or name.rpartition("-")[2] in {"text", "approach", "name", "note", "purpose"}


def _take(part: Part, merged: QueryDict) -> None:
    for name in [name for name in merged if name in part.sent or name.startswith(part.prefixes or ("\0",))]:
        del merged[name]
    for name, values in part.sent.items():
        merged.setlist(name, values)


def _parts(shown: tuple[Shown, ...]) -> list[Part]:
    return [part for one in shown for part in (_of_rows(one) if isinstance(one, forms.BaseFormSet) else _of_form(one))]


def _of_form(form: forms.BaseForm) -> Iterator[Part]:
    """Fields that the form names `together` move as one: their places tell nothing."""
    first = getattr(form, "together", None)
    groups: dict[str, list[str]] = {}
    for name, one in form.fields.items():
        if not one.widget.is_hidden:
            groups.setdefault(first if first and name.startswith(first) else name, []).append(name)
    cleaned: Mapping[str, Any] | None = getattr(form, "cleaned_data", None)
    for key, names in groups.items():
        stands = {name: form.get_initial_for_field(form.fields[name], name) for name in names}
        yield Part(
            key=form.add_prefix(key),
            stands="\n".join(_plain(stands[name]) for name in names),
            typed=None if cleaned is None else "\n".join(_plain(cleaned.get(name)) for name in names),
            said=_said(form, names, stands),
            sent={form.add_prefix(name): _as_sent(form.fields[name], stands[name]) for name in names},
        )


def _of_rows(formset: forms.BaseFormSet) -> Iterator[Part]:
    """All rows that have words in `text`, as one part."""
    blank = formset.empty_form
    names = [name for name, one in blank.fields.items() if not one.widget.is_hidden and name != "takes_wording"]
    rows = [row for row in formset.initial or [] if row.get("text")]
    typed = None
    if formset.is_bound:
        typed = [form.cleaned_data for form in formset.forms if getattr(form, "cleaned_data", {}).get("text")]
    sent = {
        f"{formset.prefix}-{number}-{name}": _as_sent(one, row.get(name))
        for number, row in enumerate(rows)
        for name, one in blank.fields.items()
    }
    total = min(len(rows) + 1, formset.max_num or len(rows) + 1)
    label = str(blank["text"].label)
    yield Part(
        key=str(formset.prefix),
        stands=_lines(rows, names),
        typed=None if typed is None else _lines(typed, names),
        said=[
            (label, " · ".join(filter(None, (_in_words(blank.fields[name], row.get(name)) for name in names))))
            for row in rows
        ]
        or [(label, _("nothing"))],
        sent=sent | {f"{formset.prefix}-TOTAL_FORMS": [str(total)], f"{formset.prefix}-INITIAL_FORMS": [str(total)]},
        prefixes=(f"{formset.prefix}-",),
    )


def _lines(rows: Sequence[Mapping[str, Any]], names: list[str]) -> str:
    return "\n".join("|".join(_plain(row.get(name)) for name in names) for row in rows)


def _said(form: forms.BaseForm, names: list[str], stands: Mapping[str, Any]) -> list[Said]:
    told = [(name, _in_words(form.fields[name], stands[name])) for name in names]
    return [(_label(form, name), words or _("nothing")) for name, words in told if words or len(names) == 1]


def _label(form: forms.BaseForm, name: str) -> str:
    """With what it is `about`, where several fields of a page have the same label."""
    about = getattr(form.fields[name], "about", "")
    return f"{about}: {form[name].label}" if about else str(form[name].label)


def _plain(value: Any) -> str:
    """The same for what a row holds and for what a form has cleaned."""
    if value is None or value is False:
        return ""
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, list):
        said = [str(one) for one in value]
        return "\n".join(said if all(isinstance(one, str) for one in value) else sorted(said))
    return str(value).replace("\r\n", "\n")


def _as_sent(one: forms.Field, value: Any) -> list[str]:
    value = one.prepare_value(value)
    if value is None or value is False:
        return []
    if value is True:
        return ["on"]
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]


def _in_words(one: forms.Field, value: Any) -> str:
    value = one.prepare_value(value)
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    labels = {str(code): str(label) for code, label in getattr(one, "choices", ())}
    values = value if isinstance(value, list) else [value]
    return ", ".join(labels.get(str(each), str(each)) for each in values)
