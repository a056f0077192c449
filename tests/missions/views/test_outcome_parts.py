import pytest

from missions.models import CoachDismissal, Comment, Contribution, Dependency, Milestone, Outcome
from missions.services.dependencies import ask_team
from missions.services.outcomes import add_milestone, tie_to_promise
from tests.factories.missions import AT, PromiseFactory
from tests.factories.organizations import TeamFactory
from tests.factories.plans import OutcomeFactory
from tests.missions.views.nouns import url

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(organization) -> Outcome:
    return OutcomeFactory(organization=organization, title="Fresh food")


def test_outcome_is_tied_to_a_promise_and_untied(row, leader, client_of):
    promise = PromiseFactory(mission__organization=row.organization)
    client = client_of(leader)

    client.post(url("outcome-contributions", row.pk), {"promise": promise.pk, "text": "Two days."})
    tie = Contribution.objects.get()
    assert (tie.promise, tie.text) == (promise, "Two days.")
    client.post(url("outcome-contribution-removal", tie.pk))
    assert not Contribution.objects.exists()


def test_promise_of_somebody_else_is_refused_beside_what_was_typed(row, leader, client_of):
    page = client_of(leader).post(
        url("outcome-contributions", row.pk), {"promise": PromiseFactory().pk, "text": "Typed for an hour."}
    )

    assert "Typed for an hour." in page.content.decode()
    assert not Contribution.objects.exists()


def test_milestone_is_added_done_and_taken_out(row, leader, client_of):
    client = client_of(leader)

    client.post(url("outcome-milestones", row.pk), {"name": "Half", "due_on": "2027-01-01", "value": "15"})
    step = Milestone.objects.get()
    client.post(url("outcome-milestone-done", step.pk))
    step.refresh_from_db()
    assert (step.value, step.done_on is not None) == (15, True)
    client.post(url("outcome-milestone-done", step.pk))
    step.refresh_from_db()
    assert step.done_on is None
    client.post(url("outcome-milestone-removal", step.pk))
    assert not Milestone.objects.exists()


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("outcome-milestones", {"name": "Typed for an hour.", "due_on": "soon"}),
        ("outcome-dependencies", {"text": "Typed for an hour.", "team": "0"}),
        ("outcome-comments", {"text": "Typed for an hour." + "x" * 9_999}),
    ],
)
def test_small_form_with_an_error_keeps_what_was_typed(name, sent, row, leader, client_of):
    assert "Typed for an hour." in client_of(leader).post(url(name, row.pk), sent).content.decode()


def test_another_team_is_asked_and_answers_for_itself(row, organization, leader, member, client_of):
    team = TeamFactory(organization=organization, name="Warehouse")
    client_of(leader).post(url("outcome-dependencies", row.pk), {"team": team.pk, "text": "A van."})
    asked = Dependency.objects.get()

    refused = client_of(leader).post(url("outcome-dependency-answer", asked.pk), {"confirms": "yes"})
    assert "Only people of Warehouse" in refused.content.decode() or asked.state == "asked"
    member.person.team = team
    member.person.save(update_fields=["team"])
    page = client_of(member).get(url("outcome", row.pk)).content.decode()
    assert "Your team is asked" in page
    client_of(member).post(url("outcome-dependency-answer", asked.pk), {"confirms": "yes", "answer": "From Monday."})

    asked.refresh_from_db()
    assert (asked.state, asked.answer, asked.answered_by) == ("confirmed", "From Monday.", member.person)


def test_no_without_a_reason_is_asked_for_one(row, organization, member, client_of):
    team = TeamFactory(organization=organization)
    member.person.team = team
    member.person.save(update_fields=["team"])
    asked = ask_team(outcome=row, team=team, text="A van.", by=None, at=AT)

    page = client_of(member).post(url("outcome-dependency-answer", asked.pk), {"confirms": "no"})

    assert "why it is not possible" in page.content.decode()
    asked.refresh_from_db()
    assert asked.state == "asked"


def test_request_is_withdrawn(row, leader, client_of):
    asked = ask_team(outcome=row, team=TeamFactory(organization=row.organization), text="A van.", by=None, at=AT)

    client_of(leader).post(url("outcome-dependency-removal", asked.pk))

    assert not Dependency.objects.exists()


def test_member_comments(row, member, client_of):
    client_of(member).post(url("outcome-comments", row.pk), {"text": "Full on Wednesdays."})

    assert [(comment.text, comment.author) for comment in Comment.objects.about(row).in_order()] == [
        ("Full on Wednesdays.", member.person)
    ]


def test_check_is_put_aside_with_a_reason_and_taken_up_again(row, leader, client_of):
    client = client_of(leader)
    before = {advice.code for advice in client.get(url("outcome", row.pk)).context["coach"].open}

    client.post(url("outcome-check-dismissal", row.pk, "no-date"), {"reason": ""})
    assert not CoachDismissal.objects.exists()
    client.post(url("outcome-check-dismissal", row.pk, "no-date"), {"reason": "It is a duty."})
    after = client.get(url("outcome", row.pk))
    assert before - {advice.code for advice in after.context["coach"].open} == {"no-date"}
    assert "It is a duty." in after.content.decode()
    client.post(url("outcome-check-dismissal", row.pk, "no-date"), {"again": "1"})
    assert not CoachDismissal.objects.exists()


@pytest.mark.parametrize(
    "name",
    [
        "outcome-contribution-removal",
        "outcome-milestone-removal",
        "outcome-milestone-done",
        "outcome-dependency-removal",
    ],
)
def test_parts_of_somebody_else_are_not_found(name, leader, client_of):
    theirs = OutcomeFactory()
    parts = {
        "outcome-contribution-removal": tie_to_promise(
            outcome=theirs, promise=PromiseFactory(mission__organization=theirs.organization)
        ),
        "outcome-milestone-removal": add_milestone(outcome=theirs, name="Half", due_on=AT.date()),
        "outcome-dependency-removal": ask_team(
            outcome=theirs, team=TeamFactory(organization=theirs.organization), text="A van.", by=None, at=AT
        ),
    }
    part = parts.get(name) or parts["outcome-milestone-removal"]

    assert client_of(leader).post(url(name, part.pk)).status_code == 404
