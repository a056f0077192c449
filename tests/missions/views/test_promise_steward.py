"""One name, in one step, and a promise is owned."""

from datetime import date

import pytest
from django.urls import reverse

from missions.models import Promise, Revision
from tests.factories.missions import AT, PromiseFactory
from tests.factories.organizations import PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.either]


def url(name, *args):
    return reverse(f"missions:{name}", args=["harbor-kitchen", *args])


@pytest.fixture
def promise(mission) -> Promise:
    return mission.promises.get(position=1)


@pytest.fixture
def ada(organization):
    return PersonFactory(organization=organization, name="Ada Okafor", email="ada@example.org")


def named(client, promise, person, **more):
    typed = {"steward": person.pk if person else "", "lock_version": promise.lock_version, **more}
    return client.post(url("promise-steward", promise.pk), typed)


def test_promise_that_nobody_owns_is_owned_by_one_name_without_any_outcome(promise, ada, leader, client_of):
    client = client_of(leader)
    before = client.get(url("promise", promise.pk)).content.decode()

    back = client.get(named(client, promise, ada).url)

    promise.refresh_from_db()
    assert "Nobody owns this." in before and url("promise-steward", promise.pk) in before
    assert promise.steward == ada
    text = back.content.decode()
    assert "Nobody owns this." not in text and "<dd>Ada Okafor" in text
    assert [dot.key for dot in back.context["page"].row.dots if dot.is_on] == ["owned"]
    kept = Revision.objects.about(promise).saved().latest("pk")
    assert (kept.fields["steward_id"], kept.author) == (ada.pk, leader.person)


def test_name_is_given_and_taken_back_in_the_list_of_all(promise, mission, ada, leader, client_of):
    client = client_of(leader)

    answer = named(client, promise, ada, list="1")
    shown = client.get(url("promise-list", mission.pk)).content.decode()
    promise.refresh_from_db()
    named(client, promise, None, list="1")

    assert answer.url == f"{url('promise-list', mission.pk)}#promises"
    assert "Looked after by Ada Okafor" in shown
    promise.refresh_from_db()
    assert promise.steward is None


def test_whoever_left_is_said_to_have_left_and_the_alarm_is_back(promise, mission, ada, leader, client_of):
    Promise.objects.filter(pk=promise.pk).update(steward=ada)
    type(ada).objects.filter(pk=ada.pk).update(left_on=date(2026, 1, 2))
    client = client_of(leader)

    text = client.get(url("promise", promise.pk)).content.decode()

    assert "Nobody owns this." in text and "Nobody: Ada Okafor has left." in text
    assert "Looked after by" not in client.get(url("mission", mission.pk)).content.decode()


def test_two_who_name_somebody_at_once_see_both_names(promise, ada, organization, leader, client_of):
    bo = PersonFactory(organization=organization, name="Bo Lind")
    client = client_of(leader)
    named(client, promise, ada)  # from the same version as the next one

    answer = named(client, promise, bo)

    promise.refresh_from_db()
    assert promise.steward == ada
    text = client.get(answer.url).content.decode()
    assert "Ada Okafor" in text and "Bo Lind" in text


def test_nobody_of_another_organization_is_named_and_no_promise_of_theirs(promise, leader, client_of):
    client = client_of(leader)

    named(client, promise, PersonFactory())

    theirs = PromiseFactory()
    assert named(client, theirs, leader.person).status_code == 404
    assert not Promise.objects.filter(steward__isnull=False).exists()


def test_member_reads_who_looks_after_it_and_changes_nothing(promise, ada, member, client_of):
    Promise.objects.filter(pk=promise.pk).update(steward=ada)
    client = client_of(member)

    text = client.get(url("promise", promise.pk)).content.decode()

    assert "<dd>Ada Okafor</dd>" in text and url("promise-steward", promise.pk) not in text
    assert named(client, promise, member.person).status_code == 403


def test_dropped_promise_keeps_the_name_typed_as_a_conflict(promise, ada, leader, client_of):
    Promise.objects.filter(pk=promise.pk).update(retired_at=AT)

    named(client_of(leader), promise, ada)

    promise.refresh_from_db()
    assert promise.steward is None
    assert Revision.objects.about(promise).set_aside().get().fields["steward_id"] == ada.pk


def test_whoever_names_a_person_without_an_account_gets_the_way_to_tell_them(promise, ada, administrator, client_of):
    client = client_of(administrator)

    text = client.get(named(client, promise, ada).url).content.decode()

    assert "Tell Ada Okafor: no mail goes out about it." in text
    assert reverse("organizations:person-invitation", args=["harbor-kitchen", ada.pk]) in text


def test_person_with_an_account_is_told_of_by_the_page_once(promise, member, leader, client_of, settings):
    client = client_of(leader)

    first = client.get(named(client, promise, member.person).url).content.decode()
    later = client.get(url("promise", promise.pk)).content.decode()

    link = f"{settings.SITE_URL}{promise.get_absolute_url()}"
    assert (link in first, link in later) == (True, False)


def test_owner_finds_the_promise_in_the_week_and_in_the_line_of_sight(promise, member, client_of):
    Promise.objects.filter(pk=promise.pk).update(steward=member.person)
    PromiseFactory(steward=PersonFactory())
    client = client_of(member)

    week, sight = client.get(url("my-week")), client.get(url("line-of-sight"))

    assert week.context["looked_after"] == [promise]
    assert (sight.context["sight"].looked_after, promise in sight.context["sight"].others) == ([promise], False)
    assert all(promise.get_absolute_url() in page.content.decode() for page in (week, sight))
    assert "Nothing is linked to your work yet" not in sight.content.decode()
