from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from missions.models import KeyRole, Responsibility, Revision, Skill
from missions.services.nouns import edit_noun, put_away
from missions.services.skills import credit_skill, need_skill
from tests.factories.organizations import PersonFactory
from tests.factories.plans import KeyRoleFactory, OutcomeFactory, RoleHolderFactory
from tests.missions.views.conftest import AT


def url(name, *args):
    return reverse(f"missions:{name}", args=["harbor-kitchen", *args])


def typed(role=None, **fields):
    return {"name": "Cook", "purpose": "", "responsibilities": "", "lock_version": "1"} | fields


@pytest.mark.parametrize("count", [1, 3])
def test_role_list_asks_the_database_equally_often(count, organization, leader, client_of, django_assert_num_queries):
    for holder in RoleHolderFactory.create_batch(count, role__organization=organization):
        credit_skill(person=holder.person, name="Driving")
        need_skill(needing=holder.role, name="Driving")
        part = {"outcome": OutcomeFactory(organization=organization), "kind": "accountable"}
        Responsibility.objects.create(role=holder.role, **part)
    client = client_of(leader)

    with django_assert_num_queries(9):  # session, user, membership, roles, skills, holders, who has them, cells, strip
        page = client.get(url("role-list"))

    assert len(page.context["cards"]) == count


def test_role_list_without_roles_teaches_what_one_is(leader, client_of):
    page = client_of(leader).get(url("role-list")).content.decode()

    assert "A key role says what has to be taken care of" in page
    assert url("role-new") in page


def test_vacant_roles_come_first_and_say_so(organization, leader, client_of):
    held = RoleHolderFactory(role__organization=organization, role__name="Baker").role
    vacant = KeyRoleFactory(organization=organization, name="Cook")

    page = client_of(leader).get(url("role-list"))

    assert [card.role for card in page.context["cards"]] == [vacant, held]
    assert page.content.decode().count('class="vacant"') == 1


def test_gaps_leave_out_roles_that_lack_nothing(organization, leader, client_of):
    whole = RoleHolderFactory(role__organization=organization).role
    Responsibility.objects.create(role=whole, outcome=OutcomeFactory(organization=organization), kind="responsible")
    idle = RoleHolderFactory(role__organization=organization).role

    page = client_of(leader).get(url("role-list"), {"show": "gaps"})

    assert [card.role for card in page.context["cards"]] == [idle]
    assert page.context["counts"] == {"all": 2, "gaps": 1, "vacant": 0, "lacking": 0, "idle": 1}


def test_new_role_names_its_skills(organization, leader, client_of):
    need_skill(needing=KeyRoleFactory(organization=organization), name="Forklift")

    client_of(leader).post(url("role-new"), typed(skills=" forklift \r\n\r\nFood  safety"))

    role = KeyRole.objects.get(name="Cook")
    assert [skill.name for skill in role.skills.by_name()] == ["Food safety", "Forklift"]
    assert Revision.objects.about(role).count() == 1


def test_role_page_says_what_is_covered_and_what_is_missing(organization, leader, client_of):
    holder = RoleHolderFactory(role__organization=organization, role__responsibilities="Cooks.\n\nCleans.")
    need_skill(needing=holder.role, name="Driving")
    need_skill(needing=holder.role, name="Welding")
    credit_skill(person=holder.person, name="driving")
    credit_skill(person=PersonFactory(organization=organization), name="Welding")

    page = client_of(leader).get(url("role", holder.role.pk)).context["page"]

    assert [(need.skill.name, list(need.covered_by)) for need in page.card.needs] == [
        ("Welding", []),
        ("Driving", [holder.person]),
    ]
    assert page.responsibilities == ["Cooks.", "Cleans."]


def test_role_page_tells_former_and_coming_holders_apart(organization, leader, client_of):
    role = KeyRoleFactory(organization=organization)
    today = timezone.now().date()
    former = RoleHolderFactory(role=role, until=today - timedelta(days=9))
    coming = RoleHolderFactory(role=role, since=today + timedelta(days=9))

    page = client_of(leader).get(url("role", role.pk)).context["page"]

    assert (page.card.is_vacant, page.former, page.coming) == (True, (former,), (coming,))


