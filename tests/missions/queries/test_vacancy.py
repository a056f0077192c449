from datetime import date, timedelta

import pytest

from missions.models import KeyRole, Outcome, Responsibility
from missions.queries.vacancy import current_holders, owned, owned_outcome_ids, vacant_role_ids, vacant_roles
from missions.services.nouns import put_away
from tests.factories.missions import AT
from tests.factories.plans import KeyRoleFactory, OutcomeFactory, RoleHolderFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 2)
DAY = timedelta(days=1)


def held(organization, **time) -> KeyRole:
    return RoleHolderFactory(role__organization=organization, **time).role


@pytest.mark.parametrize(
    ("time", "is_vacant"),
    [
        ({}, False),
        ({"since": TODAY}, False),
        ({"until": TODAY + DAY}, False),
        ({"since": TODAY + DAY}, True),
        ({"until": TODAY}, True),
        ({"person__left_on": TODAY}, True),
        ({"person__left_on": TODAY + DAY}, False),
    ],
)
def test_role_is_vacant_unless_somebody_holds_it_that_day(time, is_vacant, organization):
    role = held(organization, **time)

    assert list(vacant_roles(organization=organization, on=TODAY)) == ([role] if is_vacant else [])
    assert vacant_role_ids(organization=organization, on=TODAY) == ({role.pk} if is_vacant else set())
    assert (role.pk in current_holders(organization=organization, on=TODAY)) is not is_vacant


def test_role_put_away_and_roles_of_others_are_not_vacant(organization):
    put_away(noun=KeyRoleFactory(organization=organization), by=None, at=AT)
    KeyRoleFactory()

    assert vacant_role_ids(organization=organization, on=TODAY) == set()


def test_holders_come_by_name_in_one_query(organization, django_assert_num_queries):
    role = KeyRoleFactory(organization=organization)
    late, early = (RoleHolderFactory(role=role, person__name=name) for name in ("Zoe", "Ann"))
    RoleHolderFactory()

    with django_assert_num_queries(1):
        holders = current_holders(organization=organization, on=TODAY)
        names = [holder.person.name for holder in holders[role.pk]]

    assert (holders, names) == ({role.pk: [early, late]}, ["Ann", "Zoe"])


def test_outcome_is_owned_by_an_accountable_role_that_is_held(organization):
    kinds = Responsibility.Kind
    owner, put_by, vacant = held(organization), held(organization), KeyRoleFactory(organization=organization)
    rows = [(owner, kinds.ACCOUNTABLE), (vacant, kinds.ACCOUNTABLE), (owner, kinds.RESPONSIBLE)]
    rows.append((put_by, kinds.ACCOUNTABLE))
    outcomes = []
    for role, kind in rows:
        outcomes.append(OutcomeFactory(organization=organization))
        Responsibility.objects.create(outcome=outcomes[-1], role=role, kind=kind)
    put_away(noun=put_by, by=None, at=AT)

    assert owned_outcome_ids(organization=organization, on=TODAY) == {outcomes[0].pk}
    assert list(owned(Outcome.objects.all(), on=TODAY)) == [outcomes[0]]
