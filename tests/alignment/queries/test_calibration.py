import pytest

from alignment.models import Label, ReleasedMatch
from alignment.queries.calibration import calibration_so_far, verdict
from alignment.services import disagree, label
from missions.models import Promise
from tests.factories.alignment import AT, released_round, taught_release


@pytest.fixture
def release(organization, administrator):
    return released_round(organization=organization, by=administrator.person)


def match_of(release, *, band: str) -> ReleasedMatch:
    matches = ReleasedMatch.objects.filter(answer__release=release)
    if band == "none":
        return matches.filter(band="none").order_by("pk").first()
    return matches.exclude(band="none").order_by("pk").first()


@pytest.mark.parametrize(("band", "shows"), [("found", False), ("none", True)])
def test_disagreement_counts_as_a_label(release, leader, band: str, shows: bool):
    match = match_of(release, band=band)

    disagree(match=match, by=leader.person, at=AT)

    assert verdict(match) is shows
    assert calibration_so_far(release).labels == 1


def test_label_of_the_same_person_comes_before_the_disagreement(release, leader):
    match = match_of(release, band="found")
    disagree(match=match, by=leader.person, at=AT)

    label(match=match, shows=True, by=leader.person, at=AT)

    assert verdict(match) is True


def test_people_of_two_minds_say_nothing_and_a_majority_does(release, leader, administrator, member):
    match = match_of(release, band="found")
    label(match=match, shows=True, by=leader.person, at=AT)
    label(match=match, shows=False, by=administrator.person, at=AT)
    assert verdict(match) is None
    assert calibration_so_far(release).labels == 0

    label(match=match, shows=False, by=member.person, at=AT)

    assert verdict(ReleasedMatch.objects.get(pk=match.pk)) is False


def test_labels_of_another_encoder_are_not_mixed_in(organization, administrator):
    release = taught_release(organization=organization, by=administrator.person)
    assert calibration_so_far(release).labels == 12

    release.weights_sha256 = "another"

    assert calibration_so_far(release).labels == 0


def test_labels_of_another_mission_are_not_mixed_in(organization, administrator):
    taught_release(organization=organization, by=administrator.person)
    other = released_round(organization=organization, by=administrator.person)

    assert calibration_so_far(other).labels == 0
    assert Label.objects.count() == 12


def test_reworded_promise_keeps_no_line_of_its_own(organization, administrator):
    release = taught_release(organization=organization, by=administrator.person)
    before = calibration_so_far(release).lines
    Promise.objects.update(text="Something else")

    after = calibration_so_far(type(release).objects.get(pk=release.pk)).lines

    assert (len(before.promises), len(after.promises)) == (3, 0)
    assert after.mission == before.mission
