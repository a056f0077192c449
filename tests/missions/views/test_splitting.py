import pytest
from django.urls import reverse

from missions.models import Promise
from missions.services import edit_promise
from tests.missions.views.conftest import AT


@pytest.fixture
def promise(mission) -> Promise:
    promise = Promise.objects.get(text="Train people")
    edit_promise(promise=promise, lock_version=1, fields={"text": "Train people and feed families"}, by=None, at=AT)
    return Promise.objects.get(pk=promise.pk)


@pytest.fixture
def url(promise) -> str:
    return reverse("missions:promise-parts", args=["harbor-kitchen", promise.pk])


def texts(mission) -> list[str]:
    return [promise.text for promise in Promise.objects.filter(mission=mission).active().in_order()]


def test_parts_are_prefilled_one_a_line_and_reached_from_the_list(promise, url, mission, leader, client_of):
    client = client_of(leader)

    page = client.get(url)

    assert page.context["form"].initial == {"texts": "Train people\nfeed families", "lock_version": 2}
    assert url in client.get(reverse("missions:promise-list", args=["harbor-kitchen", mission.pk])).content.decode()


@pytest.mark.parametrize(
    ("text", "is_confirmed", "hinted"),
    [
        ("Take in dogs, heal them", False, True),
        ("Take in dogs, heal them", True, False),
        ("Train people", False, False),
    ],
)
def test_list_says_of_a_proposal_that_does_several_things_to_split_it(
    text, is_confirmed, hinted, promise, mission, leader, client_of
):
    Promise.objects.filter(mission=mission).update(confirmed_at=AT)
    Promise.objects.filter(pk=promise.pk).update(text=text, confirmed_at=AT if is_confirmed else None)

    page = client_of(leader).get(reverse("missions:promise-list", args=["harbor-kitchen", mission.pk]))

    assert ("It does more than one thing." in page.content.decode()) is hinted


def test_parts_of_a_single_promise_say_that_none_was_found(mission, leader, client_of):
    single = Promise.objects.get(text="Train people")

    page = client_of(leader).get(reverse("missions:promise-parts", args=["harbor-kitchen", single.pk]))

    assert "We found no second promise in it." in page.content.decode()


def test_parts_are_saved_as_separate_promises(url, mission, leader, client_of):
    answer = client_of(leader).post(url, {"texts": "Train people\r\nFeed families", "lock_version": "2"}, follow=True)

    assert texts(mission) == ["Rescue food", "Train people", "Feed families"]
    assert "2 promises stand in its place." in answer.content.decode()


@pytest.mark.parametrize(
    "typed", ["Only one line", "\n".join(f"Line {number}" for number in range(8)), "x" * 301 + "\ny"]
)
def test_parts_with_an_error_show_everything_typed(typed, url, mission, leader, client_of):
    before = texts(mission)

    page = client_of(leader).post(url, {"texts": typed, "lock_version": "2"})

    assert page.context["form"].errors
    assert typed.splitlines()[0] in page.content.decode()
    assert texts(mission) == before


def test_parts_typed_on_old_words_are_shown_again_and_saved_at_the_second_try(promise, url, mission, leader, client_of):
    client = client_of(leader)
    edit_promise(promise=promise, lock_version=2, fields={"text": "Theirs"}, by=None, at=AT)

    page = client.post(url, {"texts": "Mine\nAlso mine", "lock_version": "2"})
    form = page.context["form"]
    client.post(url, {"texts": form["texts"].value(), "lock_version": form["lock_version"].value()})

    assert "It now reads “Theirs”" in page.content.decode()
    assert texts(mission) == ["Rescue food", "Mine", "Also mine"]
