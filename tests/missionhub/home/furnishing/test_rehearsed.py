"""The four rehearsed cases of the demonstration come out as worked out by hand."""

import pytest
from django.utils import timezone

from partnerships.compatibility import Verdict
from partnerships.models import Partnership
from partnerships.queries.picture import picture_of
from tests.missionhub.home.seeded import demonstration

CASES = {
    "Rehearsed: a course that leads to a kitchen": [
        (Verdict.PARALLEL, 0.058, 0.0, 0.058),
        (Verdict.COMPLEMENTARY, 0.449, 0.0, 0.449),
    ],
    "Rehearsed: supper tonight, or fair wages next year": [
        (Verdict.NEGOTIATE, 0.041, 0.309, -0.267),
        (Verdict.PARALLEL, 0.134, 0.082, 0.051),
    ],
    "Rehearsed: a bucket for a good cause": [(Verdict.RED_LINE, 0.229, 0.231, -0.001)],
    "Rehearsed: a tariff with our name on it": [(Verdict.NEGOTIATE, 0.263, 0.216, 0.047)],
}


@pytest.fixture(scope="module")
def organization(django_db_setup, django_db_blocker):
    with demonstration(django_db_blocker, encoder=None, at=timezone.now()) as seeded:
        yield seeded


@pytest.mark.either
@pytest.mark.django_db
def test_each_case_comes_out_to_the_third_decimal(organization):
    found = {}
    for partnership in Partnership.objects.of(organization).filter(name__startswith="Rehearsed"):
        we, they = partnership.parties.in_order()
        assessments = [picture_of(one, we=we, they=they).assessment for one in partnership.rounds.order_by("number")]
        found[partnership.name] = [
            (
                one.judgement.verdict,
                *(round(value, 3) for value in (one.synergy.synergy, one.synergy.tension, one.synergy.net)),
            )
            for one in assessments
        ]

    assert found == CASES
