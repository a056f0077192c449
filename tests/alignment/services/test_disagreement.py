import pytest
from django.db import IntegrityError, transaction

from alignment.models import Disagreement, ReleasedMatch
from alignment.queries import release_report
from alignment.services import disagree
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
    disagree(match=match, by=administrator.person, at=AT)
    disagree(match=match, by=leader.person, at=AT)

    error = release_report(match.answer.release)["disagreement"]

    assert (error["successes"], error["n"]) == (1, 12)
    assert 0 < error["low"] < error["value"] < error["high"] < 1


def test_one_person_disagrees_once(match, leader):
    disagree(match=match, by=leader.person, at=AT)

    with pytest.raises(IntegrityError), transaction.atomic():
        Disagreement.objects.create(match=match, person=leader.person, created_at=AT)
