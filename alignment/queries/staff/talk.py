"""What people of a round without names talk about, from released shares."""

from django.utils.translation import gettext as _

from alignment.queries.finding_names import STAFF
from alignment.queries.staff.coded import capital
from alignment.queries.staff.released import Released, Shown
from alignment.queries.themes import ThemeRow, Themes
from surveys.models import Round


def themes(released: Released) -> Themes:
    """None where too few answered, or the texts are unread."""
    found = [
        (question, shown[released.root.id])
        for (measure, question, _item), shown in released.figures.items()
        if measure == "theme" and released.root.id in shown
    ]
    rows = [_row(released, question, shown) for question, shown in found]
    is_of_staff = released.facts["round"]["mode"] == Round.Mode.CONFIDENTIAL
    return Themes(tuple(sorted(rows, key=lambda row: -row.percent)), STAFF if is_of_staff else "")


def _row(released: Released, question: str, shown: Shown) -> ThemeRow:
    promises = {fact["key"]: fact["text"] for fact in released.facts["promises"]}
    quotes = [quote["text"] for quote in released.facts["quotes"] if quote["question"] == question]
    place = shown.value["quote"]
    return ThemeRow(
        words=", ".join(shown.value["words"]),
        people=_("%(share)s of %(n)s") % {"share": capital(shown.share.words), "n": shown.n},
        percent=shown.share.value,
        promise=promises.get(shown.value["promise"], ""),
        quote=quotes[place - 1] if place else "",
    )
