import pytest

from missionhub.organizations.permissions import Role
from missions.models import Change, Decision, Revision, Voice
from missions.services.decisions import add_voice, save_test
from missions.services.effects import save_effects
from missions.services.nouns import edit_noun
from tests.factories.missions import AT, PromiseFactory
from tests.factories.organizations import MembershipFactory
from tests.factories.plans import ChangeFactory, DecisionFactory, StakeholderFactory
from tests.missions.views.nouns import typed, url

pytestmark = pytest.mark.django_db
TODAY = AT.date()


@pytest.fixture
def decision(organization) -> Decision:
    return DecisionFactory(organization=organization, title="A van?", decided_on=TODAY)


@pytest.fixture
def change(organization) -> Change:
    return ChangeFactory(organization=organization, name="Merger")


@pytest.mark.parametrize("count", [1, 3])
def test_log_asks_the_database_equally_often(count, organization, leader, client_of, django_assert_num_queries):
    for decision in DecisionFactory.create_batch(count, organization=organization, responsible=leader.person):
        save_test(decision=decision, wanted={"harm": ("no", "")}, seen={})
    client = client_of(leader)

    with django_assert_num_queries(9):  # session, user, membership, count, due, decisions, effects, answers, strip
        page = client.get(url("decision-list"))

    assert len(page.context["rows"]) == count


@pytest.mark.parametrize("count", [1, 3])
def test_changes_ask_the_database_equally_often(count, organization, leader, client_of, django_assert_num_queries):
    ChangeFactory.create_batch(count, organization=organization, responsible=leader.person)
    client = client_of(leader)

    with django_assert_num_queries(6):  # session, user, membership, changes, effects, the strip's mission
        page = client.get(url("change-list"))

    assert len(page.context["rows"]) == count


def test_members_read_the_log_and_change_nothing(decision, change, member, client_of):
    client = client_of(member)

    pages = [client.get(address) for address in (url("decision-list"), decision.get_absolute_url(), url("change-list"))]
    assert [page.status_code for page in pages] == [200, 200, 200]
    assert "Log a decision" not in "".join(page.content.decode() for page in pages)
    assert client.post(url("decision-edit", decision.pk), typed(decision, title="X")).status_code == 403


def test_empty_log_teaches(leader, client_of):
    assert "Log the next decision that matters" in client_of(leader).get(url("decision-list")).content.decode()
    assert "What will be different next year?" in client_of(leader).get(url("change-list")).content.decode()


def test_decision_is_logged_tested_and_looked_back_on(organization, leader, client_of):
    client = client_of(leader)
    promise = PromiseFactory(mission__organization=organization)
    client.post(url("decision-new"), {"title": "A van?", "decided_on": "2026-05-01", "lock_version": "1"})
    decision = Decision.objects.get()

    client.post(url("decision-test", decision.pk), {"promise-choice": "yes", "promise-note": "Food.\r\nMore."})
    client.post(url("decision-effects", decision.pk), {f"{promise.pk}-choice": "1", f"{promise.pk}-note": "6 t"})
    client.post(url("decision-look-back", decision.pk), {"look-choice": "right", "look-note": "Count the driver."})

    page = client.get(decision.get_absolute_url()).content.decode()
    assert "For it: it keeps a promise better. 4 questions are not answered yet." in page
    assert "+ helps" in page
    assert "Count the driver." in page
    assert list(decision.test_answers.values_list("note")) == [("Food.\nMore.",)]


def test_test_page_opened_before_somebody_else_answered_shows_both_then_saves(decision, leader, client_of):
    client = client_of(leader)
    save_test(decision=decision, wanted={"harm": ("yes", "Theirs.")}, seen={})
    mine = {"harm-choice": "no", "harm-note": "Mine.", "harm-seen_choice": "", "harm-seen_note": ""}

    page = client.post(url("decision-test", decision.pk), mine)
    text = page.content.decode()
    assert "Somebody else answered meanwhile: Yes · Theirs." in text
    assert "Mine." in text
    assert decision.test_answers.get().note == "Theirs."

    again = {name: form[name.partition("-")[2]].value() for form in page.context["forms"][1:2] for name in mine}
    client.post(url("decision-test", decision.pk), again)
    assert (decision.test_answers.get().answer, decision.test_answers.get().note) == ("no", "Mine.")


