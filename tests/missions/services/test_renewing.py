import pytest

from missions.models import MissionVersion, Promise
from missions.services import confirm_promises, propose_promises, publish, save_draft, start_mission_from_starter
from missions.services.promises import edit_promise
from missions.starters import NONPROFIT
from tests.factories.missions import AT

pytestmark = pytest.mark.django_db
OWN = "We repair bicycles so that nobody gives one up. We train young people for a first job."


@pytest.fixture
def mission(organization):

    return start_mission_from_starter(organization=organization, starter=NONPROFIT, name="Ours", by=None, at=AT)


def draft_of(mission) -> MissionVersion:
    return MissionVersion.objects.get(mission=mission, published_at=None)


def rewrite(mission, text=OWN):
    draft = draft_of(mission)
    save_draft(version=draft, lock_version=draft.lock_version, fields={"statement": text}, by=None, at=AT)


def texts(mission) -> list[str]:
    return list(Promise.objects.filter(mission=mission).active().in_order().values_list("text", flat=True))


def test_promises_of_an_example_go_with_its_words(mission):
    rewrite(mission)

    assert texts(mission) == ["Repair bicycles so that nobody gives one up", "Train young people for a first job"]


def test_promise_somebody_confirmed_stays_and_nothing_is_proposed(mission):
    first, *_others = Promise.objects.filter(mission=mission).active().in_order()
    confirm_promises(promises=[first], by=None, at=AT)
    before = texts(mission)

    rewrite(mission)

    assert texts(mission) == before


def test_promise_somebody_edited_stays_when_the_text_is_read_again(mission):
    first, *_others = Promise.objects.filter(mission=mission).active().in_order()
    edit_promise(promise=first, lock_version=1, fields={"text": "Ours in our words"}, by=None, at=AT)

    rewrite(mission)
    propose_promises(mission=mission, by=None, at=AT)

    assert texts(mission)[0] == "Ours in our words"
    assert "Train young people for a first job" in texts(mission)


def test_text_that_keeps_its_words_changes_no_promise(mission):
    before = texts(mission)

    rewrite(mission, draft_of(mission).statement + " And more.")

    assert texts(mission) == before


def test_mission_in_force_leads_nobodys_promises(mission):
    publish(version=draft_of(mission), by=None, at=AT)
    before = texts(mission)
    from missions.services import begin_draft

    begin_draft(mission=mission, by=None, at=AT)
    rewrite(mission)

    assert texts(mission) == before
