"""What to do next, computed from what is there; the most pressing first, at most four."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alignment.models import Release, ReleasedAnswer
from alignment.queries.findings import AtHand, top_findings
from missionhub.home.queries.checklist import checklist_of
from missionhub.organizations.models import Organization
from missions.models import Promise
from missions.queries import active_promises, primary_mission
from surveys.models import Round
from surveys.queries import ActionRow, awaited_actions, participation, participation_words

MOST = 4
MOST_AGREED = 2


@dataclass(frozen=True)
class Suggestion:
    title: str
    reason: str
    url: str
    mark: str
    action_id: int | None = None  # an agreed action carries a "Done" button


def what_next(
    *,
    organization: Organization,
    promises: Sequence[Promise],
    release: Release | None,
    on: date,
    at_hand: AtHand | None = None,
) -> list[Suggestion]:
    """Before the first results the checklist says what to do; afterwards this list does."""
    found = [*_agreed(organization, on), *_open_rounds(organization)]
    if release is not None:
        found += _unconfirmed(organization, promises)
    found += _found(organization, on, at_hand)
    if release is not None and len(found) < MOST:
        found += _side_by_side(release)
    return found[:MOST]


def newest_release(organization: Organization) -> Release | None:
    return Release.objects.of(organization).with_names().select_related("round__organization").newest_first().first()


def next_steps(organization: Organization, *, on: date) -> list[Suggestion]:
    """What the overview would say, for pages that only point there: before the first results the checklist's step."""
    mission = primary_mission(organization)
    release = newest_release(organization)
    promises = list(active_promises(mission)) if mission else []
    found = what_next(organization=organization, promises=promises, release=release, on=on)
    step = checklist_of(organization).next_step
    return [Suggestion(step.title, step.hint, step.url, "compass"), *found][:MOST] if step else found


def _agreed(organization: Organization, on: date) -> list[Suggestion]:
    rows = awaited_actions(organization, on=on, most=MOST_AGREED)
    return [_agreed_action(row) for row in rows]


def _agreed_action(row: ActionRow) -> Suggestion:
    action = row.action
    reason = _("Overdue: %(name)s, by %(day)s.") if row.is_overdue else _("Agreed: %(name)s, by %(day)s.")
    results = reverse("alignment:results", args=[action.round.organization.slug, action.round_id])
    name = action.person.name if action.person else _("nobody any more")
    values = {"name": name, "day": date_format(action.due_on, "j F")}
    said = reason % values
    if action.promise:
        said += " " + _("It is about “%(promise)s”.") % {"promise": action.promise.text}
    if action.reply:
        said += " " + _("%(name)s says: “%(words)s”") % {"name": name, "words": action.reply}
    return Suggestion(action.text, said, f"{results}#actions", "circle", action.pk)


def _unconfirmed(organization: Organization, promises: Sequence[Promise]) -> list[Suggestion]:
    count = sum(1 for promise in promises if not promise.confirmed_at)
    if not count:
        return []
    title = ngettext(
        "Read and confirm %(count)s proposed promise", "Read and confirm %(count)s proposed promises", count
    )
    return [
        Suggestion(
            title % {"count": count},
            _("They were read from the text. Keep, change or drop each one."),
            reverse("missions:promise-list", args=[organization.slug, promises[0].mission_id]),
            "compass",
        )
    ]


def _open_rounds(organization: Organization) -> list[Suggestion]:
    closing = Round.objects.of(organization).open().filter(chain__isnull=True)  # what stays open asks for nothing
    rounds = closing.order_by("closes_at", "pk")[:MOST]
    return [_open_round(organization, round) for round in rounds]


def _open_round(organization: Organization, round: Round) -> Suggestion:
    counts = participation(round)
    if counts is None:
        title = _("Tell people that it is open: %(title)s")
    elif counts[0] < counts[1]:
        title = _("Remind the leaders: %(title)s")
    else:
        title = _("Everybody has answered: close %(title)s")
    if round.closes_at:
        then = _("The round closes on %(day)s.") % {"day": date_format(localtime(round.closes_at), "j F")}
    else:
        then = _("Close the round when everybody had a chance.")
    return Suggestion(
        title % {"title": round.title},
        f"{participation_words(round, counts)} {then}",
        reverse("surveys:round", args=[organization.slug, round.pk]),
        "chat",
    )


def _found(organization: Organization, on: date, at_hand: AtHand | None) -> list[Suggestion]:
    """The most pressing findings that nobody has acted on."""
    url = reverse("alignment:findings", args=[organization.slug])
    rows = top_findings(organization, on=on, at_hand=at_hand)
    return [Suggestion(row.sentence, row.step, f"{url}#{row.anchor}", "scale") for row in rows]


def _side_by_side(release: Release) -> list[Suggestion]:
    names = list(
        ReleasedAnswer.objects.filter(release=release, is_in_pair=True)
        .order_by("position")
        .values_list("name", flat=True)
    )
    if len(names) != 2:
        return []
    return [
        Suggestion(
            _("Read two answers side by side: %(first)s and %(second)s") % {"first": names[0], "second": names[1]},
            _("These may be two jobs, or two ideas of the mission. Ask which."),
            release.get_absolute_url(),
            "scale",
        )
    ]
