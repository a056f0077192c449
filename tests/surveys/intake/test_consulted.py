"""Promise 2 for a consultation: nobody can tell whose a proposal or a ballot is once it is mixed."""

import json
from itertools import product
from random import Random

import pytest

from surveys.intake import mixing
from surveys.models.answers import Answer
from tests.factories.alignment import mission_with
from tests.factories.consultations import consult, propose, told, vote
from tests.factories.organizations import MembershipFactory, PersonFactory
from tests.surveys.intake import linkage

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("new_tables")]

PEOPLE = 60
SEEDS = tuple(f"Statement {number} stands." for number in range(1, 5))


class Held:
    """A round of a consultation that known people answer in a known order, each as nobody else does."""

    def __init__(self, by, people, mission, *, seed: int, collects: bool) -> None:
        random = Random(seed)
        self.round = consult(by=by, people=people, mission=mission, statements=SEEDS, collects=collects)
        self.order = [person.name for person in people]
        random.shuffle(self.order)
        marks = [linkage.mark(number) for number in random.sample(range(10**6), PEOPLE)]
        self.truth = dict(zip(self.order, marks, strict=True))

    def proposals(self) -> "Held":
        for name in self.order:
            propose(self.round, name, f"{self.truth[name]} belongs on the list.")
        told(self.round)
        return self

    def hits(self) -> float:
        texts = {mark: f"{mark} belongs on the list." for mark in self.truth.values()}
        answers = linkage.of_answers(texts)
        assert {column.split(".")[0] for column in answers} == {"surveys_answer", "surveys_statement"}
        return max(linkage.hits(linkage.of_people(self.round, self.order), answers, self.truth).values()) / PEOPLE

    def ballots(self) -> "Held":
        """Each ballot is the only one of its kind, so that its rows can be told apart by the matcher."""
        drawn = Random(9).sample(list(product(("agree", "disagree", "pass"), repeat=4)), PEOPLE)
        self.cast = dict(zip(self.order, drawn, strict=True))
        for name, said in self.cast.items():
            vote(self.round, name, dict(enumerate(said, start=1)))
        told(self.round)
        return self

    def ballot_hits(self) -> float:
        marks = {
            json.dumps({f"statement_{number}": [vote] for number, vote in enumerate(said, start=1)}): self.truth[name]
            for name, said in self.cast.items()
        }
        columns: linkage.Columns = {}
        for row in (row for row in linkage.rows_of("surveys_answer") if row["round_id"] == self.round.pk):
            found = marks[json.dumps(dict(sorted(json.loads(row["values"]).items())))]
            for column, value in row.items():
                columns.setdefault(column, {})[found] = value
        return max(linkage.hits(linkage.of_people(self.round, self.order), columns, self.truth).values()) / PEOPLE


@pytest.fixture
def hold(organization):
    by = MembershipFactory(organization=organization).person
    people = [PersonFactory(organization=organization, name=f"Asked {number}") for number in range(PEOPLE)]
    mission = mission_with(organization=organization)
    return lambda seed, **more: Held(by, people, mission, seed=seed, **more)


def test_no_column_tells_whose_a_proposal_is(hold):
    assert hold(1, collects=True).proposals().hits() < 0.12


def test_no_column_tells_whose_a_ballot_is(hold):
    assert hold(2, collects=False).ballots().ballot_hits() < 0.12


def test_alarm_without_the_shuffle_order_of_arrival_tells_both(hold, monkeypatch):
    monkeypatch.setattr(mixing._CHANCE, "shuffle", lambda rows: None)

    assert hold(3, collects=True).proposals().hits() >= 0.9
    assert hold(4, collects=False).ballots().ballot_hits() >= 0.9


def test_a_ballot_is_one_row_and_a_proposal_one_each(hold):
    held = hold(5, collects=True)
    propose(held.round, "Asked 1", "One thing.", "Another thing.")
    told(held.round)
    assert Answer.objects.filter(round=held.round).count() == 2

    held = hold(6, collects=False).ballots()
    assert Answer.objects.filter(round=held.round).count() == PEOPLE