def test_role_changed_meanwhile_is_a_conflict_to_settle(organization, leader, client_of):
    role, client = KeyRoleFactory(organization=organization, name="Cook"), client_of(leader)
    edit_noun(noun=role, lock_version=1, fields={"purpose": "Theirs."}, by=None, at=AT)

    answer = client.post(url("role-edit", role.pk), typed(purpose="Mine."))

    conflict = Revision.objects.about(role).set_aside().get()
    assert answer.url == url("conflict", conflict.pk)
    assert url("conflict", conflict.pk) in client.get(url("role", role.pk)).content.decode()
    client.post(url("conflict", conflict.pk), typed(purpose="Both.", lock_version="2"))
    role.refresh_from_db()
    assert role.purpose == "Both."


def test_role_that_met_an_error_shows_everything_typed(organization, leader, client_of):
    role = KeyRoleFactory(organization=organization)

    page = client_of(leader).post(url("role-edit", role.pk), typed(name="", purpose="Typed for an hour."))

    assert page.context["form"].errors
    assert "Typed for an hour." in page.content.decode()


def test_role_put_away_leaves_the_list_and_comes_back(organization, leader, client_of):
    role, client = KeyRoleFactory(organization=organization, name="Cook"), client_of(leader)

    client.post(url("role-archive", role.pk))
    gone = client.get(url("role-list")).context["cards"]
    again = client.post(url("role-archive", role.pk), follow=True).content.decode()
    client.post(url("role-return", role.pk))

    assert (gone, [card.role for card in client.get(url("role-list")).context["cards"]]) == ([], [role])
    assert "Somebody has put this away already." in again


def test_members_read_roles_and_find_nothing_to_press(organization, member, client_of):
    holder = RoleHolderFactory(role__organization=organization)
    need_skill(needing=holder.role, name="Driving")
    client = client_of(member)

    pages = [client.get(url(name, *key)) for name, key in [("role-list", ()), ("role", (holder.role.pk,))]]
    pages.append(client.get(url("skill-list")))

    assert [page.status_code for page in pages] == [200, 200, 200]
    assert all('method="post"' not in page.content.decode().split("<main")[1] for page in pages)


def test_holder_is_entered_with_focus_and_days(organization, leader, client_of):
    role, person = KeyRoleFactory(organization=organization), PersonFactory(organization=organization)
    days = {"since": "2026-01-01", "until": "2027-01-01"}

    client_of(leader).post(url("role-holders", role.pk), {"person": person.pk, "focus": "Eastside"} | days)

    holder = role.holders.get()
    assert (holder.person, holder.focus, holder.since, holder.until) == (
        person,
        "Eastside",
        date(2026, 1, 1),
        date(2027, 1, 1),
    )


@pytest.mark.parametrize("days", [{"since": "2026-02-01", "until": "2026-01-01"}, {"since": "soon"}])
def test_impossible_days_are_refused_and_stay(days, organization, leader, client_of):
    role, person = KeyRoleFactory(organization=organization), PersonFactory(organization=organization)

    page = client_of(leader).post(url("role-holders", role.pk), {"person": person.pk, "focus": "Typed"} | days)

    assert page.context["form"].errors
    assert 'value="Typed"' in page.content.decode()
    assert not role.holders.exists()


def test_people_of_others_and_present_holders_are_not_offered(organization, leader, client_of):
    holder = RoleHolderFactory(role__organization=organization)
    PersonFactory()
    PersonFactory(organization=organization, left_on=AT.date())

    page = client_of(leader).get(url("role-holders", holder.role.pk))

    assert list(page.context["form"].fields["person"].queryset) == [leader.person]


def test_holding_ends_on_a_day(organization, leader, client_of):
    holder = RoleHolderFactory(role__organization=organization, focus="Bread")
    page = client_of(leader).get(url("role-holder-edit", holder.pk))
    seen = page.context["form"]["seen"].value()

    client_of(leader).post(url("role-holder-edit", holder.pk), {"focus": "Bread", "until": "2026-03-01", "seen": seen})

    holder.refresh_from_db()
    assert holder.until == date(2026, 3, 1)


