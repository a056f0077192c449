"""What one team needs of another; it counts once that team has said yes."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person, Team
from missions.models import Dependency, Outcome


class OwnTeam(DomainError):
    pass


class NotTheirs(DomainError):
    pass


class AlreadyAnswered(DomainError):
    pass


class ReasonNeeded(DomainError):
    pass


def ask_team(
    *, outcome: Outcome, team: Team, text: str, needed_on: date | None = None, by: Person | None, at: datetime
) -> Dependency:
    """Ask another team for something the outcome needs."""
    if team.pk == outcome.team_id:
        raise OwnTeam(_("That is the team of this outcome itself. Choose the team you need something from."))
    return Dependency.objects.create(
        outcome=outcome, team=team, text=text.strip(), needed_on=needed_on, asked_at=at, asked_by=by
    )


def may_answer(*, dependency: Dependency, person: Person) -> bool:
    """The people of the team that was asked, and nobody for them."""
    return person.team_id == dependency.team_id


def answer_team(*, dependency: Dependency, confirms: bool, answer: str = "", by: Person, at: datetime) -> None:
    """Yes, or no with a reason; the first answer of the team stands."""
    if not may_answer(dependency=dependency, person=by):
        raise NotTheirs(_("Only people of %(team)s can answer this. Ask one of them.") % {"team": dependency.team.name})
    if not confirms and not answer.strip():
        raise ReasonNeeded(_("Say in a few words why it is not possible, so that the others can plan."))
    state = Dependency.State.CONFIRMED if confirms else Dependency.State.DECLINED
    waiting = Dependency.objects.filter(pk=dependency.pk, state=Dependency.State.ASKED)
    if not waiting.update(state=state, answer=answer.strip(), answered_at=at, answered_by=by):
        raise AlreadyAnswered(_("Somebody of your team has answered already. Reload the page to read it."))


def withdraw_request(*, dependency: Dependency) -> None:
    """It is no longer needed."""
    dependency.delete()
