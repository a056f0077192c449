"""One export: tables, what they are of, and the method sheet; as JSON, or packed with a sheet for each table."""

import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q

from alignment.lines.line import Line
from alignment.lines.shipped import SHIPPED
from alignment.models import Release
from alignment.queries.audit.named import add_named
from alignment.queries.audit.plan import add_plan
from alignment.queries.audit.tables import COLUMNS, Tables, sheet
from alignment.queries.audit.without_names import add_without_names
from alignment.queries.staff import staff_facts
from missionhub.organizations.models import Organization
from missions.models import Mission
from surveys.models import AS_RELEASED, Round
from surveys.models.round import RoundQuerySet

FORMAT = "missionhub-audit-1"
METHOD = settings.BASE_DIR / "docs" / "method.md"
READ_ME = """{about}

audit.json holds the same tables as the sheets beside it. method.md says how each figure is computed.
figures.csv lists every figure: `section` is its heading in method.md, `from` the tables that it is computed from
again, and `why_not` says why one cannot be.
No sheet holds a name, a word that somebody wrote, or a vector. Answers are numbered by chance.
A cell that begins with an apostrophe is text.
"""


@dataclass(frozen=True)
class Audit:
    facts: dict[str, Any]

    @property
    def tables(self) -> dict[str, list[dict[str, Any]]]:
        found: dict[str, list[dict[str, Any]]] = self.facts["tables"]
        return found


def rounds_with_results(organization: Organization) -> RoundQuerySet:
    """Whose results page shows figures, in the order in which they opened."""
    named = Q(mode=Round.Mode.ATTRIBUTED, pk__in=Release.objects.of(organization).values("round"))
    without_names = ~Q(mode=Round.Mode.ATTRIBUTED) & Q(released_at__isnull=False)
    rounds = Round.objects.of(organization).select_related("organization").filter(named | without_names)
    return rounds.order_by("opened_at", "pk")


def audit_of_round(round: Round, *, edition: int = AS_RELEASED) -> Audit:
    """Everything its results page says in figures: the same today and tomorrow, so nobody can watch anything by it."""
    tables = Tables()
    _add_round(tables, round, edition)
    return _audit(tables, organization=round.organization, what=round.title)


def audit_of_rounds(*, organization: Organization, rounds: Sequence[Round], on: date) -> Audit:
    """The rounds together, and the plan as it is on the day."""
    tables = Tables()
    for round in rounds:
        _add_round(tables, round, AS_RELEASED)
    _add_plan(tables, organization, on)
    return _audit(tables, organization=organization, what=organization.name, plan_of=on.isoformat())


def packed(audit: Audit) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        about = "\n".join(f"{name}: {value}" for name, value in audit.facts["about"].items())
        files = {
            "README.txt": READ_ME.format(about=about),
            "method.md": METHOD.read_text(encoding="utf-8"),
            "audit.json": json.dumps(audit.facts, indent=1, ensure_ascii=False),
            **{f"{name}.csv": sheet(COLUMNS[name], rows) for name, rows in audit.tables.items()},
        }
        for name, content in files.items():  # without the time of packing: equal figures are equal bytes
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _add_round(tables: Tables, round: Round, edition: int) -> None:
    releases = Release.objects.of_round(round.pk).with_mission().order_by("edition")
    if round.is_attributed:
        if release := releases.last():
            tables.add("rounds", [_named(round, release)])
            add_named(tables, release)
    else:
        facts = staff_facts(round, edition=edition)
        tables.add("rounds", [_without_names(facts)])
        add_without_names(tables, facts)
    _add_lines(tables)


def _add_plan(tables: Tables, organization: Organization, on: date) -> None:
    missions = list(Mission.objects.of(organization).active().order_by("pk"))
    add_plan(tables, organization=organization, missions=missions, on=on)


def _add_lines(tables: Tables) -> None:
    if "lines" not in tables.rows:
        tables.add("lines", (_line(line) for line in SHIPPED))


def _line(line: Line) -> tuple[Any, ...]:
    named = (str(line.item), str(line.population), line.year, str(line.source), line.is_comparable)
    return (line.key, line.percent, *named)


def _audit(tables: Tables, *, organization: Organization, what: str, **more: str) -> Audit:
    about = {"format": FORMAT, "organization": organization.name, "of": what, **more}
    return Audit({"about": about, "tables": tables.facts()})


def _named(round: Round, release: Release) -> tuple[Any, ...]:
    return (
        round.pk, round.title, round.mode, release.edition, release.mission_number, round.opened_at, round.closed_at,
        release.released_at, release.invited, release.responded, release.encoder, release.weights_sha256,
        release.engine_version, release.formula_version, release.fingerprint,
    )  # fmt: skip


def _without_names(facts: dict[str, Any]) -> tuple[Any, ...]:
    """How many were asked stands beside the teams, where it is told at all."""
    round, reading = facts["round"], facts["reading"] or {}
    encoder = reading.get("encoder", {})
    return (
        round["id"], round["title"], round["mode"], facts["edition"], facts["mission"]["version"], round["opened_at"],
        round["closed_at"], round["released_at"], None, None, encoder.get("name"), encoder.get("weights_sha256"),
        reading.get("engine_version"), reading.get("formula_version"), reading.get("fingerprint"),
    )  # fmt: skip
