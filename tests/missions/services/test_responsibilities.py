import pytest
from django.db import IntegrityError, transaction

from missions.models import Responsibility
from missions.services.responsibilities import Assigned, CellChange, CellMovedOn, TwoAccountable, assign
from tests.factories.plans import KeyRoleFactory, OutcomeFactory

pytestmark = pytest.mark.django_db
A, R, NO = "accountable", "responsible", ""


@pytest.fixture
def outcome(organization):
    return OutcomeFactory(organization=organization)


@pytest.fixture
def roles(organization):
    return KeyRoleFactory.create_batch(3, organization=organization)


def stands(outcome) -> dict[int, str]:
    return dict(Responsibility.objects.filter(outcome=outcome).values_list("role_id", "kind"))


def test_first_accountable_role_replaces_nobody(outcome, roles):
    assigned = assign(outcome=outcome, changes={roles[0].pk: CellChange(NO, A)})

    assert assigned == Assigned(1, accountable=roles[0])


def test_next_accountable_role_replaces_the_first_in_one_go(outcome, roles):
    first, second, _ = roles
    assign(outcome=outcome, changes={first.pk: CellChange(NO, A)})

    assigned = assign(outcome=outcome, changes={second.pk: CellChange(NO, A)})

    assert assigned == Assigned(2, accountable=second, replaced=first)
    assert stands(outcome) == {first.pk: R, second.pk: A}


def test_choosing_who_answers_already_is_no_change(outcome, roles):
    changes = {roles[0].pk: CellChange(NO, A)}
    assign(outcome=outcome, changes=changes)

    assert assign(outcome=outcome, changes=changes) == Assigned(0)


def test_two_new_accountable_roles_are_refused(outcome, roles):
    with pytest.raises(TwoAccountable):
        assign(outcome=outcome, changes={role.pk: CellChange(NO, A) for role in roles})

    assert stands(outcome) == {}


def test_database_refuses_a_second_accountable_role(outcome, roles):
    """The alarm's twin: without the service the constraint still holds."""
    Responsibility.objects.create(outcome=outcome, role=roles[0], kind=A)

    with pytest.raises(IntegrityError), transaction.atomic():
        Responsibility.objects.create(outcome=outcome, role=roles[1], kind=A)


def test_cell_that_moved_on_is_refused_with_all_its_row(outcome, roles):
    Responsibility.objects.create(outcome=outcome, role=roles[0], kind=R)

    with pytest.raises(CellMovedOn):
        assign(outcome=outcome, changes={roles[0].pk: CellChange(NO, "informed"), roles[1].pk: CellChange(NO, R)})

    assert stands(outcome) == {roles[0].pk: R}


def test_part_is_taken_away(outcome, roles):
    Responsibility.objects.create(outcome=outcome, role=roles[0], kind=A)

    assert assign(outcome=outcome, changes={roles[0].pk: CellChange(A, NO)}) == Assigned(1)
    assert stands(outcome) == {}
