"""What comes next once a mission is in force: answer first, ask, wait, read, agree, do, ask again.

Nothing is kept of who opened which page. That the results were read shows in what somebody wrote after them: an action
of the round, or what came of it.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from missionhub.organizations.models import Person
from missions.models import Mission
from surveys.models import Action, Round
from surveys.queries.missions import own_answer
from surveys.queries.rounds import participation_words


@dataclass(frozen=True)
class RoundStep:
    title: str
    reason: str
    action: str
    url: str


def round_step(*, mission: Mission, person: Person) -> RoundStep:
    """The step that the newest round of this mission, or its absence, asks for."""
    newest = Round.objects.filter(mission=mission).newest_asked()
    if newest is None:
        return _ask(mission) if own_answer(mission=mission, person=person) else _answer_first(mission)
    slug = mission.organization.slug
    if newest.is_open:
        return RoundStep(
            _("%(title)s is open") % {"title": newest.title},
            f"{participation_words(newest)} " + _("The answers stay sealed until the round closes."),
            _("Open the round"),
            reverse("surveys:round", args=[slug, newest.pk]),
        )
    results = reverse("alignment:results", args=[slug, newest.pk])
    agreed = Action.objects.of_round(newest.pk)
    if agreed.awaited().exists():
        return _do(agreed.awaited().count(), f"{results}#actions")
    if agreed.exists():
        return _ask_again(mission)
    return _agree(newest) if newest.summary else _read(newest, results)


def _read(newest: Round, results: str) -> RoundStep:
    return RoundStep(
        _("Read what your leaders wrote") if newest.is_attributed else _("Read the results of %s") % newest.title,
        _("Which promises they mention, how alike the answers are, and what to talk about.")
        if newest.is_attributed
        else _("What the answers show of each promise, where enough people answered."),
        _("Read the results"),
        results,
    )


def _agree(newest: Round) -> RoundStep:
    return RoundStep(
        _("Agree on one thing you will do"),
        _("People heard what came of %(title)s. One thing with one name and one date is enough.")
        % {"title": newest.title},
        _("Write down one thing"),
        reverse("surveys:actions", args=[newest.organization.slug, newest.pk]),
    )


def _do(count: int, url: str) -> RoundStep:
    title = ngettext(
        "Do what you agreed: %(count)s thing is open", "Do what you agreed: %(count)s things are open", count
    )
    return RoundStep(
        title % {"count": count},
        _("Each has a name and a date. Tick it when it is done."),
        _("See what you agreed"),
        url,
    )


def _ask_again(mission: Mission) -> RoundStep:
    return RoundStep(
        _("Ask your leaders again"),
        _("What you agreed after the last round is done. The next round shows whether it changed anything."),
        _("Open a leaders’ round"),
        reverse("surveys:round-new", args=[mission.organization.slug]),
    )


def _answer_first(mission: Mission) -> RoundStep:
    return RoundStep(
        _("Answer first yourself, then ask your leaders"),
        _("You see at once which promises your own answer to “What do you get paid to do?” mentions."),
        _("Write my own answer"),
        reverse("surveys:founder-answer", args=[mission.organization.slug, mission.pk]),
    )


def _ask(mission: Mission) -> RoundStep:
    return RoundStep(
        _("Ask your leaders"),
        _("Your own answer is read. Now one link for each of them; nobody sees an answer before the round closes."),
        _("Open a leaders’ round"),
        reverse("surveys:round-new", args=[mission.organization.slug]),
    )
