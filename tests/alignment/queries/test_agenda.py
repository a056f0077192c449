import pytest

from alignment.queries import agenda, results_page
from tests.factories.alignment import ANSWERS, PROMISES, released_round


@pytest.mark.parametrize(
    ("answers", "promises", "expected"),
    [
        (4, PROMISES, [("who", 0, 3), ("alike", 3, 8), ("promises", 8, 15), ("pair", 15, 25), ("action", 25, 30)]),
        (3, PROMISES, [("who", 0, 3), ("promises", 3, 10), ("pair", 10, 25), ("action", 25, 30)]),
        (3, (), [("who", 0, 3), ("pair", 3, 23), ("action", 23, 30)]),
    ],
    ids=["figure", "no figure", "no promises"],
)
def test_agenda_spends_no_minute_on_what_is_not_there(organization, administrator, answers, promises, expected):
    release = released_round(
        organization=organization,
        by=administrator.person,
        answers=dict(list(ANSWERS.items())[:answers]),
        promises=promises,
    )

    items = agenda(results_page(release, reader=None))

    assert [(item.subject, item.start, item.end) for item in items] == expected
