"""What freezes when a round opens: who is asked, in which team, and each one's right to answer once."""

from collections import Counter
from collections.abc import Collection, Sequence
from secrets import SystemRandom

from django.conf import settings

from missionhub.organizations.models import Person, Team
from surveys.disclosure import SCORES
from surveys.models import Invitation, RosterEntry, Round, RoundNode


def freeze_tree(*, round: Round, people: Sequence[Person]) -> dict[int | None, RoundNode]:
    """The teams that somebody asked is in, with all teams above; by team id, the whole organization under None."""
    root = RoundNode.objects.create(round=round, name=round.organization.name, position=0, invited=len(people))
    nodes: dict[int | None, RoundNode] = {None: root}
    teams = {team.pk: team for team in Team.objects.of(round.organization).with_tree_fields()}
    invited = _invited_below(people, teams)
    for team in teams.values():  # parents before children, siblings in their order
        if invited[team.pk]:
            parent = nodes[team.parent_id]
            nodes[team.pk] = RoundNode.objects.create(
                round=round,
                parent=parent,
                team=team,
                name=team.name,
                position=len(nodes),
                depth=parent.depth + 1,
                invited=invited[team.pk],
            )
    return nodes


def freeze_roster(*, round: Round, people: Sequence[Person], nodes: dict[int | None, RoundNode]) -> list[RosterEntry]:
    on_paper = _on_paper(people)
    entries = RosterEntry.objects.bulk_create(
        RosterEntry(
            round=round,
            person=person,
            name=person.name,
            node=nodes[person.team_id],
            team_name=person.team.name if person.team else "",
            position=position,
            on_paper=person.pk in on_paper,
        )
        for position, person in enumerate(people, start=1)
    )
    Invitation.objects.bulk_create(Invitation(round=round, roster_entry=entry) for entry in entries)
    return entries


def _on_paper(people: Sequence[Person]) -> Collection[int]:
    """Whom no mail reaches; never one to four of them, whose slips could be told apart: others get one too."""
    without = {person.pk for person in people if not (settings.MAIL_ENABLED and person.email)}
    others = [person.pk for person in people if person.pk not in without]
    missing = SCORES - len(without) if without else 0
    return without | set(SystemRandom().sample(others, k=max(0, min(missing, len(others)))))


def _invited_below(people: Sequence[Person], teams: dict[int, Team]) -> Counter[int]:
    """How many asked people are in each team or below it."""
    invited: Counter[int] = Counter()
    for person in people:
        team = teams.get(person.team_id or 0)
        while team is not None:
            invited[team.pk] += 1
            team = teams.get(team.parent_id or 0)
    return invited
