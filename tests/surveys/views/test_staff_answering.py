"""A round of several questions: its mission comes last, and thanks show only what may be seen."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from missionhub.core import unaided
from missionhub.organizations.permissions import Role
from missions.models import Promise, PublicPage
from surveys.models import Round
from tests.factories.alignment import PROMISES, STATEMENT
from tests.factories.organizations import MembershipFactory
from tests.factories.plans import OutcomeFactory
from tests.factories.staff_rounds import invitation_to, open_staff_round, staff
from tests.surveys.stored import intake_count

SENT = {"q-work": "I cook.", "q-own_words": "Nobody goes hungry."}


@pytest.fixture
def round(leader) -> Round:
    return open_staff_round(by=leader.person)


@pytest.fixture
def public_round(leader) -> Round:
    return open_staff_round(by=leader.person, people=[], kind="awareness", mode="public", audience="public")


def form_of(round: Round, name: str = "Kitchen 1", **more: str) -> dict[str, str]:
    return {"token": invitation_to(round, name).token} | SENT | more


def link(round: Round, name: str = "Kitchen 1") -> str:
    return reverse("surveys:answer", args=[invitation_to(round, name).token])


class TestMissionOfASignedInLeader:
    """Between opening the link and the last unaided answer, the second part is the only page that shows it."""

    def seen(self, leader, round, client_of) -> dict[str, bool]:
        signed_in: Client = client_of(leader)
        slug = [round.organization.slug]
        signed_in.get(link(round))
        others = [reverse("surveys:round-list", args=slug), reverse("missions:mission-list", args=slug), "/", "/a/"]
        before = [signed_in.get(path, follow=True).content.decode() for path in others]
        refused = signed_in.post("/a/", form_of(round, part="1") | {"q-work": ""}).content.decode()
        told = signed_in.post("/a/", form_of(round, part="1"), headers={"accept": "application/json"}).content.decode()
        second = signed_in.post("/a/", form_of(round, part="1")).content.decode()
        between = signed_in.get(others[0]).content.decode()
        signed_in.post("/a/", form_of(round, part="2"))
        after = signed_in.get(others[0]).content.decode()
        shows = {"before": "".join([*before, refused, told]), "second": second, "between": between, "after": after}
        return {name: STATEMENT in page for name, page in shows.items()}

    def test_is_hidden(self, leader, round, client_of):
        assert self.seen(leader, round, client_of) == {
            "before": False,
            "second": True,
            "between": False,
            "after": True,
        }

    def test_would_be_seen_without_the_mark(self, leader, round, client_of, monkeypatch):
        monkeypatch.setattr(unaided, "open_question", lambda request: "")
        monkeypatch.setattr(unaided, "current", lambda request: None)

        assert self.seen(leader, round, client_of)["before"]


class TestDevice:
    def test_shared_one_stays_shared_on_the_second_page(self, round):
        page = Client().post("/a/", form_of(round, part="1", shared="on")).content.decode()

        assert 'name="shared" checked' in page

    def test_of_ones_own_is_not_shared(self, round):
        assert 'name="shared" checked' not in Client().post("/a/", form_of(round, part="1")).content.decode()


class TestThanks:
    def thanks(self, round: Round, name: str = "Kitchen 1") -> str:
        return Client().post("/a/", form_of(round, name, part="2"), follow=True).content.decode()

    def test_say_what_was_stored_and_when_results_come(self, round):
        page = self.thanks(round)

        assert "Your answers without your name, sealed until the round closes." in page
        assert "at the latest on" in page

    def test_show_the_teams_outcomes_and_the_promises(self, round):
        team = invitation_to(round, "Kitchen 1").roster_entry.person.team
        OutcomeFactory(organization=round.organization, team=team, title="200 meals a day")
        OutcomeFactory(organization=round.organization, team=None, title="Rent is paid")
        OutcomeFactory(title="Of another organization")

        page = self.thanks(round)

        assert "200 meals a day" in page and all(promise in page for promise in PROMISES)
        assert "Rent is paid" not in page and "Of another organization" not in page

    def test_show_nothing_before_the_answer_is_in(self, round):
        phone = Client()
        phone.get(link(round))

        assert phone.get("/a/done/").headers["Location"] == "/a/"
        assert PROMISES[0] not in phone.get("/a/done/", follow=True).content.decode()

    def test_show_nothing_to_people_from_outside(self, leader):
        asked = open_staff_round(by=leader.person, audience="stakeholders")

        assert PROMISES[0] not in self.thanks(asked)

    def test_show_nothing_to_somebody_who_has_left(self, round):
        person = invitation_to(round, "Kitchen 1").roster_entry.person
        person.left_on = timezone.localdate()
        person.save()

        assert PROMISES[0] not in self.thanks(round)


class TestPublic:
    @pytest.fixture
    def published(self, public_round) -> Round:
        PublicPage.objects.create(organization=public_round.organization, is_on=True)
        Promise.objects.filter(text=PROMISES[0]).update(is_public=True)
        return public_round

    def sent(self, round: Round, **more: str) -> dict[str, str]:
        return {"token": round.public_token, "part": "2", "submission_id": "s" * 32, "q-unaided": "Food."} | more

    def test_thanks_show_public_promises_alone(self, published):
        page = Client().post("/a/", self.sent(published), follow=True).content.decode()

        assert (PROMISES[0] in page, PROMISES[1] in page) == (True, False)

    def test_thanks_show_none_while_the_public_page_is_off(self, published):
        PublicPage.objects.update(is_on=False)

        assert PROMISES[0] not in Client().post("/a/", self.sent(published), follow=True).content.decode()

    def test_address_of_the_thanks_shows_nothing_to_whoever_has_not_answered(self, published):
        phone = Client()
        phone.get(reverse("surveys:answer", args=[published.public_token]))

        assert phone.get("/a/done/").headers["Location"] == "/a/"

    def test_kiosk_leads_to_the_next_person_and_keeps_no_draft(self, published):
        kiosk = Client()
        first = kiosk.get(reverse("surveys:answer", args=[published.public_token]) + "?kiosk", follow=True)
        done = kiosk.post("/a/", self.sent(published, kiosk="1"), follow=True)
        page = done.content.decode()

        assert " data-kiosk" in first.content.decode() and 'name="shared" checked' in first.content.decode()
        assert done.redirect_chain[-1][0] == "/a/done/?kiosk"
        assert f"/a/{published.public_token}/?kiosk" in page and "Next person" in page
        assert "data-kept-draft" not in page
        assert intake_count(published) == 1

    def test_personal_link_is_no_kiosk(self, round):
        page = Client().get(link(round) + "?kiosk", follow=True).content.decode()

        assert " data-kiosk" not in page

    def test_public_page_is_back_once_the_answer_is_in_and_hidden_from_the_next_person(self, published):
        kiosk, page = Client(), reverse("missions:public-mission", args=[published.organization.slug])
        opened = reverse("surveys:answer", args=[published.public_token]) + "?kiosk"
        seen = []
        kiosk.get(opened)
        seen.append(PROMISES[0] in kiosk.get(page).content.decode())
        kiosk.post("/a/", self.sent(published, kiosk="1"))
        seen.append(PROMISES[0] in kiosk.get(page).content.decode())
        kiosk.get(opened)
        seen.append(PROMISES[0] in kiosk.get(page).content.decode())

        assert seen == [False, True, False]


@pytest.fixture
def told(leader):
    """Three rounds that came to something: one this person was asked in, one of others, one of strangers."""
    round = open_staff_round(by=leader.person)
    asked, theirs = invitation_to(round, "Kitchen 1"), MembershipFactory(role=Role.LEADER)
    mine = open_staff_round(by=leader.person, people=[asked.roster_entry.person, *staff(leader.organization)])
    stranger = open_staff_round(by=theirs.person)
    other = open_staff_round(by=leader.person, people=staff(leader.organization))
    now = timezone.now()
    for one, words in ((mine, "We moved the van."), (stranger, "Their secret."), (other, "Of others only.")):
        Round.objects.filter(pk=one.pk).update(closed_at=now, opened_up_at=now, summary=words, summary_at=now)
    return asked


def thanks_of(client, asked) -> tuple[str, str]:
    before = client.get(reverse("surveys:answer", args=[asked.token]), follow=True).content.decode()
    form = {"token": asked.token, "part": "2", "q-work": "I cook.", "q-own_words": "For all."}
    return before, client.post("/a/", form, follow=True).content.decode()


def test_thanks_tell_after_answering_what_came_of_the_last_round_one_was_asked_in(client, told):
    before, after = thanks_of(client, told)

    assert "Thank you. Your answer is in." in after and "We moved the van." in after
    assert "We moved the van." not in before
    assert "Their secret." not in after and "Of others only." not in after


def test_alarm_thanks_that_tell_of_every_round_tell_of_others(client, told, monkeypatch):
    every = Round.objects.exclude(summary="").order_by("-pk")
    monkeypatch.setattr("surveys.queries.thanks.shared_with", lambda person, at: every)

    assert "Of others only." in thanks_of(client, told)[1]
