"""Answers that carry their people through the real release code, so that each figure tells whom it counts."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from typing import Any
from unittest.mock import patch

from surveys.disclosure import Masker, smallest_isolated
from surveys.figures import Answered, Figure, Rules, block_figures
from surveys.intake import mixing
from surveys.models import Round
from surveys.questionnaire import SCALE, Condition, Item, Kind, Question, Questionnaire, Role
from tests.surveys.disclosure.organizations import Organization, Respondent

Cell = frozenset[int]
Policy = Callable[[Organization, int], list[Cell]]
SKIPS = 0.15


def _items(*keys: str) -> tuple[Item, ...]:
    return tuple(Item(key, {"en": key}) for key in keys)


def _asked(key: str, kind: Kind, *items: str, **more: Any) -> Question:
    return Question(key, kind, {"en": key}, items=_items(*items), **more)


ASKED = Questionnaire(
    (
        _asked("work", Kind.OPEN, role=Role.WORK),
        _asked("own_words", Kind.OPEN, role=Role.KNOWS, block="knows_agrees"),
        _asked("agrees", Kind.RATING, "agree", role=Role.AGREES, block="knows_agrees"),
        _asked("index", Kind.RATING, "a", "b", "c", role=Role.INDEX),
        _asked("mood", Kind.RATING, "x", "y"),
        _asked("channel", Kind.SINGLE, "mail", "talk"),
        _asked("why_mail", Kind.RATING, "quick", shown_if=Condition("channel", ("mail",))),
        _asked("values", Kind.MULTIPLE, "red", "blue", "green"),
        _asked("order", Kind.RANKING, "one", "two", "three"),
        _asked("hours", Kind.ALLOCATION, "desk", "field"),
    )
)


class Seat(int):
    """A team's number that remembers who sits there; to the release code it is the number."""

    person: int


class Shown(int):
    """A figure's node that remembers whom the figure counts."""

    cell: Cell


def seat(node: int, person: int) -> Seat:
    seat = Seat(node)
    seat.person = person
    return seat


@dataclass(frozen=True)
class Told:
    """A figure with the people in it."""

    figure: Figure
    cell: Cell


def responses_of(organization: Organization, random: Random, *, skips: float = SKIPS) -> list[dict[str, Any]]:
    """What each respondent sent: some items and questions skipped, in every block."""

    def given(value: Any) -> Any:
        return value if random.random() >= skips else None

    def rated(question: Question) -> dict[str, int]:
        return {key: random.choice(SCALE) for key in question.item_keys if given(key)}

    responses = []
    for person in organization.respondents:
        channel = random.choice(("mail", "mail", "talk"))
        answers = {
            "work": given(f"text of {person.id}"),
            "own_words": given(f"words of {person.id}"),
            **{key: rated(ASKED.question(key)) for key in ("agrees", "index", "mood")},
            "channel": given([channel]),
            "why_mail": rated(ASKED.question("why_mail")) if channel == "mail" else None,
            "values": random.sample(("red", "blue", "green"), random.randint(0, 3)),
            "order": given(random.sample(("one", "two", "three"), 3)),
            "hours": given({"desk": 40, "field": 60}),
        }
        responses.append(
            {
                "person": person.id,
                "node": person.node,
                "answers": {key: value for key, value in answers.items() if value},
                "quotable": ["work"],
            }
        )
    return responses


def mixed(organization: Organization, responses: Sequence[dict[str, Any]], block: str) -> list[Answered]:
    """One block's rows as the product's own mix makes them; each seat still knows its person, for the attacker's book.

    The mix gives rows in the order of responses; it keeps all who answered anything of the block, or drops all.
    """
    reads = {response["answers"].get("own_words", ""): response["person"] % 2 == 0 for response in responses}
    tree, questions = organization.tree, mixing._pieces(ASKED)[block]
    sent = [response for response in responses if mixing._values(questions, response["answers"], reads)]
    rows = list(
        mixing._rows(Round(), tree, block, questions, responses, knows=reads, root=tree.root, masker=Masker([]))
    )
    assert len(rows) in {0, len(sent)}
    return [
        Answered(seat(row.node_id, response["person"]), row.values)
        for row, response in zip(rows, sent, strict=bool(rows))
    ]


def told(rules: Rules, block: str, rows: Sequence[Answered]) -> list[Told]:
    """Every figure of the block, by the real code, with whom it counts."""
    with _watched(rules):
        figures = list(block_figures(rules, ASKED.blocks()[block], rows))
    return [Told(figure, figure.node.cell) for figure in figures]


@contextmanager
def _watched(rules: Rules) -> Iterator[None]:
    real = Rules.by_node

    def by_node(self: Rules, rows: Sequence[tuple[Seat, Any]], minimum: int) -> Iterator[tuple[Shown, list[Any]]]:
        carried = [(node, (node.person, value)) for node, value in rows]
        for node, people in real(self, carried, minimum):
            shown = Shown(node)
            shown.cell = frozenset(person for person, _value in people)
            yield shown, [value for _person, value in people]

    with patch.object(Rules, "by_node", by_node):
        yield


@contextmanager
def released_by(policy: Policy, organization: Organization) -> Iterator[None]:
    """Another policy in the place where the release code asks which nodes it may show."""
    seats = {person.id: person for person in organization.respondents}

    def by_node(self: Rules, rows: Sequence[tuple[Seat, Any]], minimum: int) -> Iterator[tuple[int, list[Any]]]:
        values = {node.person: value for node, value in rows}
        answered: tuple[Respondent, ...] = tuple(seats[person] for person in values)
        for number, cell in enumerate(policy(Organization(organization.tree, answered), minimum)):
            yield number, [values[person] for person in cell]

    with patch.object(Rules, "by_node", by_node):
        yield


def stacks(found: Sequence[Told]) -> dict[tuple[str, ...], list[Told]]:
    """Figures that depend on the same numbers of the same people, so that one may be taken from another.

    An index and its items, all shares of a choice, knows × agrees beside its half; elsewhere an item is a number of
    its own, and two of them cannot be subtracted.
    """
    stacked = defaultdict(list)
    for one in found:
        alone = one.figure.item if one.figure.question == "mood" else ""
        stacked[one.figure.question, alone].append(one)
    return stacked


def isolated(found: Sequence[Told], minimum: int) -> list[Cell]:
    """For every measure alone and for each stack of them, the people that can be told apart, fewer than `minimum`."""
    alone = defaultdict(list)
    for one in found:
        alone[one.figure.measure, one.figure.question, one.figure.item].append(one)
    groups = [*alone.values(), *stacks(found).values()]
    searched = (smallest_isolated([one.cell for one in group], minimum) for group in groups)
    return [isolation.people for isolation in searched if isolation.people]
