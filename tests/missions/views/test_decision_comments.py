import pytest

from missionhub.messaging.owed import debtor, owed_by
from missions.models import Comment, Decision
from missions.services.comments import add_comment
from missions.services.nouns import put_away
from tests.factories.missions import AT
from tests.factories.organizations import MembershipFactory, OrganizationFactory, PersonFactory
from tests.factories.plans import DecisionFactory
from tests.missions.views.nouns import url

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision(organization, member) -> Decision:
    return DecisionFactory(organization=organization, title="A van?", responsible=member.person)


def waiting(membership) -> list[str]:
    found = owed_by(debtor(person=membership.person, on=AT.date(), role=membership.role))
    return [f"{owed.title} {owed.why}" for owed in found if owed.url.endswith("#comments")]


def test_anybody_here_comments_and_whoever_answers_for_it_is_told(decision, organization, member, client_of):
    colleague = MembershipFactory(organization=organization, role="member", person__name="Carla")

    page = client_of(colleague).post(url("decision-comments", decision.pk), {"text": "Who drives it?"}, follow=True)

    assert "Who drives it?" in page.content.decode()
    assert "Carla" in page.content.decode()
    assert (waiting(member), waiting(colleague)) == (["A van? 1 comment waits for you."], [])
    assert "1 comment waits for you." in client_of(member).get(url("my-week")).content.decode()


def test_settled_comment_is_owed_no_more_and_stays_readable(decision, leader, member, client_of):
    comment = add_comment(subject=decision, text="Who drives it?", by=leader.person, at=AT)
    client = client_of(member)

    page = client.post(url("decision-comment-settlement", comment.pk), follow=True).content.decode()
    again = client.post(url("decision-comment-settlement", comment.pk), follow=True).content.decode()

    assert ("Who drives it?" in page, "Settled" in page, waiting(member)) == (True, True, [])
    assert "settled this comment already" in again
    assert Comment.objects.get().settled_by == member.person


def test_own_comment_and_one_on_what_was_put_away_are_not_owed(decision, member, leader):
    add_comment(subject=decision, text="Mine", by=member.person, at=AT)
    own = waiting(member)
    add_comment(subject=decision, text="Theirs", by=leader.person, at=AT)
    theirs = waiting(member)
    put_away(noun=decision, by=None, at=AT)

    assert (own, theirs, waiting(member)) == ([], ["A van? 1 comment waits for you."], [])


def test_comment_that_says_nothing_shows_the_page_again(decision, member, client_of):
    page = client_of(member).post(url("decision-comments", decision.pk), {"text": " "})

    assert page.context["comment_form"].errors
    assert Comment.objects.count() == 0


def test_colleague_without_the_decision_settles_nothing(decision, organization, client_of):
    comment = add_comment(subject=decision, text="x", by=PersonFactory(organization=organization), at=AT)
    colleague = client_of(MembershipFactory(organization=organization, role="member"))

    page = colleague.get(decision.get_absolute_url()).content.decode()
    answer = colleague.post(url("decision-comment-settlement", comment.pk))

    assert (answer.status_code, Comment.objects.get().settled_at) == (403, None)
    assert url("decision-comment-settlement", comment.pk) not in page


def test_decision_of_another_organization_takes_no_comment(decision, leader, client_of):
    theirs = DecisionFactory(organization=OrganizationFactory(slug="elsewhere"))
    comment = add_comment(subject=theirs, text="x", by=None, at=AT)
    client = client_of(leader)

    answers = [
        client.post(url("decision-comments", theirs.pk), {"text": "x"}).status_code,
        client.post(url("decision-comment-settlement", comment.pk)).status_code,
    ]

    assert (answers, Comment.objects.count()) == ([404, 404], 1)


@pytest.mark.parametrize("count", [1, 3])
def test_page_asks_the_database_equally_often(count, decision, leader, client_of, django_assert_num_queries):
    for _comment in range(count):
        add_comment(subject=decision, text="x", by=leader.person, at=AT)
    client = client_of(leader)

    with django_assert_num_queries(13):  # session, user, membership, the page, its consultations, the strip
        client.get(decision.get_absolute_url())
