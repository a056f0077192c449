"""Outcomes by whom they are for."""

from dataclasses import dataclass
from datetime import date

from missionhub.organizations.models import Organization
from missions.models import Outcome, Stakeholder
from missions.queries.outcome_list import OutcomeRow
from missions.queries.standing import standings


@dataclass(frozen=True)
class BeneficiaryRow:
    stakeholder: Stakeholder | None  # None: nobody is named
    outcomes: list[OutcomeRow]


def by_beneficiary(organization: Organization, *, on: date) -> list[BeneficiaryRow]:
    """Everybody served, those nothing is planned for included; at the end the outcomes that name nobody."""
    served = list(Stakeholder.objects.of(organization).active().select_related("organization").by_name())
    outcomes = list(Outcome.objects.of(organization).open().select_related("organization", "team", "lead").in_order())
    found = standings(outcomes, on=on)
    rows = sorted((OutcomeRow(row, found[row.pk], serves=True) for row in outcomes), key=lambda row: row.risk)
    groups = [
        BeneficiaryRow(person, [row for row in rows if row.outcome.beneficiary_id == person.pk]) for person in served
    ]
    known = {person.pk for person in served}
    nobody = [row for row in rows if row.outcome.beneficiary_id not in known]
    shown = [group for group in groups if group.outcomes or _is_served(group)]
    return shown + ([BeneficiaryRow(None, nobody)] if nobody else [])


def _is_served(group: BeneficiaryRow) -> bool:
    kinds: tuple[str, ...] = (Stakeholder.Kind.BENEFICIARIES, Stakeholder.Kind.CUSTOMERS)
    return group.stakeholder is not None and group.stakeholder.kind in kinds
