"""A consultation's pages: opened from a decision, sorted, voted on and read."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from missionhub.organizations.permissions import Role
from missions.models import Decision
from surveys.models import Consultation, Instrument, Statement
from surveys.services import open_vote
from tests.factories.consultations import QUESTION, SEEDS, consult, propose, told, vote
from tests.factories.organizations import MembershipFactory
from tests.factories.staff_rounds import invitation_to, mission_with, staff

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def leader(organization):
    return MembershipFactory(organization=organization, role=Role.LEADER)


@pytest.fixture
def signed_in(client, leader):
    client.force_login(leader.person.user)
    return client


@pytest.fixture
def decision(leader):
    return Decision.objects.create(
        organization=leader.organization, title="Open on Saturdays", context="Many ask.", created_at=timezone.now()
    )


def url(name, *args, of):
    return reverse(f"surveys:{name}", args=[of.organization.slug, *args])


def a_form(mission, **fields):
    day = (timezone.now() + timedelta(days=9)).date()
    return {
        "about": QUESTION,
        "statements": "\n".join(SEEDS),
        "audience": "staff",
        "mission": mission.pk,
        "closes_on": day.isoformat(),
        "minimum_distributions": 8,
    } | fields


def test_decision_leads_to_a_form_that_knows_it_and_to_its_consultation(signed_in, leader, decision):
    mission = mission_with(organization=leader.organization)
    staff(leader.organization)
    page = signed_in.get(decision.get_absolute_url()).content.decode()
    ask = f"{url('consultation-new', of=leader)}?decision={decision.pk}"
    assert ask in page
    assert f'<option value="{decision.pk}" selected>' in signed_in.get(ask).content.decode()

    signed_in.post(ask, a_form(mission, decision=decision.pk, collects="on"))

    consultation = Consultation.objects.get()
    assert (consultation.decision, consultation.stage) == (decision, Consultation.Stage.PROPOSING)
    assert consultation.get_absolute_url() in signed_in.get(decision.get_absolute_url()).content.decode()


def test_without_proposals_the_vote_opens_at_once(signed_in, leader):
    mission = mission_with(organization=leader.organization)
    staff(leader.organization)

    signed_in.post(url("consultation-new", of=leader), a_form(mission))

    assert Consultation.objects.get().stage == Consultation.Stage.VOTING


def test_a_single_statement_and_no_proposals_come_back_with_everything_typed(signed_in, leader):
    mission = mission_with(organization=leader.organization)
    staff(leader.organization)

    page = signed_in.post(url("consultation-new", of=leader), a_form(mission, statements="Only one.")).content.decode()

    assert "Write at least two statements" in page
    assert "Only one." in page
    assert not Consultation.objects.exists()


def test_proposal_is_decided_on_a_page_of_its_own_and_then_the_vote_opens(signed_in, leader):
    round = consult(by=leader.person)
    propose(round, "Drivers 1", "Let the drivers decide.")
    consultation = told(round, by=leader.person)
    statement = Statement.objects.get(is_proposed=True)
    page = consultation.get_absolute_url()
    assert "1 proposal waits for your decision first." in signed_in.get(page).content.decode()
    decision_url = url("statement-decision", statement.pk, of=leader)
    again = signed_in.post(decision_url, {"state": "declined", "reason": ""}).content.decode()
    assert "Say why" in again

    signed_in.post(decision_url, {"state": "declined", "reason": "They are asked, too."})
    signed_in.post(url("statements", consultation.pk, of=leader), {"text": "Drivers get Mondays off."})
    day = (timezone.now() + timedelta(days=9)).date().isoformat()
    signed_in.post(url("consultation-vote", consultation.pk, of=leader), {"closes_on": day})

    consultation = Consultation.objects.get()
    assert consultation.stage == Consultation.Stage.VOTING
    assert "They are asked, too." in signed_in.get(page).content.decode()
    assert consultation.vote.questionnaire.questions[-1].text["en"] == "Drivers get Mondays off."


def test_no_count_before_the_end_and_the_result_after_it(signed_in, leader, decision):
    round = consult(by=leader.person, collects=False, decision=decision)
    for number, name in enumerate(round.roster.values_list("name", flat=True)):
        vote(round, name, {1: "disagree" if number % 4 == 3 else "agree"})
    page = round.consultation.get_absolute_url()
    before = signed_in.get(page).content.decode()
    assert "There is no count before." in before
    assert "Most agree" not in before

    told(round, by=leader.person)

    after = signed_in.get(page).content.decode()
    assert "Minority view:" in after
    assert "about 4 of 17 disagree" in after
    results = reverse("alignment:results", args=[leader.organization.slug, round.pk])
    assert signed_in.get(results).url == page
    table = signed_in.get(reverse("alignment:figures", args=[leader.organization.slug, round.pk])).content.decode()
    assert table.count("votes") >= 3
    beside = signed_in.get(decision.get_absolute_url()).content.decode()
    assert "Most agree" in beside
    assert "took part in the consultation" in beside


def test_member_reads_the_decision_without_the_votes(client, leader, decision):
    consult(by=leader.person, collects=False, decision=decision)
    member = MembershipFactory(organization=leader.organization, role=Role.MEMBER)
    client.force_login(member.person.user)

    assert "Ask people" not in client.get(decision.get_absolute_url()).content.decode()
    assert client.get(Consultation.objects.get().get_absolute_url()).status_code == 403


def test_respondent_votes_without_a_script_in_an_order_of_their_own(client, leader):
    round = consult(by=leader.person, collects=False)
    orders = set()
    for name in round.roster.values_list("name", flat=True):
        client.get(reverse("surveys:answer", args=[invitation_to(round, name).token]))
        page = client.get(reverse("surveys:answering")).content.decode()
        assert QUESTION in page
        orders.add(tuple(sorted(SEEDS, key=page.index)))
    token = invitation_to(round, "Kitchen 1").token

    response = client.post(reverse("surveys:answering"), {"token": token, "q-statement_1": "agree"})

    assert len(orders) > 1
    assert response.url == reverse("surveys:answered")


def test_what_was_left_out_is_told_to_everybody_who_votes(client, leader):
    round = consult(by=leader.person)
    propose(round, "Drivers 1", "Let the drivers decide.")
    consultation = told(round, by=leader.person)
    Statement.objects.filter(is_proposed=True).update(state="declined", reason="They are asked, too.")
    vote_round = open_vote(
        consultation=consultation, closes_at=timezone.now() + timedelta(days=3), by=leader.person, at=timezone.now()
    )
    client.get(reverse("surveys:answer", args=[invitation_to(vote_round, "Drivers 2").token]))

    assert "They are asked, too." in client.get(reverse("surveys:answering")).content.decode()


def test_proposals_longer_than_a_statement_come_back_whole(client, leader):
    round = consult(by=leader.person)
    token = invitation_to(round, "Drivers 1").token

    page = client.post(reverse("surveys:answering"), {"token": token, "q-proposal_1": "x" * 310}).content.decode()

    assert "shorten it by 10 characters; at most 300" in page
    assert "x" * 310 in page


def test_closing_leads_back_to_the_consultation(signed_in, leader):
    round = consult(by=leader.person)

    closed = signed_in.post(url("closure", round.pk, of=leader))

    assert closed.url == round.consultation.get_absolute_url()
    assert f'href="{closed.url}"' in signed_in.get(url("round-list", of=leader)).content.decode()
    assert "being mixed" in signed_in.get(closed.url).content.decode()


def test_consultation_of_another_organization_is_not_there(client, signed_in, leader):
    stranger = MembershipFactory(role=Role.LEADER)
    theirs = consult(by=stranger.person).consultation
    statement = theirs.statements.first()

    assert signed_in.get(url("consultation", theirs.pk, of=leader)).status_code == 404
    for name, pk in (("statements", theirs.pk), ("consultation-vote", theirs.pk), ("statement-decision", statement.pk)):
        assert signed_in.post(url(name, pk, of=leader), {"text": "Ours now.", "state": "accepted"}).status_code == 404
    assert theirs.statements.count() == len(SEEDS)


def test_another_organizations_decision_cannot_be_consulted_on(signed_in, leader):
    mission = mission_with(organization=leader.organization)
    staff(leader.organization)
    stranger = MembershipFactory(role=Role.LEADER)
    theirs = Decision.objects.create(organization=stranger.organization, title="Theirs", created_at=timezone.now())

    page = signed_in.post(url("consultation-new", of=leader), a_form(mission, decision=theirs.pk)).content.decode()

    assert "Theirs" not in page
    assert not Consultation.objects.exists()


def test_rounds_of_a_consultation_are_surveys_of_their_own(leader):
    consult(by=leader.person)

    assert list(Instrument.objects.values_list("kind", flat=True)) == ["proposals"]
