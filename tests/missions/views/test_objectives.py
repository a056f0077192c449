import pytest

from missionhub.organizations.permissions import Role
from missions.models import Objective, Revision
from missions.services.nouns import edit_noun
from tests.factories.missions import AT, PromiseFactory
from tests.factories.organizations import MembershipFactory
from tests.factories.plans import ObjectiveFactory, OutcomeFactory, StakeholderFactory
from tests.missions.views.nouns import typed, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def families(organization):
    return StakeholderFactory(organization=organization, name="Families")


@pytest.fixture
def objective(organization, families) -> Objective:
    return ObjectiveFactory(organization=organization, name="Open late", beneficiary=families)


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_the_database_equally_often(count, organization, leader, client_of, django_assert_num_queries):
    for objective in ObjectiveFactory.create_batch(count, organization=organization):
        objective.promises.add(PromiseFactory(mission__organization=organization))
    client = client_of(leader)

    with django_assert_num_queries(6):  # session, user, membership, objectives, promises, the strip's mission
        page = client.get(url("objective-list"))

    assert len(page.context["rows"]) == count


@pytest.mark.parametrize("count", [1, 3])
def test_page_asks_the_database_equally_often(
    count, objective, organization, leader, client_of, django_assert_num_queries
):
    OutcomeFactory.create_batch(count, organization=organization, objective=objective)
    client = client_of(leader)

    with django_assert_num_queries(14):  # the door, the objective, what it serves and what is under it, standings
        client.get(url("objective", objective.pk))


def test_empty_list_teaches_and_members_read(leader, member, client_of):
    assert "Name this year’s focus, and ask why" in client_of(leader).get(url("objective-list")).content.decode()
    assert url("objective-new") not in client_of(member).get(url("objective-list")).content.decode()


def test_objective_is_added_with_its_why_its_people_and_its_promises(organization, families, leader, client_of):
    promise = PromiseFactory(mission__organization=organization)
    sent = {"name": "Open late", "why": "Shifts.", "beneficiary": families.pk, "promises": [promise.pk]}

    client_of(leader).post(url("objective-new"), sent | {"lock_version": "1"})

    added = Objective.objects.get()
    assert (added.why, added.beneficiary, list(added.promises.all())) == ("Shifts.", families, [promise])


@pytest.mark.parametrize("missing", ["why", "beneficiary"])
def test_objective_needs_a_why_and_somebody_it_serves(missing, families, leader, client_of):
    sent = {"name": "Open late", "why": "Shifts.", "beneficiary": str(families.pk), "lock_version": "1"} | {missing: ""}

    page = client_of(leader).post(url("objective-new"), sent)

    assert missing in page.context["form"].errors
    assert "Open late" in page.content.decode()
    assert Objective.objects.count() == 0


def test_imported_objectives_without_a_why_are_listed_with_a_way_to_say_it(organization, leader, client_of):
    imported = ObjectiveFactory(organization=organization, name="Goal 3", why="")

    page = client_of(leader).get(url("objective-list")).content.decode()

    assert "Objectives without a why" in page
    assert url("objective-edit", imported.pk) in page


def test_edit_keeps_promises_that_somebody_else_ticked_meanwhile(objective, organization, leader, client_of):
    first, second = (PromiseFactory(mission__organization=organization) for _ in range(2))
    client = client_of(leader)
    opened = client.get(url("objective-edit", objective.pk)).context["form"]
    objective.promises.add(first)

    client.post(
        url("objective-edit", objective.pk),
        typed(objective) | {"promises": [second.pk], "seen_promises": opened["seen_promises"].value()},
    )

    assert set(objective.promises.all()) == {first, second}


def test_edit_of_the_same_why_is_shown_side_by_side(objective, leader, client_of):
    edit_noun(noun=objective, lock_version=1, fields={"why": "Theirs."}, by=None, at=AT)

    page = client_of(leader).post(url("objective-edit", objective.pk), typed(objective, why="Mine."), follow=True)

    assert "Whose words shall stand?" in page.content.decode()
    assert Revision.objects.about(objective).set_aside().get().fields["why"] == "Mine."


def test_part_of_itself_is_refused_and_nothing_typed_is_lost(objective, leader, client_of):
    page = client_of(leader).post(
        url("objective-edit", objective.pk), typed(objective, parent=str(objective.pk), why="Typed for an hour.")
    )

    assert "cannot be a part of itself" in page.content.decode()
    assert "Typed for an hour." in page.content.decode()


def test_page_shows_why_whom_and_what_shows_it(objective, organization, member, client_of):
    OutcomeFactory(organization=organization, objective=objective, title="Evening boxes")

    page = client_of(member).get(url("objective", objective.pk)).content.decode()

    assert all(words in page for words in ("Because people wait.", "Families", "Evening boxes", "No figure yet"))


@pytest.mark.parametrize("name", ["objective", "objective-edit", "objective-archive", "objective-return"])
def test_objective_of_another_organization_is_not_there(name, objective, client_of):
    membership = MembershipFactory(role=Role.ADMINISTRATOR)
    address = url(name, objective.pk).replace("harbor-kitchen", membership.organization.slug)
    client = client_of(membership)

    answers = {client.get(address).status_code, client.post(address, typed(objective, name="X")).status_code}

    assert answers <= {404, 405}
    assert Objective.objects.get(name="Open late").archived_at is None
