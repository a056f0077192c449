"""The demonstration's looks at candidates nobody has asked yet."""

from datetime import datetime, timedelta

from missionhub.home.furnishing.pages import read_area
from missionhub.organizations.models import Organization, Person
from partnerships.queries.first_look import pairs_to_guess
from partnerships.services.first_looks import (
    EstimateWords,
    GuessWords,
    LookGoalWords,
    save_guesses,
    take_first_look,
    write_estimates,
    write_look_goals,
)
from partnerships.services.goals import GoalWords


def furnish_first_looks(*, organization: Organization, by: Person, at: datetime) -> None:
    for wanted in read_area("partnerships")["first_look"]:
        looked_at = at - timedelta(days=wanted["days_ago"])
        look = take_first_look(
            organization=organization,
            name=wanted["name"],
            purpose=wanted["purpose"],
            note=wanted["note"],
            by=by,
            at=looked_at,
        )
        ours, theirs = ([LookGoalWords(GoalWords(**goal)) for goal in wanted[side]] for side in ("ours", "theirs"))
        write_look_goals(look=look, ours=ours, theirs=theirs)
        reasons = dict(wanted.get("reasons", []))
        guesses = [
            GuessWords(pair.ours.pk, pair.theirs.pk, *_said(effects), note=reasons.get(number, ""))
            for number, (pair, effects) in enumerate(zip(pairs_to_guess(look), wanted["guesses"], strict=True), start=1)
        ]
        save_guesses(look=look, guesses=guesses, at=looked_at)
        write_estimates(look=look, estimates=[EstimateWords(*row) for row in wanted["estimates"]])


def _said(effects: list[int | str]) -> tuple[int | None, int | None]:
    """An empty text is what nobody could say."""
    gives, receives = (None if effect == "" else int(effect) for effect in effects)
    return gives, receives
