"""An answer is read by the other side in return for its own, and stands from then on."""

from datetime import timedelta

import pytest

from missionhub.organizations.permissions import Role
from partnerships.models import DialogueAnswer, Participant, Party
from partnerships.models.dialogue import DialogueAnswerQuerySet
from partnerships.queries.talk import conversation_about
from partnerships.services.dialogue import AnswerStands, NothingToShare, share_answer, take_answer_back
from partnerships.services.inviting import accept_for
from partnerships.services.leaving import leave
from tests.factories.organizations import MembershipFactory
from tests.factories.partnerships import AT, Pair, invite, make_pair
from tests.factories.profiles import answer

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)


def read(side: Participant, prompt: int = 1) -> list[str]:
    return [row.text for row in conversation_about(Party.objects.get(pk=side.party_id), prompt).theirs]


def third_party(pair: Pair) -> Participant:
    newcomer = MembershipFactory(role=Role.LEADER)
    organization, person = newcomer.organization, newcomer.person
    return accept_for(
        invitation=invite(pair.host, "Third"), organization=organization, person=person, user=newcomer.user, at=AT
    )


def test_answers_are_read_once_both_have_shared_theirs_on_that_question():
    pair = make_pair()
    answer(pair.host, "Because you deliver.")
    answer(pair.guest, "Not yet.", is_shared=False)
    answer(pair.guest, "On another question.", prompt=2)

    assert (read(pair.guest), read(pair.host), read(pair.host, 2)) == ([], [], [])

    share_answer(prompt=1, by=pair.guest, at=AT)

    assert (read(pair.guest), read(pair.host)) == (["Because you deliver."], ["Not yet."])


def test_alarm_without_the_door_an_answer_is_read_for_nothing(monkeypatch):
    pair = make_pair()
    answer(pair.host, "Because you deliver.", is_shared=False)
    monkeypatch.setattr(DialogueAnswerQuerySet, "seen_by", lambda rows, party: rows.all())

    assert read(pair.guest) == ["Because you deliver."]


def test_an_answer_is_taken_back_while_it_waits_and_stands_once_both_have_shared():
    pair = make_pair()
    answer(pair.host, "First.")
    with pytest.raises(AnswerStands):
        answer(pair.host, "Changed.")
    take_answer_back(prompt=1, by=pair.host)
    answer(pair.host, "Changed.")
    answer(pair.guest, "Ours.")

    with pytest.raises(AnswerStands):
        take_answer_back(prompt=1, by=pair.host)
    assert read(pair.guest) == ["Changed."]


def test_there_is_nothing_to_share_without_an_answer():
    pair = make_pair()
    with pytest.raises(NothingToShare):
        share_answer(prompt=1, by=pair.host, at=AT)


def test_a_third_side_reads_only_in_return_for_its_own():
    pair = make_pair()
    third = third_party(pair)
    answer(pair.host, "Host.")
    answer(pair.guest, "Guest.")

    assert (read(pair.host), read(third)) == (["Guest."], [])

    answer(third, "Third.")

    assert (read(third), read(pair.host)) == (["Host.", "Guest."], ["Guest.", "Third."])


def test_an_answer_nobody_has_read_is_read_by_nobody_after_its_side_has_left():
    pair = make_pair()
    answer(pair.host, "Unread.")
    leave(by=pair.host, at=LATER)
    answer(pair.guest, "Too late.", at=LATER + timedelta(days=1))

    assert (read(pair.guest), read(pair.host)) == ([], [])


def test_what_both_have_read_stays_with_both_after_leaving():
    pair = make_pair()
    answer(pair.host, "Ours.")
    answer(pair.guest, "Theirs.")
    leave(by=pair.host, at=LATER)

    assert (read(pair.guest), read(pair.host)) == (["Ours."], ["Theirs."])


def test_answers_of_other_partnerships_stay_there():
    pair, elsewhere = make_pair(), make_pair()
    answer(elsewhere.host, "Elsewhere.")
    answer(pair.host, "Here.")

    assert set(DialogueAnswer.objects.seen_by(pair.host.party).values_list("text", flat=True)) == {"Here."}
