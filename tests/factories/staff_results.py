"""Staff and public rounds that are closed, mixed, read and released; by the same services the product uses."""

from collections.abc import Mapping

from django.utils import timezone

from alignment.services import release_round
from missionhub.organizations.models import Person
from surveys import intake
from surveys.models import ReleasedFigure, Round, RoundNode
from surveys.services import release_figures
from tests.alignment.encoders import WordEncoder
from tests.factories.staff_rounds import closed, everybody_answers, open_staff_round, staff, staff_answer

SHOWS = "I make sure hungry families are fed every week."
WORKS = "I keep the books and file the reports."
TEAMS: Mapping[str, int] = {"Kitchen": 12, "Yard": 12, "Office": 4, "Drivers": 5}


def released(round: Round, *, by: Person) -> Round:
    """Close, mix, read and release it; words of one's own show the mission where they speak of families."""
    intake.open_up(
        round=closed(round, by=by),
        at=timezone.now(),
        knows=lambda _round, texts: ["families" in text for text in texts],
    )
    round.refresh_from_db()
    release_figures(round=round, at=timezone.now())
    round.refresh_from_db()
    release_round(round=round, encoder=WordEncoder(), at=timezone.now())
    return round


def staff_results(*, by: Person, teams: Mapping[str, int] = TEAMS, silent: int = 0, **plan: object) -> Round:
    """Kitchen speaks of families and agrees; the others keep books. The first `silent` of each team say nothing."""
    round = open_staff_round(by=by, people=staff(by.organization, teams), **plan)
    for team, size in teams.items():
        for number in range(1 + silent, size + 1):
            cooks = team == "Kitchen"
            staff_answer(
                round,
                f"{team} {number}",
                work=f"{SHOWS if cooks else WORKS} On day {number}.",
                own_words="We feed hungry families." if cooks else "We run a warehouse.",
                agrees=5 if number % 2 else 4,
                index=5 if cooks else 3,
                quote="work",
            )
    return released(round, by=by)


def everybody_alike(*, by: Person, teams: Mapping[str, int]) -> Round:
    round = open_staff_round(by=by, people=staff(by.organization, teams))
    everybody_answers(round, index=4, own_words="We feed hungry families.", agrees=5)
    return released(round, by=by)


def planted(round: Round, *, teams: int) -> None:
    """So many teams more beneath the whole, each with figures of its own."""
    root = RoundNode.objects.get(round=round, parent=None)
    last = RoundNode.objects.filter(round=round).count()
    nodes = RoundNode.objects.bulk_create(
        RoundNode(round=round, parent=root, name=f"Planted {number}", position=last + number, depth=1, invited=9)
        for number in range(teams)
    )
    of_root = list(ReleasedFigure.objects.filter(round=round, node=root).exclude(measure="reliability"))
    ReleasedFigure.objects.bulk_create(
        ReleasedFigure(
            round=round,
            node=node,
            measure=figure.measure,
            question_key=figure.question_key,
            item_key=figure.item_key,
            n=9,
            value=figure.value,
        )
        for node in nodes
        for figure in of_root
    )
