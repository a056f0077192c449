import pytest

from missionhub.organizations.permissions import Role
from missions.models import Engagement, Revision, Stakeholder
from missions.services.nouns import edit_noun, put_away
from missions.services.stakeholders import add_engagement
from tests.factories.missions import AT
from tests.factories.organizations import MembershipFactory, PersonFactory
from tests.factories.plans import ObjectiveFactory, StakeholderFactory
from tests.missions.views.nouns import typed, url

pytestmark = pytest.mark.django_db
NEW = {"name": "Press", "kind": "community", "power": "2", "interest": "", "stance": "", "lock_version": "1"}


@pytest.fixture
def press(organization) -> Stakeholder:
    return StakeholderFactory(organization=organization, name="Press", kind="community")


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_the_database_equally_often(count, organization, leader, client_of, django_assert_num_queries):
    StakeholderFactory.create_batch(count, organization=organization, power=4, interest=4)
    client = client_of(leader)

    with django_assert_num_queries(5):  # session, user, membership, stakeholders, the strip's mission
        page = client.get(url("stakeholder-list"))

    assert len(page.context["register"].rows) == count


@pytest.mark.parametrize("count", [1, 3])
def test_page_asks_the_database_equally_often(count, press, leader, client_of, django_assert_num_queries):
    for number in range(count):
        objective = ObjectiveFactory(organization=press.organization)
        add_engagement(stakeholder=press, text=f"Walk {number}", objective=objective, by=leader.person, at=AT)
    client = client_of(leader)

    with django_assert_num_queries(8):  # …, stakeholder, engagements, objectives twice: any, and the choice
        client.get(url("stakeholder", press.pk))


def test_empty_register_teaches_whom_to_begin_with(leader, client_of):
    page = client_of(leader).get(url("stakeholder-list")).content.decode()

    assert "Begin with the people you serve" in page
    assert url("stakeholder-new") in page


def test_stakeholder_is_added_with_every_field(organization, leader, client_of):
    sent = NEW | {"steward": str(leader.person.pk), "stance": "at_risk", "expectation": "A number\r\nby noon."}

    client_of(leader).post(url("stakeholder-new"), sent)

    added = Stakeholder.objects.get()
    assert (added.organization, added.kind, added.power, added.interest) == (organization, "community", 2, None)
    assert (added.stance, added.expectation, added.steward) == ("at_risk", "A number\nby noon.", leader.person)


@pytest.mark.parametrize("wrong", [{"name": ""}, {"power": "6"}, {"kind": "x"}, {"steward": "0"}])
def test_stakeholder_with_an_error_shows_everything_typed(wrong, leader, client_of):
    page = client_of(leader).post(url("stakeholder-new"), NEW | {"expectation": "Typed for an hour."} | wrong)

    assert "Typed for an hour." in page.content.decode()
    assert page.context["form"].errors
    assert Stakeholder.objects.count() == 0


def test_name_twice_is_refused_beside_what_was_typed(press, leader, client_of):
    page = client_of(leader).post(url("stakeholder-new"), NEW | {"expectation": "Typed for an hour."})

    assert "is in the register already" in page.content.decode()
    assert "Typed for an hour." in page.content.decode()


def test_somebody_else_s_person_is_no_steward(leader, client_of):
    stranger = PersonFactory()

    page = client_of(leader).post(url("stakeholder-new"), NEW | {"steward": str(stranger.pk)})

    assert "steward" in page.context["form"].errors


def test_edit_of_two_people_merges_what_they_changed_apart(press, leader, client_of):
    edit_noun(noun=press, lock_version=1, fields={"power": 5}, by=None, at=AT)

    client_of(leader).post(url("stakeholder-edit", press.pk), typed(press, stance="ally"))

    press.refresh_from_db()
    assert (press.power, press.stance, press.lock_version) == (5, "ally", 3)


def test_edit_of_the_same_field_is_shown_side_by_side_and_settled(press, leader, client_of):
    edit_noun(noun=press, lock_version=1, fields={"expectation": "Theirs."}, by=None, at=AT)
    client = client_of(leader)

    answer = client.post(url("stakeholder-edit", press.pk), typed(press, expectation="Mine."), follow=True)
    conflict = Revision.objects.about(press).set_aside().get()
    assert "Whose words shall stand?" in answer.content.decode()
    press.refresh_from_db()
    client.post(url("conflict", conflict.pk), typed(press, expectation="Both."))

    press.refresh_from_db()
    assert press.expectation == "Both."


def test_one_put_away_leaves_the_list_stays_readable_and_comes_back(press, leader, client_of):
    client = client_of(leader)

    client.post(url("stakeholder-archive", press.pk))
    again = client.post(url("stakeholder-archive", press.pk), follow=True).content.decode()
    gone = client.get(url("stakeholder-list")).context["register"].rows
    client.post(url("stakeholder-return", press.pk))

    assert "Somebody has put this away already." in again
    assert "This was put away." in again
    assert gone == []
    assert [row.stakeholder for row in client.get(url("stakeholder-list")).context["register"].rows] == [press]


def test_text_for_one_put_away_meanwhile_is_kept(press, leader, client_of):
    put_away(noun=press, by=None, at=AT)

    client_of(leader).post(url("stakeholder-edit", press.pk), typed(press, expectation="Mine."))

    assert Revision.objects.about(press).set_aside().get().fields["expectation"] == "Mine."


def test_engagement_is_noted_shown_and_taken_out(press, leader, client_of):
    client = client_of(leader)

    page = client.post(url("stakeholder-engagements", press.pk), {"text": "<b>A walk</b>", "held_on": ""}, follow=True)
    assert "&lt;b&gt;A walk&lt;/b&gt;" in page.content.decode()
    client.post(url("stakeholder-engagement-removal", Engagement.objects.get().pk))

    assert Engagement.objects.count() == 0


def test_engagement_without_words_shows_the_form_again(press, leader, client_of):
    page = client_of(leader).post(url("stakeholder-engagements", press.pk), {"text": "", "held_on": "2026-11-02"})

    assert page.context["form"].errors
    assert "2026-11-02" in page.content.decode()


@pytest.mark.parametrize("name", ["stakeholder", "stakeholder-edit", "stakeholder-archive", "stakeholder-engagements"])
def test_other_organization_s_stakeholder_is_not_there(name, press, client_of):
    stranger = client_of(MembershipFactory(role=Role.ADMINISTRATOR))
    slug = stranger.get("/").wsgi_request.user.memberships.get().organization.slug
    address = url(name, press.pk).replace("harbor-kitchen", slug)

    answers = {stranger.get(address).status_code, stranger.post(address, NEW).status_code}

    assert answers <= {404, 405}
    assert Stakeholder.objects.filter(archived_at__isnull=True).get() == press
    assert Engagement.objects.count() == 0


def test_other_organization_s_engagement_is_not_there(press, client_of):
    engagement = add_engagement(stakeholder=press, text="A walk.", by=None, at=AT)
    membership = MembershipFactory(role=Role.ADMINISTRATOR)
    address = url("stakeholder-engagement-removal", engagement.pk)

    answer = client_of(membership).post(address.replace("harbor-kitchen", membership.organization.slug))

    assert (answer.status_code, Engagement.objects.count()) == (404, 1)
