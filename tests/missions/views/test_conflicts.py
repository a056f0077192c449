import pytest
from django.urls import reverse

from missions.models import MissionVersion, Revision
from missions.services import publish, save_draft
from tests.factories.missions import MissionVersionFactory
from tests.missions.views.conftest import AT


def url(name, *args):
    return reverse(f"missions:{name}", args=["harbor-kitchen", *args])


def save(draft, lock_version, by=None, **fields):
    return save_draft(version=draft, lock_version=lock_version, fields=fields, by=by, at=AT)


@pytest.fixture
def draft(organization):
    return MissionVersionFactory(mission__organization=organization, statement="Base.", horizon="2030")


@pytest.fixture
def conflict(draft, leader) -> Revision:
    save(draft, 1, statement="Theirs.", horizon="2040")
    return save(draft, 1, by=leader.person, statement="Mine.", vision="A dream.", horizon="2030").revision


def sent_back(page, **typed) -> dict[str, str]:
    form = page.context["form"]
    values = {name: form[name].value() or "" for name in form.fields}
    return values | {"target": str(page.context["page"].target.pk)} | typed


def now(draft) -> tuple[str, str, str, int]:
    row = MissionVersion.objects.get(pk=draft.pk)
    return row.statement, row.vision, row.horizon, row.lock_version


def test_conflict_page_shows_three_ways_and_proposes_a_combination(conflict, leader, client_of):
    page = client_of(leader).get(url("conflict", conflict.pk))

    found = page.context["page"]
    assert [(field.name, field.base, field.is_clash) for field in found.fields] == [
        ("statement", "Base.", True),
        ("vision", "", False),
        ("horizon", "2030", False),
    ]
    assert (found.proposal["statement"], found.proposal["vision"], found.proposal["horizon"]) == (
        "Mine.",
        "A dream.",
        "2040",
    )


def test_keep_mine_writes_a_new_text_on_top(conflict, draft, leader, client_of):
    client = client_of(leader)

    client.post(url("conflict", conflict.pk), sent_back(client.get(url("conflict", conflict.pk))))

    assert now(draft) == ("Mine.", "A dream.", "2040", 3)
    assert not Revision.objects.set_aside().exists()
    assert [revision.fields["statement"] for revision in Revision.objects.about(draft).order_by("pk")] == [
        "Base.",
        "Theirs.",
        "Mine.",
        "Mine.",
    ]


def test_keep_theirs_changes_nothing_and_keeps_mine_readable(conflict, draft, leader, client_of):
    client = client_of(leader)

    client.post(url("conflict-dismissal", conflict.pk))
    page = client.get(url("conflict", conflict.pk))

    assert now(draft) == ("Theirs.", "", "2040", 2)
    assert "Mine" in page.content.decode()
    assert page.context["page"].is_settled
    assert not Revision.objects.set_aside().exists()


def test_combination_is_saved_as_typed(conflict, draft, leader, client_of):
    client = client_of(leader)
    page = client.get(url("conflict", conflict.pk))

    client.post(url("conflict", conflict.pk), sent_back(page, statement="Theirs and mine."))

    assert now(draft)[0] == "Theirs and mine."


def test_a_third_editor_meanwhile_makes_a_new_conflict(conflict, draft, leader, client_of):
    client = client_of(leader)
    page = client.get(url("conflict", conflict.pk))
    save(draft, 2, statement="A third.")

    answer = client.post(url("conflict", conflict.pk), sent_back(page))

    waiting = Revision.objects.set_aside().get()
    assert answer.url == url("conflict", waiting.pk)
    assert (waiting.settles, waiting.fields["statement"]) == (conflict, "Mine.")
    assert now(draft)[0] == "A third."


def test_a_text_decided_meanwhile_still_takes_what_was_typed(conflict, draft, leader, client_of):
    client = client_of(leader)
    page = client.get(url("conflict", conflict.pk))
    client.post(url("conflict-dismissal", conflict.pk))

    client.post(url("conflict", conflict.pk), sent_back(page, statement="Typed for an hour."))

    assert now(draft)[0] == "Typed for an hour."


def test_two_who_decide_at_once_lose_nothing(conflict, draft, leader, client_of):
    client = client_of(leader)
    page = client.get(url("conflict", conflict.pk))
    client.post(url("conflict", conflict.pk), sent_back(page, statement="First decision."))

    client.post(url("conflict", conflict.pk), sent_back(page, statement="Second decision."))

    assert now(draft)[0] == "First decision."
    assert Revision.objects.set_aside().get().fields["statement"] == "Second decision."


def test_a_decision_with_an_error_shows_what_was_typed(conflict, leader, client_of):
    client = client_of(leader)
    page = client.get(url("conflict", conflict.pk))
    client.post(url("conflict-dismissal", conflict.pk))

    again = client.post(url("conflict", conflict.pk), sent_back(page, statement="", vision="Typed for an hour."))

    assert "Typed for an hour." in again.content.decode()


def test_a_text_is_let_go_once(conflict, leader, client_of):
    client = client_of(leader)
    client.post(url("conflict-dismissal", conflict.pk))

    page = client.post(url("conflict-dismissal", conflict.pk), follow=True)

    assert "Somebody has decided about this text already." in page.content.decode()
    assert Revision.objects.filter(settles=conflict).count() == 1


def test_keep_mine_after_a_publication_goes_into_a_new_draft(draft, leader, client_of):
    publish(version=draft, by=None, at=AT)
    conflict = save(draft, 1, by=leader.person, statement="Too late.").revision
    client = client_of(leader)

    client.post(url("conflict", conflict.pk), sent_back(client.get(url("conflict", conflict.pk))))

    second = MissionVersion.objects.get(number=2)
    assert (second.statement, second.is_published) == ("Too late.", False)
    assert now(draft)[0] == "Base."


def test_keep_mine_after_a_publication_meets_the_next_draft(draft, leader, client_of):
    publish(version=draft, by=None, at=AT)
    conflict = save(draft, 1, by=leader.person, statement="Too late.").revision
    client = client_of(leader)
    page = client.get(url("conflict", conflict.pk))
    second = MissionVersionFactory(mission=draft.mission, number=2, statement="Base.", horizon="2030")
    save(second, 1, statement="Somebody else went on.")

    answer = client.post(url("conflict", conflict.pk), sent_back(page))

    waiting = Revision.objects.about(second).set_aside().get()
    assert answer.url == url("conflict", waiting.pk)
    assert now(second)[0] == "Somebody else went on."


def test_mission_page_names_texts_that_wait(conflict, draft, leader, client_of):
    page = client_of(leader).get(url("mission", draft.mission_id))

    assert page.context["page"].set_aside == [conflict]
    assert url("conflict", conflict.pk) in page.content.decode()


def test_conflict_page_refuses_a_target_of_somebody_else(conflict, leader, client_of):
    client = client_of(leader)
    stranger = MissionVersionFactory(statement="Not yours.")
    typed = sent_back(client.get(url("conflict", conflict.pk)), target=str(stranger.pk))

    assert client.post(url("conflict", conflict.pk), typed).status_code == 404
    assert now(stranger)[0] == "Not yours."
