"""A public survey that stays open, and what devices send to it; by the same services the product uses."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from missionhub.organizations.models import Person
from surveys import intake
from surveys.models import Chain, Round
from surveys.questionnaire import Response
from surveys.services import hand_over_due_rounds, open_up_closed_rounds, release_due_chains
from tests.factories.staff_rounds import open_staff_round

WEEK = timedelta(days=7)


def open_chain(*, by: Person, at: datetime, **plan) -> Chain:
    round = open_staff_round(
        by=by, kind="awareness", mode="public", audience="public", people=[], closes_at=None, stays_open=True, at=at,
        **plan,
    )  # fmt: skip
    return Chain.objects.get(rounds=round)


def front(chain: Chain) -> Round:
    return Round.objects.filter(chain=chain).in_front().get()


def send(chain: Chain, submission: str, *, at: datetime, text: str = "", aided: Sequence[str] = (), to=None) -> str:
    """The state a device is told; `to`: the round its page was opened for."""
    answers = {"unaided": text} if text else {}
    if aided:
        answers["aided"] = list(aided)
    receipt = intake.receive_public(
        round=to or front(chain), response=Response(answers), at=at, submission_id=submission
    )
    return receipt.state


def some_answer(chain: Chain, people: int, *, at: datetime, called: str = "visitor") -> None:
    """Each writes a text and ticks the first promise."""
    promise = front(chain).questionnaire.question("aided").item_keys[:1]
    for number in range(people):
        send(chain, f"{called} {at} {number}", at=at, text=f"They feed {called} {number}.", aided=promise)


def sweep(*, at: datetime) -> None:
    hand_over_due_rounds(at=at)
    open_up_closed_rounds(at=at)
    release_due_chains(at=at)
