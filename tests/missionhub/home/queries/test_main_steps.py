from datetime import timedelta

import pytest
from django.urls import reverse

from missionhub.home.queries.main_steps import main_steps
from surveys.models import Action, Round
from tests.factories.alignment import AT, released_round
from tests.factories.surveys import answer, open_round

pytestmark = pytest.mark.django_db


def labels(organization) -> list[str]:
    return [step.label for step in main_steps(organization, Round.objects.of(organization).newest_asked())]


def agree(release, person, **fields) -> Action:
    return Action.objects.create(
        organization=person.organization,
        created_at=AT,
        given_at=AT,
        round_id=release.round_id,
        text="Name an owner",
        person=person,
        due_on=(AT + timedelta(days=30)).date(),
        **fields,
    )


@pytest.fixture
def release(organization, administrator):
    return released_round(organization=organization, by=administrator.person)


def test_without_a_round_the_leaders_are_asked(organization):
    [step] = main_steps(organization, Round.objects.of(organization).newest_asked())

    assert (step.label, step.url) == ("Ask the leaders", reverse("surveys:round-new", args=[organization.slug]))


def test_an_open_round_is_waited_for_and_closed_once_all_have_answered(organization, administrator):
    round = open_round(by=administrator.person, names=("Ada", "Bo"))
    before = labels(organization)

    for name in ("Ada", "Bo"):
        answer(round, name=name)

    assert before == ["See who has answered"]
    assert labels(organization) == ["Close the round"]


def test_a_closed_round_that_is_still_read_says_so(organization, administrator, release):
    release.delete()

    assert labels(organization) == ["See whether the results are ready"]


def test_results_are_read_before_anything_is_asked_again(organization, release):
    first, second = main_steps(organization, Round.objects.of(organization).newest_asked())

    assert (first.label, first.url) == ("Read the results", release.get_absolute_url())
    assert (second.label, second.url) == (
        "Write down one action",
        reverse("surveys:actions", args=[organization.slug, release.round_id]),
    )


def test_what_was_agreed_comes_next_until_it_is_done(organization, administrator, release):
    action = agree(release, administrator.person)
    agreed = labels(organization)

    action.done_at = AT
    action.save()

    assert agreed == ["See what you agreed"]
    assert labels(organization) == ["Ask the leaders again", "Read the results"]


def test_imported_texts_are_no_round_to_follow(organization, release):
    Round.objects.update(label="Published statements")

    assert labels(organization) == ["Ask the leaders"]
