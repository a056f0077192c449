import pytest
from django.urls import reverse

from missions.models import Responsibility
from tests.factories.plans import KeyRoleFactory, OutcomeFactory, RoleHolderFactory

Kind = Responsibility.Kind
FRAGMENT = {"HX-Request": "true"}


def url(name, *args):
    return reverse(f"missions:{name}", args=["harbor-kitchen", *args])


def parts(outcome) -> dict[str, str]:
    cells = Responsibility.objects.filter(outcome=outcome).select_related("role")
    return {cell.role.name: cell.kind for cell in cells}


@pytest.fixture
def roles(organization):
    return [KeyRoleFactory(organization=organization, name=name) for name in ("Baker", "Cook")]


@pytest.fixture
def outcome(organization):
    return OutcomeFactory(organization=organization, title="Meals")


def row(**cells):
    """What the form of a row sends: each cell as it was and as it is wanted."""
    sent = {}
    for name, (was, wanted) in cells.items():
        key = name.removeprefix("r")
        sent |= {f"role-{key}": wanted, f"was-{key}": was}
    return sent


@pytest.mark.parametrize("count", [1, 3])
def test_grid_asks_the_database_equally_often(count, organization, leader, client_of, django_assert_num_queries):
    for holder in RoleHolderFactory.create_batch(count, role__organization=organization):
        Responsibility.objects.create(
            role=holder.role, outcome=OutcomeFactory(organization=organization), kind=Kind.ACCOUNTABLE
        )
    client = client_of(leader)

    # session, user, membership, vacant, roles, count, outcomes, cells, unowned and how many, idle, unanswered, strip
    with django_assert_num_queries(13):
        page = client.get(url("grid")).context["page"]

    assert (len(page.rows), len(page.columns), page.unanswered) == (count, count, 0)


def test_new_accountable_role_replaces_the_old_one_and_the_page_says_so(roles, outcome, leader, client_of):
    baker, cook = roles
    Responsibility.objects.create(outcome=outcome, role=baker, kind=Kind.ACCOUNTABLE)
    sent = row(**{f"r{baker.pk}": ("accountable", "accountable"), f"r{cook.pk}": ("", "accountable")})

    page = client_of(leader).post(url("grid-cells", outcome.pk), sent, follow=True)

    assert parts(outcome) == {"Baker": "responsible", "Cook": "accountable"}
    assert "Cook now answers for “Meals”. Baker, which did before, is now responsible." in page.content.decode()
    assert page.redirect_chain[0][0] == f"{url('grid')}?page=1#outcome-{outcome.pk}"


def test_role_that_answered_may_be_given_another_part_at_once(roles, outcome, leader, client_of):
    baker, cook = roles
    Responsibility.objects.create(outcome=outcome, role=baker, kind=Kind.ACCOUNTABLE)
    sent = row(**{f"r{baker.pk}": ("accountable", ""), f"r{cook.pk}": ("", "accountable")})

    client_of(leader).post(url("grid-cells", outcome.pk), sent)

    assert parts(outcome) == {"Cook": "accountable"}


def test_two_accountable_roles_at_once_are_refused_and_stay_chosen(roles, outcome, leader, client_of):
    sent = row(**{f"r{role.pk}": ("", "accountable") for role in roles})

    page = client_of(leader).post(url("grid-cells", outcome.pk), sent).content.decode()

    assert "Only one role can be accountable." in page
    assert page.count('<option value="accountable" selected>') == 2
    assert parts(outcome) == {}


def test_row_changed_meanwhile_is_not_overwritten(roles, outcome, leader, client_of):
    baker, cook = roles
    Responsibility.objects.create(outcome=outcome, role=baker, kind=Kind.INFORMED)
    sent = row(**{f"r{baker.pk}": ("", "consulted"), f"r{cook.pk}": ("", "responsible")})

    page = client_of(leader).post(url("grid-cells", outcome.pk), sent)

    assert "Somebody changed this row meanwhile." in page.content.decode()
    assert parts(outcome) == {"Baker": "informed"}
    assert [cell.kind for cell in page.context["row"].cells] == ["consulted", "responsible"]


