from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from missions.models import Assent, Comment, Contribution, MissionVersion, Responsibility
from missions.services import save_draft
from tests.factories.missions import AT, MissionVersionFactory
from tests.factories.organizations import PersonFactory
from tests.factories.plans import KeyRoleFactory, OutcomeFactory
from tests.factories.surveys import open_round


def url(name, *args):
    return reverse(f"missions:{name}", args=["harbor-kitchen", *args])


def tomorrow():
    return (timezone.now() + timedelta(days=1)).date()


@pytest.fixture
def opened(draft):
    MissionVersion.objects.filter(pk=draft.pk).update(comments_asked_at=timezone.now(), comments_until=tomorrow())
    return draft


def test_draft_is_read_by_members_only_once_a_comment_round_is_open(draft, leader, member, client_of):
    before = client_of(member).get(url("draft-comments", draft.pk)).status_code
    client_of(leader).post(url("comment-round", draft.pk), {"until": tomorrow().isoformat()})
    page = client_of(member).get(url("draft-comments", draft.pk))
    mission = client_of(member).get(url("mission", draft.mission_id)).content.decode()

    assert (before, page.status_code) == (404, 200)
    assert draft.statement in page.content.decode()
    assert url("draft-comments", draft.pk) in mission
    assert draft.statement not in mission


def test_member_comments_and_a_leader_settles(opened, leader, member, client_of):
    client_of(member).post(url("draft-comments", opened.pk), {"text": "For whom?", "quote": "for all"})
    comment = Comment.objects.get()
    refused = client_of(member).post(url("comment-settlement", comment.pk)).status_code
    client_of(leader).post(url("comment-settlement", comment.pk))

    comment.refresh_from_db()
    assert (comment.author, comment.quote, refused) == (member.person, "for all", 403)
    assert comment.settled_by == leader.person


def test_comment_that_comes_too_late_is_not_lost(opened, member, client_of):
    MissionVersion.objects.filter(pk=opened.pk).update(comments_until=AT.date() - timedelta(days=999))

    page = client_of(member).post(url("draft-comments", opened.pk), {"text": "Thought about for a week."})

    assert Comment.objects.count() == 0
    assert "Comments on this draft are closed." in page.content.decode()
    assert "Thought about for a week." in page.content.decode()


def test_comment_round_of_yesterday_is_refused(draft, leader, client_of):
    page = client_of(leader).post(url("comment-round", draft.pk), {"until": "2020-01-01"})

    assert "That day is over." in page.content.decode()


def test_approval_is_asked_answered_and_goes_out_of_date(draft, leader, member, client_of):
    client_of(leader).post(url("approval-request", draft.pk), {"people": [member.person.pk]})
    client_of(member).post(url("approval", draft.pk), {"answer": "yes", "note": "Good.", "lock_version": "1"})
    fresh = client_of(leader).get(url("publication", draft.pk)).content.decode()
    save_draft(version=draft, lock_version=1, fields={"statement": "Changed."}, by=None, at=AT)
    stale = client_of(leader).get(url("publication", draft.pk)).content.decode()

    assert ("1 of 1 approve these words." in fresh, "Good." in fresh) == (True, True)
    assert ("0 of 1 approve these words." in stale, "Approved an earlier text" in stale) == (True, True)


def test_approval_of_words_that_changed_meanwhile_is_refused_and_kept_on_screen(draft, leader, member, client_of):
    client_of(leader).post(url("approval-request", draft.pk), {"people": [member.person.pk]})
    save_draft(version=draft, lock_version=1, fields={"statement": "Changed."}, by=None, at=AT)

    page = client_of(member).post(url("approval", draft.pk), {"answer": "yes", "note": "Mine.", "lock_version": "1"})

    assert "Somebody changed the draft after you opened it." in page.content.decode()
    assert "Mine." in page.content.decode()
    assert Assent.objects.get().answer == ""


def test_approval_is_asked_of_our_people_alone(draft, leader, client_of):
    client_of(leader).post(url("approval-request", draft.pk), {"people": [PersonFactory().pk]})

    assert Assent.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_comments_page_asks_the_database_equally_often(count, opened, leader, client_of, django_assert_num_queries):
    for number in range(count):
        person = PersonFactory(organization=leader.organization)
        Comment.objects.create(
            organization=leader.organization, subject_kind="mission_version", subject_id=opened.pk, text=number,
            author=person, created_at=AT,
        )  # fmt: skip
        Assent.objects.create(version=opened, person=person, kind="approval", asked_at=AT)
    client = client_of(leader)

    with django_assert_num_queries(11):
        page = client.get(url("draft-comments", opened.pk))

    assert len(page.context["page"].comments) == count


def test_publication_page_says_what_the_draft_touches(mission, draft, leader, client_of):
    losing = mission.promises.get(text="Train people")
    outcome = OutcomeFactory(organization=leader.organization, title="Twelve trainees in work", lead=leader.person)
    Contribution.objects.create(outcome=outcome, promise=losing)
    spared = OutcomeFactory(organization=leader.organization, title="Forty tons rescued")
    Contribution.objects.create(outcome=spared, promise=mission.promises.get(text="Rescue food"))
    role = KeyRoleFactory(organization=leader.organization, name="Head of training")
    Responsibility.objects.create(outcome=outcome, role=role, kind="accountable")
    round = open_round(by=leader.person, mission=mission)

    page = client_of(leader).get(url("publication", draft.pk))

    touched = page.context["consequences"]
    assert (touched.losing, touched.outcomes, [row.role for row in touched.roles]) == ([losing], [outcome], [role])
    text = page.content.decode()
    for words in ("Train people", "Twelve trainees in work", "Head of training", round.title):
        assert words in unescape(text)
    assert "Forty tons rescued" not in text


def test_publication_page_leads_on_once_published(mission, leader, client_of):
    version = MissionVersionFactory(mission=mission, number=2, published_at=AT)

    assert client_of(leader).get(url("publication", version.pk)).url == url("mission", mission.pk)


def test_member_reads_endorses_and_only_numbers_are_shown(mission, leader, member, client_of):
    version = mission.versions.get()
    PersonFactory(organization=leader.organization, name="Quiet Reader")
    client_of(leader).post(url("acknowledgement-request", version.pk))
    client = client_of(member)
    client.post(url("acknowledgement", version.pk))
    client.post(url("endorsement", version.pk), {"note": "I drive the van for this."})

    pages = [client_of(person).get(url("mission", mission.pk)).content.decode() for person in (leader, member)]

    for page in pages:
        assert "1 of 3" in page
        assert "I drive the van for this." in page
        assert "Quiet Reader" not in page
    client.post(url("endorsement-withdrawal", version.pk))
    assert "I drive the van" not in client.get(url("mission", mission.pk)).content.decode()


def test_member_does_not_ask_everybody(mission, member, client_of):
    version = mission.versions.get()

    assert client_of(member).post(url("acknowledgement-request", version.pk)).status_code == 403


@pytest.mark.parametrize("name", ["endorsement", "acknowledgement"])
def test_nothing_is_said_to_a_draft(name, draft, leader, client_of):
    assert client_of(leader).post(url(name, draft.pk)).status_code == 404
