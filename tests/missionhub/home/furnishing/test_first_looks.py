import pytest

from missionhub.home.furnishing.first_looks import furnish_first_looks
from partnerships.models import FirstLook
from partnerships.queries.candidates import compare
from tests.factories.organizations import PersonFactory
from tests.factories.partnerships import AT

pytestmark = pytest.mark.django_db


def test_the_best_looking_of_three_candidates_hides_a_red_line(organization):
    furnish_first_looks(organization=organization, by=PersonFactory(organization=organization), at=AT)

    found = compare(list(FirstLook.objects.of(organization)))

    gates = {one.look.name: str(one.gate) for one in found.candidates}
    assert gates == {"Goldcrest Markets": "A red line stands", "Ovenlight Bakeries": "", "Saltmarsh Growers": ""}
    assert max(found.candidates, key=lambda one: one.span.index).look.name == "Goldcrest Markets"
    assert len(found.candidates[2].missing) == 2
