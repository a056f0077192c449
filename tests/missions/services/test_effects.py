import pytest

from missions.services.beside import SomebodyWroteMeanwhile
from missions.services.effects import save_effects
from tests.factories.missions import MissionFactory, PromiseFactory
from tests.factories.plans import ChangeFactory, DecisionFactory

pytestmark = pytest.mark.django_db


def effects(subject) -> list[tuple]:
    return list(subject.effects.order_by("pk").values_list("promise", "effect", "note"))


@pytest.fixture(params=[ChangeFactory, DecisionFactory])
def subject(request, organization):
    return request.param(organization=organization)


@pytest.fixture
def promises(organization) -> list[int]:
    mission = MissionFactory(organization=organization)
    return [promise.pk for promise in PromiseFactory.create_batch(2, mission=mission)]


def test_effects_are_written_changed_and_taken_out(subject, promises):
    first, second = promises
    written = save_effects(subject=subject, wanted={first: (1, "More."), second: (-1, "")}, seen={})
    assert (written, effects(subject)) == (2, [(first, 1, "More."), (second, -1, "")])

    save_effects(
        subject=subject,
        wanted={first: (0, "Same."), second: (None, "")},
        seen={first: (1, "More."), second: (-1, "")},
    )
    assert effects(subject) == [(first, 0, "Same.")]


def test_effect_changed_meanwhile_is_not_overwritten(subject, promises):
    first, second = promises
    save_effects(subject=subject, wanted={first: (1, "Theirs.")}, seen={})

    with pytest.raises(SomebodyWroteMeanwhile):
        save_effects(subject=subject, wanted={first: (-1, "Mine."), second: (1, "")}, seen={})

    assert effects(subject) == [(first, 1, "Theirs.")]
