"""The most pressing finding alone, for a page that leads with it."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Value

from alignment.measures.findings import Finding
from alignment.models import Dismissal
from alignment.queries.finding_names import key_of, promise_of, stored
from alignment.queries.findings.facts import Looked
from alignment.queries.findings.page import FindingRow, Settled, row_of
from missionhub.organizations.models import Organization
from surveys.models import Action

# what settled it, the finding, its promise, its round, since when an action is done
Name = tuple[str, str, int | None, int, datetime | None]


def first_finding(organization: Organization, seen: Looked) -> FindingRow | None:
    """The first that `findings` lists as open, without what was agreed about it after earlier rounds. One query."""
    names = list(_names(organization))
    found = next((one for one in seen.found() if not _is_settled(one, seen, names)), None)
    return row_of(found, seen, Settled(organization.slug, (), ())) if found else None


def _names(organization: Organization) -> Iterable[Name]:
    columns = ("kind", "finding", "promise_id", "round_id")
    agreed = Action.objects.of(organization).about_findings().annotate(kind=Value("agreed"))
    aside = Dismissal.objects.of(organization).standing().annotate(kind=Value("aside"))
    return agreed.values_list(*columns, "done_at").union(aside.values_list(*columns, "withdrawn_at"), all=True)


def _is_settled(one: Finding, seen: Looked, names: Iterable[Name]) -> bool:
    round = seen.round_of_finding(one)
    if round is None:
        return False
    for kind, finding, promise, round_id, done_at in names:
        key = key_of(finding, promise)
        if kind == "aside" and round_id == round.pk and key == key_of(stored(one), promise_of(one)):
            return True
        if kind == "agreed" and key in one.keys and (not done_at or round_id == round.pk):
            return True
    return False
