import pytest
from django.urls import reverse

from missions.models import MissionVersion, StatementDismissal
from tests.factories.missions import MissionFactory


def url(name, *args):
    return reverse(f"missions:{name}", args=["harbor-kitchen", *args])


@pytest.fixture
def jargon(draft):
    MissionVersion.objects.filter(pk=draft.pk).update(statement="We deliver innovative solutions to stakeholders.")
    return draft


def codes(rows) -> set[str]:
    return {row.code for row in rows}


def test_check_page_gives_the_reason_and_the_words(jargon, leader, client_of):
    page = client_of(leader).get(url("statement-check", jargon.pk))

    assert "jargon" in codes(page.context["check"].advice)
    assert '<mark class="evidence">innovative</mark>' in page.content.decode()
    assert len(page.context["check"].components) == 9


def test_check_is_put_aside_and_brought_back(jargon, leader, client_of):
    client = client_of(leader)

    answer = client.post(url("statement-dismissal", jargon.mission_id), {"check": "jargon"})
    aside = client.get(answer.url).context["check"]
    client.post(url("statement-restoration", jargon.mission_id), {"check": "jargon"})
    back = client.get(answer.url).context["check"]

    assert ("jargon" in codes(aside.advice), "jargon" in codes(aside.put_aside)) == (False, True)
    assert ("jargon" in codes(back.advice), "jargon" in codes(back.put_aside)) == (True, False)


def test_putting_aside_twice_is_once(jargon, leader, client_of):
    for _ in range(2):
        client_of(leader).post(url("statement-dismissal", jargon.mission_id), {"check": "jargon"})

    assert StatementDismissal.objects.get().dismissed_by == leader.person


@pytest.mark.parametrize("code", ["", "planted", "x" * 500])
def test_check_that_is_none_is_refused(code, jargon, leader, client_of):
    page = client_of(leader).post(url("statement-dismissal", jargon.mission_id), {"check": code}, follow=True)

    assert StatementDismissal.objects.count() == 0
    assert "There is no such check." in page.content.decode()


def test_nothing_is_put_aside_for_somebody_else(leader, client_of):
    theirs = MissionFactory()

    assert client_of(leader).post(url("statement-dismissal", theirs.pk), {"check": "jargon"}).status_code == 404


def test_mission_and_draft_pages_carry_the_advice(jargon, mission, leader, member, client_of):
    for_leader = client_of(leader).get(url("mission", mission.pk))
    on_draft = client_of(leader).get(url("draft", jargon.pk))
    for_member = client_of(member).get(url("mission", mission.pk))

    assert "jargon" in codes(on_draft.context["check"].advice)
    assert ("How it reads" in for_leader.content.decode(), "How it reads" in for_member.content.decode()) == (
        True,
        False,
    )
