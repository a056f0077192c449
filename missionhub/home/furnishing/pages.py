"""What the demonstration's areas have in common: their file, their people, days counted from the day it is seeded."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from missionhub.organizations.models import Organization, Person
from surveys.questionnaire import Question

FOLDER = Path(__file__).resolve().parent.parent / "demonstration" / "riverbend"


def read_area(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def people_by_name(organization: Organization) -> dict[str, Person]:
    return {person.name: person for person in Person.objects.of(organization).by_name()}


def items_beginning(question: Question, start: str) -> list[str]:
    return [item.key for item in question.items if item.key == start or item.text["en"].startswith(start)]


def day(wanted: Mapping[str, Any], name: str, *, at: datetime) -> date | None:
    """`held_days_ago = 3` or `held_in_days = 3` of a table, for the name `held`."""
    if f"{name}_days_ago" in wanted:
        return (at - timedelta(days=wanted[f"{name}_days_ago"])).date()
    return (at + timedelta(days=wanted[f"{name}_in_days"])).date() if f"{name}_in_days" in wanted else None