def test_effect_page_keeps_what_somebody_else_said_about_another_promise(change, leader, client_of):
    first, second = (PromiseFactory(mission__organization=change.organization).pk for _ in range(2))
    save_effects(subject=change, wanted={first: (-1, "Theirs.")}, seen={})

    client_of(leader).post(url("change-effects", change.pk), {f"{second}-choice": "1", f"{second}-note": "Mine."})

    rows = change.effects.order_by("promise").values_list("promise", "effect", "note")
    assert list(rows) == [(first, -1, "Theirs."), (second, 1, "Mine.")]


def test_effects_without_promises_lead_to_the_mission(change, leader, client_of):
    assert "No promises yet" in client_of(leader).get(url("change-effects", change.pk)).content.decode()


def test_too_early_without_a_day_keeps_what_was_typed(decision, leader, client_of):
    page = client_of(leader).post(
        url("decision-look-back", decision.pk), {"look-choice": "too_early", "look-note": "So far so good."}
    )

    assert "say when to look again" in page.content.decode()
    assert "So far so good." in page.content.decode()


def test_voices_are_added_and_the_one_against_stays(decision, leader, client_of):
    client = client_of(leader)
    press = StakeholderFactory(organization=decision.organization, name="Press")
    client.post(url("decision-voices", decision.pk), {"stakeholder": press.pk, "view": "Good."})
    client.post(url("decision-voices", decision.pk), {"name": "Ana", "view": "<i>No</i>", "is_against": "on"})

    for voice in Voice.objects.order_by("pk"):
        answer = client.post(url("decision-voice-removal", voice.pk), follow=True)

    assert "stays on record" in answer.content.decode()
    assert "&lt;i&gt;No&lt;/i&gt;" in answer.content.decode()
    assert [voice.name for voice in Voice.objects.all()] == ["Ana"]


def test_voice_of_nobody_is_asked_whose_it_is(decision, leader, client_of):
    page = client_of(leader).post(url("decision-voices", decision.pk), {"view": "Typed for an hour."})

    assert "Say who was asked" in page.content.decode()
    assert "Typed for an hour." in page.content.decode()


@pytest.mark.parametrize(("noun", "field"), [("decision", "context"), ("change", "risk")])
def test_edit_of_the_same_field_by_two_is_shown_side_by_side(noun, field, request, leader, client_of):
    row = request.getfixturevalue(noun)
    edit_noun(noun=row, lock_version=1, fields={field: "Theirs."}, by=None, at=AT)

    page = client_of(leader).post(url(f"{noun}-edit", row.pk), typed(row, **{field: "Mine."}), follow=True)

    assert "Whose words shall stand?" in page.content.decode()
    assert Revision.objects.about(row).set_aside().get().fields[field] == "Mine."


def test_search_shows_what_was_found_and_how_to_see_all(decision, leader, client_of):
    page = client_of(leader).get(url("decision-list"), {"q": '"><script>'}).content.decode()

    assert "<script>alert" not in page
    assert "&quot;&gt;&lt;script&gt;" in page
    assert "Show all" in page


def test_change_reviewed_gets_its_next_day(change, leader, client_of):
    client_of(leader).post(url("change-review", change.pk), {"review_on": "2027-01-01", "lock_version": "1"})
    wrong = client_of(leader).post(url("change-review", change.pk), {"review_on": "x", "lock_version": "2"})

    change.refresh_from_db()
    assert str(change.review_on) == "2027-01-01"
    assert wrong.context["form"].errors


def test_people_who_join_read_all_of_it_on_one_page(organization, member, client_of):
    ChangeFactory(organization=organization, name="Merger", for_joiners="No form <needed>.")

    page = client_of(member).get(url("change-for-joiners")).content.decode()

    assert "No form &lt;needed&gt;." in page


@pytest.mark.parametrize(
    "name", ["decision", "decision-test", "decision-effects", "decision-voices", "decision-look-back", "decision-edit"]
)
def test_decision_of_another_organization_is_not_there(name, decision, client_of):
    membership = MembershipFactory(role=Role.ADMINISTRATOR)
    address = url(name, decision.pk).replace("harbor-kitchen", membership.organization.slug)
    client = client_of(membership)

    answers = {client.get(address).status_code, client.post(address, typed(decision, title="X")).status_code}

    assert answers <= {404, 405}
    assert Decision.objects.get(title="A van?") == decision


def test_voice_of_another_organization_is_not_there(decision, client_of):
    voice = add_voice(decision=decision, name="Ana", view="Yes.")
    membership = MembershipFactory(role=Role.ADMINISTRATOR)
    address = url("decision-voice-removal", voice.pk).replace("harbor-kitchen", membership.organization.slug)

    assert client_of(membership).post(address).status_code == 404
    assert Voice.objects.count() == 1
