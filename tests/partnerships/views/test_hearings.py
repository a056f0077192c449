"""Each side asks those around it; the other side reads what was shared of that, and nothing else."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from missionhub.organizations.models import Membership
from missionhub.organizations.permissions import Role
from partnerships.models import Hearing, Participant
from partnerships.queries.hearings import State, hearings_seen_by
from partnerships.services.hearings import NothingReleased, asks_about, share_hearing
from surveys.models import Round
from tests.factories.alignment import mission_with
from tests.factories.hearings import answer, ask, close
from tests.factories.partnerships import AT, make_pair
from tests.partnerships.views.test_walls import membership_of

pytestmark = pytest.mark.django_db(transaction=True)
FIVE = [(5, 4, 2), (4, 4, 2), (5, 3, 1), (4, 2, 2), (5, 4, 1)]


@pytest.fixture
def as_side(client_of: Callable[[Membership], Client]) -> Callable[[Participant], Client]:
    return lambda side: client_of(membership_of(side))


def url(side: Participant, name: str, *args: object) -> str:
    return reverse(f"partnerships:{name}", args=[side.party.organization.slug, side.partnership_id, *args])


def heard_by_host(answers=FIVE):
    pair = make_pair()
    hearing = ask(pair.host)
    close(answer(hearing, answers))
    hearing.refresh_from_db()
    return pair, Hearing.objects.select_related("round", "party").get(pk=hearing.pk)


def test_asking_opens_a_public_round_of_ones_own_organization_alone(as_side):
    pair = make_pair()
    mission = mission_with(organization=pair.host.party.organization)
    words = {"about": "Suppers come by bicycle.", "closes_on": "2099-01-31", "mission": mission.pk}
    answered = as_side(pair.host).post(url(pair.host, "hearing-new"), words)
    round = Round.objects.get()

    assert answered.url == reverse("surveys:round", args=[pair.host.party.organization.slug, round.pk])
    assert (round.mode, round.audience, round.organization) == ("public", "stakeholders", pair.host.party.organization)
    assert Hearing.objects.get().round == round
    elsewhere = reverse("surveys:round", args=[pair.guest.party.organization.slug, round.pk])
    assert as_side(pair.guest).get(elsewhere).status_code == 404


def test_those_asked_are_told_who_may_read_the_figures_and_braces_stay_braces():
    asked = asks_about(we="Harbor", they=["Green {x}"], about="Suppers {soon}.")

    assert asked.faults() == []
    told = asked.question("view").help["en"]
    assert told == "Suppers {soon}. Harbor may show the figures to Green {x}, never your words."


def test_a_mission_of_somebody_else_is_no_choice_and_members_are_told_whom_to_ask(as_side):
    pair = make_pair()
    mission_with(organization=pair.host.party.organization)
    theirs = mission_with(organization=pair.guest.party.organization)
    words = {"about": "Suppers.", "closes_on": "2099-01-31", "mission": theirs.pk}
    refused = as_side(pair.host).post(url(pair.host, "hearing-new"), words)
    Membership.objects.filter(user=pair.host.user).update(role=Role.MEMBER)
    told = as_side(pair.host).post(url(pair.host, "hearing-new"), words)

    assert (refused.status_code, told.status_code, Round.objects.count()) == (422, 422, 0)
    assert b"Suppers." in refused.content
    assert b"Leaders open surveys" in told.content


def test_asking_again_is_the_same_survey_and_waits_until_people_were_told(as_side):
    pair, hearing = heard_by_host()
    words = {"about": "Once more.", "closes_on": "2099-01-31", "mission": hearing.round.mission_id}
    answered = as_side(pair.host).post(url(pair.host, "hearing-new"), words)

    assert answered.status_code == 409
    assert b"People have not heard what came of the last round." in answered.content
    assert Hearing.objects.count() == 1


def test_the_other_side_reads_nothing_of_a_round_before_it_is_shared(as_side):
    pair, hearing = heard_by_host()
    page = as_side(pair.guest).get(url(pair.guest, "stakeholders")).content
    answers = [
        as_side(pair.guest).post(url(pair.guest, name, hearing.pk), {"summary": "Ours now."}).status_code
        for name in ("hearing-sharing", "hearing-withdrawal")
    ]

    assert b"asked on" not in page
    assert answers == [404, 404]
    assert as_side(pair.guest).get(url(pair.guest, "hearing-sharing", hearing.pk)).status_code == 404


def test_sharing_tells_the_summary_and_released_figures_and_nothing_of_the_round(as_side):
    pair, hearing = heard_by_host()
    client = as_side(pair.host)
    preview = client.get(url(pair.host, "hearing-sharing", hearing.pk)).content.decode()
    empty = client.post(url(pair.host, "hearing-sharing", hearing.pk), {"summary": ""})
    client.post(url(pair.host, "hearing-sharing", hearing.pk), {"summary": "They want to be asked."})
    page = as_side(pair.guest).get(url(pair.guest, "stakeholders")).content.decode()
    (asked,) = hearings_seen_by(pair.guest.party)
    archive = ZipFile(BytesIO(as_side(pair.guest).get(url(pair.guest, "export")).content))

    assert "n = 5" in preview
    assert empty.status_code == 422
    assert "They want to be asked." in page
    assert f"/rounds/{hearing.round_id}/" not in page
    assert [(one.words, one.n) for one in asked.heard] == [("at least 90", 5), ("60", 5), ("15", 5)]
    assert "They want to be asked." in archive.read("hearings.csv").decode()


def test_what_is_taken_back_is_gone_from_the_other_side(as_side):
    pair, hearing = heard_by_host()
    before = as_side(pair.guest).get(url(pair.guest, "stakeholders")).content
    share_hearing(hearing=hearing, summary="They agree.", by=pair.host, at=AT)
    as_side(pair.host).post(url(pair.host, "hearing-withdrawal", hearing.pk))
    after = as_side(pair.guest).get(url(pair.guest, "stakeholders")).content

    assert b"They agree." not in after
    assert len(after) == len(before)


def test_fewer_than_five_make_no_figure_and_nothing_to_share(as_side):
    pair, hearing = heard_by_host(FIVE[:4])
    (asked,) = hearings_seen_by(pair.host.party)

    assert (asked.state, asked.heard) == (State.TOO_FEW, [])
    with pytest.raises(NothingReleased):
        share_hearing(hearing=hearing, summary="Four people said.", by=pair.host, at=AT)
    page = as_side(pair.host).get(url(pair.host, "hearing-sharing", hearing.pk))
    assert b"No figures yet" in page.content


def test_a_round_that_is_open_or_being_mixed_has_no_figures():
    pair = make_pair()
    hearing = ask(pair.host)
    round = answer(hearing, FIVE)

    assert [one.state for one in hearings_seen_by(pair.host.party)] == [State.OPEN]
    Round.objects.filter(pk=round.pk).update(closed_at=AT)
    assert [(one.state, one.heard) for one in hearings_seen_by(pair.host.party)] == [(State.MIXING, [])]
