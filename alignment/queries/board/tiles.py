"""Four figures, each with n and how sure it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alignment.models import Release
from alignment.queries.figures import hundredths, value_and_line
from alignment.queries.sentences import alike_words
from alignment.queries.staff.page import StaffPage
from missions.queries.alive import Alive

FEWEST_SHARED = 5  # as a score of a round without names


@dataclass(frozen=True)
class Figure:
    label: str
    value: str
    unit: str
    sure: str
    section: str
    n: int
    is_of_leaders: bool = False


def figures(*, release: Release | None, staff: StaffPage | None, kept: Alive | None) -> tuple[Figure, ...]:
    return (*_looked_after(kept), *_took_part(release, staff), *_alike(release), *_shows(release, staff))


def _looked_after(kept: Alive | None) -> Iterator[Figure]:
    if kept and kept.rows:
        yield Figure(
            label=_("Promises looked after"),
            value=str(kept.coverage.kept),
            unit=_("of %(count)s") % {"count": len(kept.rows)},
            sure=_("%(percent)s%% where each counts for its weight; counted in the plan") % {"percent": kept.percent}
            if kept.is_weighted
            else _("counted in the plan"),
            section="promises-looked-after",
            n=len(kept.rows),
        )


def _took_part(release: Release | None, staff: StaffPage | None) -> Iterator[Figure]:
    asked = release if release and not release.is_of_texts else None
    leaders = _("%(responded)s of %(invited)s leaders") % _asked(asked) if asked else ""
    if staff and staff.response.percent is not None:
        yield Figure(
            label=_("Took part"),
            value=_("about %(percent)s%%") % {"percent": staff.response.percent},
            unit=_("of %(invited)s staff") % {"invited": staff.response.invited},
            sure=_("and %(leaders)s") % {"leaders": leaders} if leaders else "",
            section="response",
            n=staff.n,
        )
    elif asked:
        counted = _("%(counted)s answers count") % {"counted": asked.counted}
        yield Figure(
            _("Took part"), str(asked.responded), _("of %(invited)s leaders") % _asked(asked), counted,
            "which-answers-count", asked.responded, is_of_leaders=True,
        )  # fmt: skip


def _asked(release: Release) -> dict[str, int]:
    return {"responded": release.responded, "invited": release.invited}


def _alike(release: Release | None) -> Iterator[Figure]:
    if release is None or release.consensus_value is None:
        return
    value, line = value_and_line(release.consensus_value, release.consensus_chance_line)
    sure = _("%(low)s–%(high)s; chance alone reaches %(chance)s; n = %(n)s. %(words)s.")
    yield Figure(
        label=_("How alike the published texts are") if release.is_of_texts else _("How alike leaders answer"),
        value=f"{value:g}",
        unit=_("of 100"),
        sure=sure
        % {
            "low": hundredths(release.consensus_low),
            "high": hundredths(release.consensus_high),
            "chance": f"{line:g}" if line is not None else "",
            "n": release.counted,
            "words": alike_words(release),
        },
        section="how-alike-the-answers-are",
        n=release.counted,
        is_of_leaders=True,
    )


def _shows(release: Release | None, staff: StaffPage | None) -> Iterator[Figure]:
    """Of staff where they were asked, else of leaders."""
    label, section = _("Answers that show the mission"), "share-of-answers-that-show-the-mission"
    if staff and staff.showing and not staff.is_guide:
        share = staff.showing.overall
        sure = _("of staff; likely %(low)s–%(high)s%%, n = %(n)s")
        sure %= {"low": share.low, "high": share.high, "n": share.n}
        yield Figure(label, share.words, "", sure, section, share.n)
    elif release and release.mentioning_share is not None:
        told = {"low": hundredths(release.mentioning_low), "high": hundredths(release.mentioning_high)}
        who = _("published texts") if release.is_of_texts else _("leaders")
        sure = _("of %(who)s, as a program found it; likely %(low)s–%(high)s%%, n = %(n)s")
        sure %= told | {"n": release.counted, "who": who}
        value = f"{hundredths(release.mentioning_share)}%"
        yield Figure(label, value, "", sure, section, release.counted, is_of_leaders=True)
