"""What of the results an administrator may put on the public page: released totals of many, never of a team."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alignment.models import Release
from alignment.queries.board.tiles import FEWEST_SHARED
from alignment.queries.figures import hundredths, value_and_line
from alignment.queries.method_sheet import method_url
from alignment.queries.sentences import alike_words
from alignment.queries.staff.coded import Share
from alignment.queries.staff.rounds import RoundRow, released_rounds
from missionhub.organizations.models import Organization
from missions.public_figures import FigureSource, PublicFigure
from missions.queries import primary_mission

FEWEST_OF_STAFF = 10  # as everything that leaves the organization (trust.md)
MENTION, KNOW, ALIKE = "staff-mention", "staff-know", "leaders-alike"
LABELS = {
    MENTION: gettext_lazy("Staff whose answers mention one of our promises"),
    KNOW: gettext_lazy("Staff who strongly agree that they know what we stand for"),
    ALIKE: gettext_lazy("How alike our leaders’ answers are"),
}


def offer(organization: Organization) -> Iterator[PublicFigure]:
    mission = primary_mission(organization)
    if mission is None:
        return
    rows = [row for row in released_rounds(organization) if row.is_of_staff and row.mission_id == mission.pk]
    yield from _of_staff(organization, rows, MENTION, "shows", "share-of-answers-that-show-the-mission")
    yield from _of_staff(organization, rows, KNOW, "knows", "a-line-drawn-by-others")
    yield from _of_leaders(organization, mission.pk)


def _of_staff(
    organization: Organization, rows: list[RoundRow], key: str, name: str, section: str
) -> Iterator[PublicFigure]:
    """The newest that enough people stand behind."""
    for row in rows:
        share: Share | None = getattr(row, name)
        if share is None or share.n < FEWEST_OF_STAFF or row.is_of_people_outside or row.closed_at is None:
            continue
        sure = _("Likely between %(low)s and %(high)s%%.") % {"low": share.low, "high": share.high}
        day = organization.today(at=row.closed_at)
        yield PublicFigure(key, str(LABELS[key]), share.words, share.n, sure, day, method_url(section))
        return


def _of_leaders(organization: Organization, mission: int) -> Iterator[PublicFigure]:
    releases = Release.objects.of(organization).with_names().filter(round__mission=mission).select_related("round")
    enough = releases.filter(consensus_value__isnull=False, counted__gte=FEWEST_SHARED)
    release = next((one for one in enough.newest_first() if not one.is_of_texts), None)
    if release is None or release.consensus_value is None or release.round.closed_at is None:
        return
    value, line = value_and_line(release.consensus_value, release.consensus_chance_line)
    sure = _("Likely between %(low)s and %(high)s; chance alone reaches %(chance)s. %(words)s.") % {
        "low": hundredths(release.consensus_low),
        "high": hundredths(release.consensus_high),
        "chance": f"{line:g}" if line is not None else "",
        "words": alike_words(release),
    }
    told = _("%(value)s of 100") % {"value": f"{value:g}"}
    day = organization.today(at=release.round.closed_at)
    section = "how-alike-the-answers-are"
    yield PublicFigure(ALIKE, str(LABELS[ALIKE]), told, release.counted, sure, day, method_url(section))


SOURCE = FigureSource(LABELS, offer)
