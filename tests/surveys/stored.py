"""What is on disk about a round's answers, read as tables so that no test imports what only the intake may."""

from django.apps import apps

from surveys.models import Round


def intake_rows(round: Round) -> list[bytes]:
    rows = apps.get_model("surveys", "Intake").objects.filter(round=round)
    return [bytes(sealed) for sealed in rows.values_list("sealed", flat=True)]


def intake_count(round: Round) -> int:
    return len(intake_rows(round))


def opened_texts(round: Round) -> dict[str, str]:
    rows = apps.get_model("surveys", "AttributedAnswer").objects.filter(round=round)
    return dict(rows.values_list("roster_entry__name", "value"))