def test_two_leaders_changing_different_cells_both_count(roles, outcome, leader, client_of):
    baker, cook = roles
    client = client_of(leader)

    client.post(url("grid-cells", outcome.pk), row(**{f"r{baker.pk}": ("", "informed"), f"r{cook.pk}": ("", "")}))
    client.post(url("grid-cells", outcome.pk), row(**{f"r{baker.pk}": ("", ""), f"r{cook.pk}": ("", "consulted")}))

    assert parts(outcome) == {"Baker": "informed", "Cook": "consulted"}


def test_script_gets_the_row_back_with_a_word_about_it(roles, outcome, leader, client_of):
    sent = row(**{f"r{roles[0].pk}": ("", "accountable")})

    answer = client_of(leader).post(url("grid-cells", outcome.pk), sent, headers=FRAGMENT)

    html = answer.content.decode()
    assert html.strip().startswith(f'<tr id="outcome-{outcome.pk}"')
    assert ("<main" in html, "Baker now answers for “Meals”." in html) == (False, True)
    assert answer.headers["Vary"].count("HX-Request") == 1


def test_nonsense_changes_nothing(roles, outcome, leader, client_of):
    sent = {f"role-{roles[0].pk}": "owner", "role-x": "informed", "role-" + "9" * 30: "informed"}
    sent |= row(**{f"r{KeyRoleFactory().pk}": ("", "informed")})

    client_of(leader).post(url("grid-cells", outcome.pk), sent)

    assert not Responsibility.objects.exists()


def test_grid_lists_what_nobody_answers_for_and_who_has_no_part(roles, outcome, organization, leader, client_of):
    baker, cook = roles
    RoleHolderFactory(role=baker)
    owned, vacant = (OutcomeFactory(organization=organization) for _ in range(2))
    Responsibility.objects.create(outcome=owned, role=baker, kind=Kind.ACCOUNTABLE)
    third = KeyRoleFactory(organization=organization, name="Dean")
    Responsibility.objects.create(outcome=vacant, role=cook, kind=Kind.ACCOUNTABLE)

    page = client_of(leader).get(url("grid")).context["page"]
    gaps = client_of(leader).get(url("grid"), {"show": "gaps"}).context["page"]

    assert (page.unowned, page.idle, page.unanswered) == ((outcome,), (third,), 2)
    assert [row.outcome for row in gaps.rows] == [outcome, vacant]


def test_members_read_letters_and_change_nothing(roles, outcome, member, client_of):
    Responsibility.objects.create(outcome=outcome, role=roles[0], kind=Kind.ACCOUNTABLE)

    page = client_of(member).get(url("grid")).content.decode()
    answer = client_of(member).post(url("grid-cells", outcome.pk), row(**{f"r{roles[1].pk}": ("", "informed")}))

    assert "<select" not in page
    assert '<span class="visually-hidden">Accountable</span>' in page
    assert (answer.status_code, parts(outcome)) == (403, {"Baker": "accountable"})


def test_grid_without_rows_says_what_it_needs(leader, client_of):
    assert "The grid needs roles and outcomes" in client_of(leader).get(url("grid")).content.decode()


def test_long_grid_turns_pages_and_returns_to_the_same(roles, organization, leader, client_of):
    outcomes = OutcomeFactory.create_batch(26, organization=organization)
    client = client_of(leader)

    page = client.get(url("grid"), {"page": "2"})
    sent = row(**{f"r{roles[0].pk}": ("", "informed")}) | {"page": "2"}
    answer = client.post(url("grid-cells", outcomes[-1].pk), sent)

    assert [row.outcome for row in page.context["page"].rows] == outcomes[25:]
    assert answer.url == f"{url('grid')}?page=2#outcome-{outcomes[-1].pk}"
