"""People pasted as lines: a name each, a mail address beside it if there is one."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Organization, Person

MAX_LINES = 200
MAX_NAME = MAX_TITLE = 150


class LinesUnclear(DomainError):
    """Some pasted lines cannot be read as a name."""


@dataclass(frozen=True)
class NamedLine:
    name: str
    email: str
    title: str = ""


def read_lines(text: str) -> list[NamedLine]:
    """`Ana Ruiz`, `Ana Ruiz, head nurse`, a mail address beside it or in `<>`; tells all bad lines at once."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    read = [_read(line) for line in lines[:MAX_LINES]]
    unclear = [line for line, named in zip(lines, read, strict=False) if named is None]
    if unclear or len(lines) > MAX_LINES:
        wrong = "; ".join(unclear[:5]) or _("more than %(most)s lines") % {"most": MAX_LINES}
        raise LinesUnclear(
            _("One person a line, a name and perhaps a mail address. Not read: %(wrong)s") % {"wrong": wrong}
        )
    return [named for named in read if named]


def _read(line: str) -> NamedLine | None:
    match = re.fullmatch(r"(.*?)[\s,;\t]*<?([^\s<>,;]+@[^\s<>,;]+)>?", line)
    name, email = (match[1], match[2]) if match else (line, "")
    name = name.strip(" ,;\t\"'") or email.split("@")[0]
    if "@" in name:
        return None
    if email:
        try:
            validate_email(email)
        except ValidationError:
            return None
    name, title = _parted(name)
    return NamedLine(name, email.lower(), title) if 0 < len(name) <= MAX_NAME and len(title) <= MAX_TITLE else None


def _parted(name: str) -> tuple[str, str]:
    """`Ana Ruiz, Head nurse` and `Ana, kitchen` say what Ana does; `Ruiz, Ana` is a name alone."""
    called, comma, title = (part.strip() for part in name.partition(","))
    is_title = " " in called or any(word.islower() for word in title.split())
    return (called, title) if comma and title and is_title else (name, "")


@transaction.atomic
def people_from_lines(*, organization: Organization, text: str) -> list[Person]:
    """Find or create a person for each line, by mail address first, then by name."""
    return [_person(organization, named) for named in read_lines(text)]


def _person(organization: Organization, named: NamedLine) -> Person:
    people = Person.objects.of(organization).active()
    found = people.filter(email__iexact=named.email).order_by("pk").first() if named.email else None
    found = found or people.filter(name__iexact=named.name).order_by("pk").first()
    if found is None:
        return Person.objects.create(organization=organization, name=named.name, email=named.email, title=named.title)
    if added := {
        key: value for key in ("email", "title") if (value := getattr(named, key)) and not getattr(found, key)
    }:
        Person.objects.filter(pk=found.pk).update(**added)
    return found
