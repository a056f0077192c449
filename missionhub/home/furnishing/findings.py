"""What leaders of the demonstration made of its findings, once the rounds have been read."""

from datetime import datetime

from alignment.models import ReleasedMatch
from alignment.queries.findings import findings
from alignment.services import say_against, set_aside
from missionhub.home.furnishing.pages import people_by_name, read_area
from missionhub.organizations.models import Organization
from surveys.models import Action


def furnish_findings(*, organization: Organization, at: datetime) -> None:
    """One promise is told not to be kept, and acted on; one theme is set aside."""
    people, said = people_by_name(organization), read_area("findings")
    told, agreed, aside = said["not_kept"], said["acted_on"], said["set_aside"]
    match = ReleasedMatch.objects.of(organization).get(
        answer__name=told["answer"], promise__text__startswith=told["promise"]
    )
    start = match.answer.text.index(told["words"])
    say_against(match=match, words=(start, start + len(told["words"])), by=people[told["by"]], at=at)
    Action.objects.of(organization).filter(text__startswith=agreed["action"]).update(finding=agreed["finding"])
    found = findings(organization, on=organization.today(at=at)).open
    row, round = next((one, one.round) for one in found if one.rule == aside["rule"] and one.round)
    set_aside(
        organization=organization,
        round=round,
        finding=row.stored,
        promise=None,
        sentence=row.sentence,
        reason=aside["reason"],
        by=people[aside["by"]],
        at=at,
    )
