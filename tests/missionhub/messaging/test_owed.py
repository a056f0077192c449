from collections.abc import Iterator
from datetime import date

import pytest

from missionhub.messaging import owed
from missionhub.messaging.owed import Owed, OwedSource, debtor, owed_by
from missionhub.organizations.models import Membership
from missionhub.organizations.permissions import Permission
from tests.factories.organizations import PersonFactory

ON = date(2026, 11, 16)


@pytest.fixture
def sources() -> Iterator[list[str]]:
    """Two sources of our own beside those of the product."""
    late = Owed(title="late", url="/1/", icon="clock", due_on=date(2026, 11, 1), is_overdue=True)
    soon, someday = (
        Owed(title="soon", url="/2/", icon="clock", due_on=date(2026, 11, 17)),
        Owed(title="someday", url="/3/", icon="clock"),
    )
    owed.register(OwedSource("tests.one", "One", lambda who: [someday, soon]))
    owed.register(OwedSource("tests.two", "Two", lambda who: [late]))
    yield ["tests.one", "tests.two"]
    for name in ("tests.one", "tests.two"):
        owed.unregister(name)


def test_owed_by_puts_the_overdue_first_and_what_has_no_day_last(sources: list[str], member: Membership) -> None:
    who = debtor(person=member.person, on=ON)

    assert [row.title for row in owed_by(who)] == ["late", "soon", "someday"]
    assert [row.title for row in owed_by(who, without=frozenset({"tests.one"}))] == ["late"]


def test_debtor_knows_the_role(leader: Membership) -> None:
    assert debtor(person=leader.person, on=ON).may(Permission.PLAN_EDIT)
    assert not debtor(person=PersonFactory(organization=leader.organization), on=ON).may(Permission.CHECK_IN)


def test_register_refuses_a_second_source_of_one_name(sources: list[str]) -> None:
    with pytest.raises(ValueError, match="already registered"):
        owed.register(OwedSource("tests.one", "Another", lambda who: []))
