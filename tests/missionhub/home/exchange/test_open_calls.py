"""What scorers said of an open call does not leave in a copy of their organization."""

import pytest

from missionhub.home.exchange.tables import ONLY, rows_of
from partnerships.models import BidEffect, BidScore, Call
from tests.factories.buying import bid, make_call, reveal_scores, score

pytestmark = pytest.mark.django_db


def test_scores_of_an_open_call_do_not_leave_in_a_copy():
    buying = make_call(scorers=1)
    score(buying, buying.scorers[0], bid(buying))
    kept = [rows_of(model, buying.call.organization).count() for model in (Call, BidScore, BidEffect)]
    reveal_scores(buying)

    assert kept == [0, 0, 0]
    assert [rows_of(model, buying.call.organization).count() for model in (Call, BidScore, BidEffect)] == [1, 2, 2]


def test_alarm_without_the_rule_scores_of_an_open_call_would_leave(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delitem(ONLY, Call)
    buying = make_call(scorers=1)
    score(buying, buying.scorers[0], bid(buying))

    assert rows_of(BidScore, buying.call.organization).count() == 2
