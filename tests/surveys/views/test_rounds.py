from django.urls import reverse

from tests.factories.surveys import answer, open_round


def test_round_page_says_how_many_have_answered(leader, client_of):
    round = open_round(by=leader.person)
    answer(round)

    page = client_of(leader).get(round.get_absolute_url()).content.decode()

    assert "1 of 4" in page


def test_an_empty_list_teaches(leader, client_of):
    page = client_of(leader).get(reverse("surveys:round-list", args=[leader.organization.slug])).content.decode()

    assert "Ask your leaders one question" in page
