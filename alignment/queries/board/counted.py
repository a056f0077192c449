"""Why fewer answers count than came in."""

from django.utils.translation import gettext as _

from alignment.models import Release, ReleasedAnswer

Exclusion = ReleasedAnswer.Exclusion


def why_fewer_count(release: Release) -> str:
    """One sentence; empty where all of them count. It names nobody."""
    left_out = release.answers.exclude(exclusion="").values_list("exclusion", flat=True)
    reasons = [words for reason, words in _reasons().items() if reason in set(left_out)]
    if not reasons:
        return ""
    said = _("%(came)s leaders answered and %(counted)s count: %(reasons)s.")
    if release.is_of_texts:
        said = _("%(came)s texts came in and %(counted)s count: %(reasons)s.")
    return said % {"came": release.responded, "counted": release.counted, "reasons": ", ".join(reasons)}


def _reasons() -> dict[str, str]:
    return {
        Exclusion.COPY: _("a copy of the mission does not count"),
        Exclusion.DUPLICATE: _("the same words count once"),
        Exclusion.EMPTY: _("an empty answer does not count"),
        Exclusion.NOT_ENGLISH: _("only English is read"),
    }