def test_holding_changed_meanwhile_keeps_both_texts_in_sight(organization, leader, client_of):
    holder, client = RoleHolderFactory(role__organization=organization, focus="Bread"), client_of(leader)
    seen = client.get(url("role-holder-edit", holder.pk)).context["form"]["seen"].value()
    type(holder).objects.filter(pk=holder.pk).update(focus="Soup")

    page = client.post(url("role-holder-edit", holder.pk), {"focus": "Cake", "seen": seen})
    holder.refresh_from_db()
    between = holder.focus
    client.post(url("role-holder-edit", holder.pk), {"focus": "Cake", "seen": page.context["form"]["seen"].value()})

    holder.refresh_from_db()
    assert ("Soup" in page.content.decode(), 'value="Cake"' in page.content.decode()) == (True, True)
    assert (between, holder.focus) == ("Soup", "Cake")


@pytest.mark.parametrize("seen", ["", "x|y|z", "2026-01-01", "||Bread|Bread"])
def test_nonsense_about_what_was_seen_overwrites_nothing(seen, organization, leader, client_of):
    holder = RoleHolderFactory(role__organization=organization, focus="Bread")

    page = client_of(leader).post(url("role-holder-edit", holder.pk), {"focus": "Cake", "seen": seen})

    holder.refresh_from_db()
    assert (page.status_code, holder.focus) == (200, "Bread")


def test_entry_made_by_mistake_is_removed(organization, leader, client_of):
    holder = RoleHolderFactory(role__organization=organization)

    client_of(leader).post(url("role-holder-edit", holder.pk), {"remove": ""})

    assert not holder.role.holders.exists()


def test_second_open_entry_of_a_person_is_refused(organization, leader, client_of):
    open_one = RoleHolderFactory(role__organization=organization)
    ended = RoleHolderFactory(role=open_one.role, person=open_one.person, until=AT.date())
    client = client_of(leader)
    seen = client.get(url("role-holder-edit", ended.pk)).context["form"]["seen"].value()

    page = client.post(url("role-holder-edit", ended.pk), {"seen": seen})

    assert "already. Give this entry a last day." in page.content.decode()


def test_skills_of_a_role_are_added_and_dropped_one_by_one(organization, leader, client_of):
    role, client = KeyRoleFactory(organization=organization), client_of(leader)

    client.post(url("role-skills", role.pk), {"name": "  Food  safety "})
    skill = role.skills.get()
    client.post(url("role-skills", role.pk), {"name": "x" * 121})
    client.post(url("role-skills", role.pk), {"drop": skill.pk})

    assert (skill.name, role.skills.exists(), Skill.objects.exists()) == ("Food safety", False, False)


def test_skills_of_a_person_start_from_what_the_roles_ask_for(organization, leader, client_of):
    holder, client = RoleHolderFactory(role__organization=organization), client_of(leader)
    skill = need_skill(needing=holder.role, name="Driving")

    asked = client.get(url("skill-person", holder.person.pk)).context["asked"]
    client.post(url("skill-person", holder.person.pk), {"name": "driving"})
    page = client.get(url("skill-person", holder.person.pk))
    client.post(url("skill-person", holder.person.pk), {"drop": skill.pk})

    assert (asked, page.context["skills"], page.context["asked"]) == ([skill], [skill], [])
    assert not holder.person.skills.exists()


def test_skill_that_was_not_taken_stays_in_the_field(organization, leader, client_of):
    page = client_of(leader).post(url("skill-person", leader.person.pk), {"name": "y" * 121})

    assert "y" * 121 in page.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_skill_list_asks_the_database_equally_often(count, organization, leader, client_of, django_assert_num_queries):
    for number in range(count):
        need_skill(needing=KeyRoleFactory(organization=organization), name=f"Skill {number}")
        need_skill(needing=OutcomeFactory(organization=organization), name=f"Skill {number}")
    client = client_of(leader)

    with django_assert_num_queries(9):  # session, user, membership, holders, skills, people, roles, outcomes, strip
        page = client.get(url("skill-list"))

    assert [row.is_missing for row in page.context["rows"]] == [True] * count


def test_roles_of_others_are_not_there(organization, leader, client_of):
    holder = RoleHolderFactory()
    put_away(noun=KeyRoleFactory(organization=organization), by=None, at=AT)
    names = ["role", "role-edit", "role-archive", "role-return", "role-holders", "role-skills"]
    client = client_of(leader)

    answers = [client.post(url(name, holder.role.pk), typed()).status_code for name in names[1:]]
    answers += [client.get(url("role", holder.role.pk)).status_code]
    answers += [client.post(url("role-holder-edit", holder.pk)).status_code]
    answers += [client.post(url("skill-person", holder.person.pk)).status_code]

    assert answers == [404] * 8
