"""What comes next once a mission is in force: answer first, ask, wait, read."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from missionhub.organizations.models import Person
from missions.models import Mission
from surveys.models import Round
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
    return RoundStep(
        _("Read what your leaders wrote") if newest.is_attributed else _("Read the results of %s") % newest.title,
        _("Which promises they mention, how alike the answers are, and what to talk about.")
        if newest.is_attributed
        else _("What the answers show of each promise, where enough people answered."),
        _("Read the results"),
        reverse("alignment:results", args=[slug, newest.pk]),
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
