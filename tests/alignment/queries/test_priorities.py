"""A leaders' round that also asks for an order of the promises: from the phone to the map."""

import pytest
from django.urls import reverse
from django.utils import timezone

from alignment.queries.priorities import priorities
from alignment.services import release_round
from surveys import intake
from surveys.models import Round
from surveys.questionnaire import PRIORITIES, Response
from surveys.services import close_round
from tests.alignment.encoders import WordEncoder
from tests.factories.alignment import ANSWERS, mission_with
from tests.factories.surveys import invitation_of, open_round

pytestmark = [pytest.mark.django_db, pytest.mark.either]
ALIKE = dict.fromkeys(ANSWERS, (0, 1, 2))
APART = dict(zip(ANSWERS, ((0, 1, 2), (2, 1, 0), (1, 0, 2), (2, 0, 1)), strict=True))
SKIPS = {"Ada": (0, 1, 2), "Bo": (0, 2, 1), "Cy": (0, 1, 2)}


def asked(leader) -> Round:
    mission = mission_with(organization=leader.organization)
    return open_round(by=leader.person, mission=mission, names=tuple(ANSWERS), asks_priorities=True)


def released(leader, orders: dict[str, tuple[int, ...]]):
    round = asked(leader)
    keys = round.questionnaire.question("priorities").item_keys
    for name, text in ANSWERS.items():
        answers = {"work": text}
        if name in orders:
            answers["priorities"] = [keys[place] for place in orders[name]]
        intake.receive(invitation=invitation_of(round, name), response=Response(answers), at=timezone.now())
    close_round(round=round, by=leader.person, at=timezone.now())
    intake.open_up(round=Round.objects.get(pk=round.pk), at=timezone.now())
    round.refresh_from_db()
    return release_round(round=round, encoder=WordEncoder(), at=timezone.now())


def test_round_asks_for_the_order_after_the_unaided_question_alone(leader):
    questionnaire = asked(leader).questionnaire

    assert [question.key for question in questionnaire] == ["work", "priorities"]
    assert (questionnaire.last_unaided, len(questionnaire.question("priorities").items)) == (1, 3)
    assert set(questionnaire.question("priorities").text) == {"en", "de"} == set(PRIORITIES.text)


def test_mission_with_one_promise_has_no_order_to_ask_for(leader):
    mission = mission_with(organization=leader.organization, promises=["Feed hungry families"])

    round = open_round(by=leader.person, mission=mission, asks_priorities=True)

    assert [question.key for question in round.questionnaire] == ["work"]


def test_same_order_by_all_is_agreement_and_says_what_comes_first(leader):
    found = priorities(released(leader, ALIKE))

    assert (found.w, found.n, found.people) == (1.0, 4, ("Ada", "Bo", "Cy", "Di"))
    assert [(row.number, row.mean, row.places) for row in found.rows] == [
        (1, 1, (1, 1, 1, 1)),
        (2, 2, (2, 2, 2, 2)),
        (3, 3, (3, 3, 3, 3)),
    ]
    assert found.sentence == (
        "4 leaders put the promises in a more similar order than chance would; first comes “Feed hungry families”."
    )
    assert found.sure.startswith("Kendall’s W = 1.00 (0: no agreement, 1: the same order); chance alone reaches 0.")
    assert found.sure.endswith("n = 4.")


def test_orders_apart_are_not_called_agreement(leader):
    found = priorities(released(leader, APART))

    assert not found.agree
    assert found.sentence == "4 leaders put the promises in orders no more alike than chance could make them."


def test_three_orders_give_a_table_and_neither_figure_nor_map(leader):
    found = priorities(released(leader, SKIPS))

    assert (found.n, found.w, found.map, found.sure) == (3, None, None, "")
    assert "four are needed" in found.sentence


def test_order_that_holds_other_promises_is_not_counted(leader):
    release = released(leader, ALIKE)
    first = release.answers.order_by("position").first()
    first.priorities = first.priorities[:2]
    first.save()

    assert priorities(release).n == 3


def test_page_shows_map_and_table_where_it_was_asked(leader, client_of):
    release = released(leader, APART)

    page = client_of(leader).get(reverse("alignment:results", args=["harbor-kitchen", release.round_id]))

    text = page.content.decode()
    assert "Which promise should come first?" in text
    assert 'class="chart chart-wide"' in text and 'class="chart chart-narrow"' in text
    assert text.count('<th scope="col">Ada</th>') == 1
    assert "/method/#order-of-the-promises" in text


def test_round_that_did_not_ask_shows_nothing_of_it(leader, client_of):
    round = open_round(by=leader.person, mission=mission_with(organization=leader.organization), names=("Ada",))

    assert [question.key for question in round.questionnaire] == ["work"]


def test_leader_ticks_the_question_when_opening(leader, client_of):
    mission = mission_with(organization=leader.organization)
    client, address = client_of(leader), reverse("surveys:round-new", args=["harbor-kitchen"])
    form = client.get(address).context["form"]
    sent = {
        "mission": mission.pk, "question": form["question"].value(), "names": "\n".join(ANSWERS), "priorities": "on",
    }  # fmt: skip

    client.post(address, sent)

    assert "priorities" in [question.key for question in Round.objects.get().questionnaire]
