"""The partnerships somebody takes part in, each with what it waits for."""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.functional import Promise

from missionhub.accounts.models import User
from missionhub.organizations.models import Organization
from partnerships.models import Partnership, Party
from partnerships.queries.picture import picture_of
from partnerships.queries.sentences import VERDICTS
from partnerships.queries.standing import Standing, Step, standing_of

OUR_TURN = frozenset({Step.NAME_GOALS, Step.INVITE, Step.RATE})


@dataclass(frozen=True)
class Row:
    """`verdict`: in words with its tone, of a revealed round of two."""

    partnership: Partnership
    others: list[Party]
    standing: Standing
    verdict: tuple[str | Promise, str] | None


def partnerships_of(user: User, *, acting_for: Organization) -> list[Row]:
    """What waits for us first, then by the newest round; what we have left comes last."""
    parties = Prefetch("parties", Party.objects.in_order())
    found = Partnership.objects.with_somebody(user, acting_for=acting_for).prefetch_related(parties)
    rows = []
    for partnership in found:
        mine = next(party for party in partnership.parties.all() if party.organization_id == acting_for.pk)
        others = [party for party in partnership.parties.all() if party != mine]
        standing = standing_of(mine)
        rows.append(Row(partnership, others, standing, _verdict(mine, standing)))
    rows.sort(key=lambda row: (row.standing.round.created_at, row.partnership.pk), reverse=True)
    return sorted(rows, key=lambda row: (row.standing.step == Step.LEFT, row.standing.step not in OUR_TURN))


def _verdict(mine: Party, standing: Standing) -> tuple[str | Promise, str] | None:
    if standing.step is not Step.READ or len(standing.others) != 1:
        return None
    found = picture_of(standing.round, we=mine, they=standing.others[0].party).assessment
    title, _advice, tone = VERDICTS[found.judgement.verdict]
    return title, tone
