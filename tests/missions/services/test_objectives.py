import pytest

from missions.models import Objective
from missions.services.editing import SaveState
from missions.services.objectives import ObjectiveInItself, add_objective, edit_objective
from tests.factories.missions import AT, PromiseFactory
from tests.factories.plans import ObjectiveFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def promises(organization) -> list[int]:
    return [PromiseFactory(mission__organization=organization).pk for _ in range(3)]


def edit(objective, fields=None, promises=(), seen=()):
    return edit_objective(
        objective=objective,
        lock_version=objective.lock_version,
        fields=fields or {},
        promises=promises,
        seen_promises=seen,
        by=None,
        at=AT,
    )


def served(objective) -> set[int]:
    return set(objective.promises.values_list("pk", flat=True))


def test_new_objective_goes_to_the_end_and_serves_its_promises(organization, promises):
    ObjectiveFactory(organization=organization, position=4)

    added = add_objective(
        organization=organization, fields={"name": "Open late", "why": "Shifts."}, promises=promises[:2], by=None, at=AT
    )

    assert (added.position, served(added)) == (5, set(promises[:2]))


def test_promises_of_two_editors_are_joined(organization, promises):
    first, second, third = promises
    objective = ObjectiveFactory(organization=organization)
    objective.promises.add(first)

    theirs = edit(objective, promises=[first, second], seen=[first])
    mine = edit(objective, promises=[third], seen=[first])

    assert served(objective) == {second, third}
    assert (theirs.state, mine.state) == (SaveState.SAVED, SaveState.SAVED)


def test_nothing_ticked_is_nothing_changed(organization):
    assert edit(ObjectiveFactory(organization=organization)).state == SaveState.UNCHANGED


def test_objective_is_no_part_of_itself_or_its_parts(organization):
    top = ObjectiveFactory(organization=organization)
    middle = ObjectiveFactory(organization=organization, parent=top)
    low = ObjectiveFactory(organization=organization, parent=middle)

    for parent in (top, middle, low):
        with pytest.raises(ObjectiveInItself):
            edit(top, {"parent_id": parent.pk})
    assert edit(low, {"parent_id": top.pk}).state == SaveState.SAVED
    assert Objective.objects.get(pk=low.pk).parent == top
