"""What a survey that stays open keeps for two weeks, so that nobody counts twice, tells nobody's answer."""

from collections import Counter
from datetime import UTC, datetime
from random import Random
from uuid import UUID

import pytest

from surveys import intake
from surveys.intake import mixing, receiving
from surveys.questionnaire import Response
from tests.factories.chains import WEEK, front, open_chain, sweep
from tests.surveys.intake import linkage

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("new_tables")]

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
PEOPLE = 100


class Held:
    """One week of a chain: marked answers of known devices in a known order, for who knows every secret but the key."""

    def __init__(self, by, seed: int, *, longest: int = 90) -> None:
        random = Random(seed)
        self.chain = open_chain(by=by, at=MONDAY)
        self.order = [f"device {number}" for number in range(PEOPLE)]
        random.shuffle(self.order)
        marks = [linkage.mark(number) for number in random.sample(range(10**6), PEOPLE)]
        self.truth = dict(zip(self.order, marks, strict=True))
        self.texts = {one: f"{one} {'meals ' * random.randint(1, longest)}".strip() for one in marks}
        self.round = front(self.chain)
        for device in self.order:
            response = Response({"unaided": self.texts[self.truth[device]]}, frozenset({"unaided"}))
            intake.receive_public(round=self.round, response=response, at=MONDAY, submission_id=device)

    def mix(self) -> "Held":
        sweep(at=MONDAY + WEEK)
        return self

    def devices(self) -> linkage.Columns:
        """When each sent its form, and all that is still stored of its having sent it."""
        key = receiving._name_of(self.round)
        ids = {UUID(bytes=receiving._keyed(f"{key}:{one}"), version=4).hex: one for one in self.order}
        columns: linkage.Columns = {"sent": {one: place for place, one in enumerate(self.order)}}
        for row in linkage.rows_of("surveys_publicsubmission"):
            for column, value in row.items():
                columns.setdefault(f"submission.{column}", {})[ids[str(row["id"]).replace("-", "")]] = value
        return columns

    def hits(self) -> Counter:
        devices = self.devices()
        assert len(devices["submission.id"]) == PEOPLE  # kept, and found by who knows what a device called itself
        return linkage.hits(devices, linkage.of_answers(self.texts), self.truth)


def test_no_kept_row_of_a_device_matches_its_answer_more_than_chance_would(leader):
    found = Held(leader.person, 1).mix().hits()

    assert {its.split(".")[0] for _theirs, its, _how in found} >= {"surveys_answer", "surveys_releasedquote"}
    assert max(found.values()) / PEOPLE < 0.1


def test_alarm_without_the_shuffle_kept_rows_tell_whose_answer_is_whose(leader, monkeypatch):
    monkeypatch.setattr(mixing._CHANCE, "shuffle", lambda rows: None)

    found = Held(leader.person, 2, longest=5).mix().hits()
    kept = [count for (theirs, _its, _how), count in found.items() if theirs.startswith("submission.")]
    assert max(kept) / PEOPLE >= 0.9
