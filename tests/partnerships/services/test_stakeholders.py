import pytest

from partnerships.models import Stakeholder, StakeholderEngagement
from partnerships.services.stakeholders import (
    MovedMeanwhile,
    NotPlaced,
    StakeholderNamed,
    StakeholderWords,
    note_engagement,
    place_stakeholder,
    remove_stakeholder,
    rewrite_stakeholder,
    share_stakeholder,
    take_out_engagement,
    take_over,
    withdraw_stakeholder,
)
from tests.factories.partnerships import AT, make_pair, write_down
from tests.factories.plans import StakeholderFactory

pytestmark = pytest.mark.django_db


def test_taking_over_copies_for_ones_own_side_alone_and_leaves_stance_and_notes_in_the_register():
    pair = make_pair()
    organization = pair.host.party.organization
    entry = StakeholderFactory(
        organization=organization,
        name="Council",
        power=5,
        interest=3,
        stance="at_risk",
        note="They owe us a favor.",
        expectation="Figures early.",
    )
    elsewhere = StakeholderFactory(name="Not ours")

    (taken,) = take_over(entries=[entry, elsewhere], by=pair.host, at=AT)

    assert (taken.name, taken.power, taken.interest, taken.expectation) == ("Council", 5, 3, "Figures early.")
    assert (taken.visibility, taken.stance, taken.taken_from) == ("party_private", None, entry)
    assert not Stakeholder.objects.seen_by(pair.guest.party).exists()
    assert take_over(entries=[entry], by=pair.host, at=AT) == []


def test_a_name_stands_once_on_a_list_and_may_stand_on_the_others():
    pair = make_pair()
    write_down(pair.host, "Council")
    write_down(pair.guest, "Council")
    union = write_down(pair.host, "Union")

    with pytest.raises(StakeholderNamed):
        write_down(pair.host, "COUNCIL")
    with pytest.raises(StakeholderNamed):
        rewrite_stakeholder(stakeholder=union, words=StakeholderWords("Council"), by=pair.host, at=AT)


def test_sharing_needs_a_place_and_is_taken_back_by_the_side_that_shared():
    pair = make_pair()
    unplaced = write_down(pair.host, "Union", power=None)
    with pytest.raises(NotPlaced):
        share_stakeholder(stakeholder=unplaced, by=pair.host, at=AT)
    shared = write_down(pair.host, "Council", is_shared=True)

    assert list(Stakeholder.objects.seen_by(pair.guest.party)) == [shared]
    withdraw_stakeholder(stakeholder=shared, by=pair.host)
    assert not Stakeholder.objects.seen_by(pair.guest.party).exists()


def test_no_service_changes_an_entry_for_another_side():
    pair = make_pair()
    entry = write_down(pair.host, "Council", is_shared=True)
    note = note_engagement(stakeholder=entry, text="Met.", held_on=AT.date(), by=pair.host, at=AT)
    before = Stakeholder.objects.values().get()

    rewrite_stakeholder(stakeholder=entry, words=StakeholderWords("Mine now"), by=pair.guest, at=AT)
    with pytest.raises(MovedMeanwhile):
        place_stakeholder(
            stakeholder=entry,
            power=1,
            interest=1,
            from_power=entry.power,
            from_interest=entry.interest,
            by=pair.guest,
            at=AT,
        )
    withdraw_stakeholder(stakeholder=entry, by=pair.guest)
    remove_stakeholder(stakeholder=entry, by=pair.guest)
    take_out_engagement(pk=note.pk, by=pair.guest)

    assert Stakeholder.objects.values().get() == before
    assert StakeholderEngagement.objects.filter(pk=note.pk).exists()
