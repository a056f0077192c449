from decimal import Decimal

import pytest

from missions.models import Outcome, Revision, Stakeholder
from missions.services.editing import SaveState
from missions.services.nouns import AlreadyPutAway, add_noun, edit_noun, put_away, restore_noun
from tests.factories.missions import AT
from tests.factories.organizations import TeamFactory
from tests.factories.plans import OutcomeFactory

pytestmark = pytest.mark.django_db


def test_added_row_starts_with_a_revision(organization):
    stakeholder = add_noun(Stakeholder, organization=organization, fields={"name": "Families"}, by=None, at=AT)

    assert list(Revision.objects.about(stakeholder).values_list("number", "fields__name")) == [(1, "Families")]


def test_number_typed_another_way_is_no_change():
    outcome = OutcomeFactory(target="12.5000")

    saved = edit_noun(noun=outcome, lock_version=1, fields={"target": Decimal("12.50")}, by=None, at=AT)

    assert saved.state == SaveState.UNCHANGED


def test_two_people_changing_different_fields_are_merged():
    outcome = OutcomeFactory(title="Base", target=10)
    team = TeamFactory(organization=outcome.organization)

    edit_noun(noun=outcome, lock_version=1, fields={"target": Decimal(20), "team_id": team.pk}, by=None, at=AT)
    saved = edit_noun(noun=outcome, lock_version=1, fields={"title": "Mine"}, by=None, at=AT)

    now = Outcome.objects.get(pk=outcome.pk)
    assert (saved.state, now.title, now.target, now.team) == (SaveState.MERGED, "Mine", 20, team)


def test_change_that_no_row_may_hold_together_is_set_aside():
    outcome = OutcomeFactory(start_on="2026-01-01", due_on="2026-12-31")

    edit_noun(noun=outcome, lock_version=1, fields={"start_on": "2026-11-01"}, by=None, at=AT)
    saved = edit_noun(noun=outcome, lock_version=1, fields={"due_on": "2026-06-30"}, by=None, at=AT)

    assert (saved.state, saved.revision.fields["due_on"]) == (SaveState.CONFLICT, "2026-06-30")


def test_text_for_a_row_put_away_is_set_aside_and_can_come_back():
    outcome = OutcomeFactory(title="Base")
    put_away(noun=outcome, by=None, at=AT)

    saved = edit_noun(noun=outcome, lock_version=1, fields={"title": "Mine"}, by=None, at=AT)
    restore_noun(noun=outcome)

    assert saved.state == SaveState.CONFLICT
    assert edit_noun(noun=outcome, lock_version=1, fields={"title": "Mine"}, by=None, at=AT).state == SaveState.SAVED


def test_putting_away_twice_is_refused():
    outcome = OutcomeFactory()
    put_away(noun=outcome, by=None, at=AT)

    with pytest.raises(AlreadyPutAway):
        put_away(noun=outcome, by=None, at=AT)
