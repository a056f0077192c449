from datetime import timedelta

import pytest

from alignment.queries.happenings import NEWS
from tests.factories.alignment import released_round

pytestmark = pytest.mark.django_db


def test_results_are_told_by_their_ids_and_page(administrator):
    release = released_round(organization=administrator.organization, by=administrator.person)
    here = {release.round.organization_id}
    (kind,) = NEWS

    told = list(kind.since(here, release.released_at))
    later = list(kind.since(here, release.released_at + timedelta(seconds=1)))

    assert [(row.data, row.url) for row in told] == [
        ({"round": release.round_id, "release": release.pk}, release.get_absolute_url())
    ]
    assert (later, list(kind.since({0}, release.released_at))) == ([], [])
