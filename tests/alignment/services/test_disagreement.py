import pytest
from django.db import IntegrityError, transaction

from alignment.models import Disagreement, ReleasedMatch
from alignment.queries import release_report
from alignment.services import disagree, label
from tests.factories.alignment import AT, released_round


@pytest.fixture
def match(organization, administrator) -> ReleasedMatch:
    release = released_round(organization=organization, by=administrator.person)
    return ReleasedMatch.objects.filter(answer__release=release).order_by("pk").first()


def test_disagree_records_who_and_when(match, leader):
    stands = disagree(match=match, by=leader.person, at=AT)

    assert stands is True
    assert list(Disagreement.objects.values_list("match", "person", "created_at")) == [(match.pk, leader.person.pk, AT)]


def test_disagree_again_takes_it_back(match, leader):
    disagree(match=match, by=leader.person, at=AT)

    stands = disagree(match=match, by=leader.person, at=AT)

    assert (stands, Disagreement.objects.count()) == (False, 0)


def test_disagree_takes_back_only_the_own(match, leader, administrator):
    disagree(match=match, by=administrator.person, at=AT)
    disagree(match=match, by=leader.person, at=AT)
    disagree(match=match, by=leader.person, at=AT)

    assert [row.person for row in Disagreement.objects.all()] == [administrator.person]


def test_disagreement_rate_counts_a_match_once(match, leader, administrator):
    others = ReleasedMatch.objects.filter(answer__release=match.answer.release).exclude(pk=match.pk).order_by("pk")
    disagree(match=match, by=administrator.person, at=AT)
    disagree(match=match, by=leader.person, at=AT)
    label(match=match, by=leader.person, shows=not match.is_voiced, at=AT)
    label(match=others[0], by=leader.person, shows=others[0].is_voiced, at=AT)
    label(match=others[1], by=leader.person, shows=not others[1].is_voiced, at=AT)

    error = release_report(match.answer.release)["disagreement"]

    assert (error["successes"], error["n"]) == (2, 3)
    assert 0 < error["low"] < error["value"] < error["high"] < 1


def test_unjudged_matches_say_nothing_about_the_error(match):
    assert release_report(match.answer.release)["disagreement"] is None


def test_one_person_disagrees_once(match, leader):
    disagree(match=match, by=leader.person, at=AT)

    with pytest.raises(IntegrityError), transaction.atomic():
        Disagreement.objects.create(match=match, person=leader.person, created_at=AT)
