from datetime import timedelta

import pytest

from missions.queries.changes import change_rows, changes_for_joiners
from missions.queries.decisions import decision_rows, decisions, decisions_to_look_back_on, look_backs_due
from missions.services.effects import save_effects
from missions.services.nouns import put_away
from tests.factories.missions import AT, PromiseFactory
from tests.factories.plans import ChangeFactory, DecisionFactory

pytestmark = pytest.mark.django_db
TODAY = AT.date()
DAY = timedelta(days=1)


def test_open_decisions_come_first_then_the_newest(organization):
    old = DecisionFactory(organization=organization, decided_on=TODAY - DAY)
    new = DecisionFactory(organization=organization, decided_on=TODAY)
    still_open = DecisionFactory(organization=organization)
    DecisionFactory()  # of somebody else

    assert list(decisions(organization)) == [still_open, new, old]


def test_search_finds_every_word_wherever_it_stands(organization):
    found = DecisionFactory(organization=organization, title="Second van", lesson="Count the DRIVER too.")
    DecisionFactory(organization=organization, title="Second kitchen")

    assert list(decisions(organization, words="van driver")) == [found]
    assert list(decisions(organization, words="100%_")) == []


def test_due_look_backs_are_those_of_the_person_and_not_looked_back_on(organization, leader, member):
    late = DecisionFactory(organization=organization, responsible=leader.person, look_back_on=TODAY - DAY)
    today = DecisionFactory(organization=organization, responsible=leader.person, look_back_on=TODAY)
    theirs = DecisionFactory(organization=organization, responsible=member.person, look_back_on=TODAY)
    DecisionFactory(organization=organization, responsible=leader.person, look_back_on=TODAY + DAY)
    DecisionFactory(
        organization=organization, responsible=leader.person, look_back_on=TODAY, verdict="right", looked_back_at=AT
    )
    put_away(
        noun=DecisionFactory(organization=organization, responsible=leader.person, look_back_on=TODAY), by=None, at=AT
    )

    assert list(decisions_to_look_back_on(leader.person, TODAY)) == [late, today]
    assert list(look_backs_due(organization, on=TODAY)) == [late, today, theirs]


def test_row_counts_helped_and_hurt_promises(organization):
    decision = DecisionFactory(organization=organization)
    first, second = (PromiseFactory(mission__organization=organization).pk for _ in range(2))
    save_effects(subject=decision, wanted={first: (1, ""), second: (-1, "")}, seen={})

    (row,) = decision_rows(decisions(organization))

    assert (row.balance.helped, row.balance.untouched, row.balance.hurt, row.answered) == (1, 0, 1, 0)


def test_changes_due_stand_on_top_and_those_without_a_day_last(organization):
    never = ChangeFactory(organization=organization)
    later = ChangeFactory(organization=organization, review_on=TODAY + DAY)
    due = ChangeFactory(organization=organization, review_on=TODAY)

    rows = change_rows(organization, on=TODAY)

    assert [(row.change, row.is_due) for row in rows] == [(due, True), (later, False), (never, False)]


def test_joiners_read_what_is_written_for_them_newest_first(organization):
    old = ChangeFactory(organization=organization, for_joiners="Old.", starts_on=TODAY - DAY)
    new = ChangeFactory(organization=organization, for_joiners="New.", starts_on=TODAY)
    ChangeFactory(organization=organization)
    put_away(noun=ChangeFactory(organization=organization, for_joiners="Gone."), by=None, at=AT)

    assert list(changes_for_joiners(organization)) == [new, old]
