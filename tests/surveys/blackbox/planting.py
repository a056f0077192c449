"""A round in which every answer carries its writer, so that any number that gets out tells of whom it is made.

Each respondent's answer to a question is that question's own prime times two to the power of their number: a sum, or
any other joining of answers, decodes to the set of people in it. Rounding, coded ends and the score of a text, and
nothing else of the release code, are replaced: a figure becomes a number of six digits that stands for one set.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from django.utils import timezone

from alignment.queries.staff.coded import Share
from alignment.scoring import read_answers
from missionhub.organizations.models import Person
from surveys import intake
from surveys.disclosure import CodedAgreement, CodedScore, CodedShare
from surveys.figures import Rules, counting, questions
from surveys.models import Invitation, Round
from surveys.questionnaire import Response
from tests.factories.staff_rounds import INDEX

PRIMES = {"work": 1_000_003, "agrees": 1_000_033, "index": 1_000_037}
FIRST_CODE, STEP, LAST_CODE = 400_009, 97, 999_999  # no round numbers, which pages may hold of themselves
SCORE, SPREAD, RAW = "score", "spread", "raw"
NAMED = re.compile(r"\bzq[a-j]+z\b")


@dataclass(frozen=True)
class Told:
    """A number that got out: about what, as a score or a distribution, and of whom. `raw`: never released at all."""

    question: str
    kind: str
    people: frozenset[int]


def mark(question: str, person: int) -> int:
    return PRIMES[question] << person


def named(person: int) -> str:
    """A word that stands for somebody, and that no mask takes for a number or a name."""
    return f"zq{''.join('abcdefghij'[int(digit)] for digit in str(person))}z"


def people_in(number: int, *, asked: int) -> tuple[str, frozenset[int]] | None:
    for question, prime in PRIMES.items():
        members, rest = divmod(number, prime)
        if not rest and 0 < members < 1 << asked:
            return question, frozenset(person for person in range(asked) if members >> person & 1)
    return None


def joined(values: Any) -> int:
    """Everybody in these answers, however deep they lie."""
    if isinstance(values, int):
        return values
    return reduce(_with, (joined(value) for value in values), 0)


def _with(one: int, other: int) -> int:
    """The union of two sets; both of one question, so the prime is taken out and put back."""
    prime = next(prime for prime in PRIMES.values() if (one or other) % prime == 0 and other % prime == 0)
    return prime * or_(one // prime, other // prime)


class Crowd(list):  # type: ignore[type-arg]
    """Values of a cell: how many chose a step says who is in it."""

    def count(self, value: Any, /) -> int:
        return joined(self)


class Marked(str):
    """What a text is read as; asked whether it shows the mission, it says whose it is."""

    __slots__ = ("mark",)
    mark: int

    def __eq__(self, other: object) -> Any:
        return self.mark if other == "mission" else False

    __hash__ = str.__hash__


@dataclass
class Codes:
    """Which set each number of six digits stands for."""

    asked: int
    sets: dict[int, Told] = field(default_factory=dict)
    numbers: dict[Told, int] = field(default_factory=dict)

    def of(self, number: float, kind: str) -> int:
        found = people_in(int(number), asked=self.asked)
        assert found, f"{number} is made of no answers"
        told = Told(found[0], kind, found[1])
        code = self.numbers.setdefault(told, FIRST_CODE + STEP * len(self.numbers))
        assert code <= LAST_CODE, "pages write numbers of six digits in full"
        self.sets[code] = told
        return code

    def decoded(self, number: str) -> Told | None:
        whole = int(float(number))
        if whole in self.sets:
            return self.sets[whole]
        found = people_in(whole, asked=self.asked)
        return Told(found[0], RAW, found[1]) if found else None


@contextmanager
def planted(codes: Codes) -> Iterator[None]:
    """The real release, with numbers that say of whom they are in the place of rounded and coded ones."""
    real = Rules.by_node

    def by_node(rules: Rules, rows: Sequence[tuple[int, Any]], minimum: int) -> Iterator[tuple[int, Any]]:
        return ((node, Crowd(values)) for node, values in real(rules, rows, minimum))

    spread = {
        "agreement": lambda people: SimpleNamespace(r_star=joined(people), ad=joined(people), word=""),
        "coded_agreement": lambda value, n: CodedAgreement(codes.of(value, SPREAD)),
        "coded_deviation": lambda value, n: CodedAgreement(codes.of(value, SPREAD)),
        "coded_distribution": lambda counts: tuple(CodedShare(codes.of(count, SPREAD)) for count in counts),
        "cronbachs_alpha": lambda people: SimpleNamespace(alpha=codes.of(joined(people), SPREAD)),
        "_quadrant": lambda row, knows, agrees: joined(row.values[agrees.key].values()),
    }
    scores = {
        "fmean": lambda values: joined(list(values)),
        "_of_hundred": lambda value: value,
        "coded_score": lambda value, n: CodedScore(codes.of(value, SCORE)),
    }
    with ExitStack() as patched:
        for name, replaced in (spread | scores).items():
            patched.enter_context(patch.object(questions, name, replaced))
        patched.enter_context(patch.object(Rules, "by_node", by_node))
        patched.enter_context(
            patch.object(counting, "coded_share", lambda count, n: CodedShare(codes.of(count, SPREAD)))
        )
        patched.enter_context(patch("alignment.services.release.read_answers", _read))
        patched.enter_context(patch("alignment.services.themes._is_in", _in_theme))
        patched.enter_context(
            patch("alignment.services.text_figures._voices", lambda answer, promise: answer.kind.mark)
        )
        yield


@contextmanager
def readable() -> Iterator[None]:
    """Pages that take a number above 100 for a share, however little sense they make of it."""
    with patch.object(Share, "_fits", lambda share, percent: True):
        yield


def _in_theme(answer: Any, theme: Any) -> int:
    return int(answer.kind.mark) if answer.answer in theme.answers else 0


def _read(**facts: Any) -> Any:
    """The real reading; each text is then scored by whose it is."""
    writers = {answer.key: _writer(answer.text) for answer in facts["answers"]}
    reading = read_answers(**facts)
    answers = []
    for answer in reading.answers:
        if answer.kind not in {"mission", "task"}:
            answers.append(answer)
            continue
        kind = Marked("mission")
        kind.mark = mark("work", writers[answer.answer])
        answers.append(replace(answer, kind=kind))
    return replace(reading, answers=tuple(answers))


def _writer(text: str) -> int:
    [found] = set(NAMED.findall(text))
    return int("".join(str("abcdefghij".index(letter)) for letter in found[2:-1]))


def everybody_answers(round: Round, *, silent: Mapping[str, int]) -> dict[str, int]:
    """Everybody's number by name. So many of each team say nothing; here and there a question is skipped."""
    numbers = {
        name: number for number, name in enumerate(round.roster.order_by("position").values_list("name", flat=True))
    }
    quiet = {f"{team} {number}" for team, many in silent.items() for number in range(1, many + 1)}
    for invitation in Invitation.objects.filter(round=round).select_related("round__organization", "roster_entry"):
        number = numbers[invitation.roster_entry.name]
        if invitation.roster_entry.name not in quiet:
            intake.receive(invitation=invitation, response=_response(number), at=timezone.now())
    return numbers


def _response(person: int) -> Response:
    answers = {
        "work": text_of(person),
        "own_words": "We feed hungry families.",
        "agrees": {"agree": mark("agrees", person)},
        "index": {item: mark("index", person) for item in INDEX},
    }
    if person % 11 == 3:
        del answers["agrees"], answers["own_words"]
    if person % 13 == 5:
        del answers["index"]
    return Response(answers, quotable=frozenset({"work"}))


def text_of(person: int) -> str:
    """Nobody's is nearly a copy of another's."""
    word = named(person)
    return f"We feed {word} families {word} every week so {word} that nobody {word} goes hungry."


def person_named(round: Round, name: str) -> Person:
    person = round.roster.get(name=name).person
    assert person is not None
    return person
