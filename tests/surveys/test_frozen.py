"""Promise 4: what a round promised when it opened cannot be changed by anybody, and what it released neither."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from missionhub.organizations.models import Person, Team
from surveys import frozen, intake, urls
from surveys.checks import opened_rounds_are_frozen
from surveys.models import Invitation, ReleasedFigure, ReleasedQuote, RosterEntry, Round, RoundNode
from surveys.services import release_figures
from tests.factories.alignment import mission_with
from tests.factories.chains import WEEK, front, open_chain, some_answer, sweep
from tests.factories.staff_rounds import closed, everybody_answers, open_staff_round
from tests.factories.unfrozen import unfrozen

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
CHANGES = {
    "mode": "attributed",
    "audience": "teams",
    "questions": [],
    "told": {"en": "Nobody reads this."},
    "mission_text": "Another mission.",
    "question_text": "Why?",
    "minimum_scores": 6,
    "minimum_distributions": 9,
    "minimum_quotes": 11,
    "is_strict": True,
    "is_before_sharing": True,
    "period_key": "2026-06-01",
    "public_key": b"0" * 32,
    "opened_at": timezone.now(),
}


@pytest.fixture
def round(leader) -> Round:
    return open_staff_round(by=leader.person)


@pytest.fixture
def released(round, leader) -> Round:
    everybody_answers(round, index=4, quote="work")
    intake.open_up(round=closed(round, by=leader.person), at=timezone.now())
    release_figures(round=round, at=timezone.now())
    round.refresh_from_db()
    return round


def is_refused(rows, **changes) -> bool:
    try:
        with transaction.atomic():
            assert rows.update(**changes)
    except IntegrityError as error:
        return "frozen" in str(error)
    return False


@pytest.mark.parametrize("field", CHANGES)
def test_database_refuses_to_change_what_a_round_promised(round, field):
    assert is_refused(Round.objects.filter(pk=round.pk), **{field: CHANGES[field]})


def test_every_promise_of_the_round_is_among_the_frozen(round, leader):
    mission = mission_with(organization=leader.organization)
    assert is_refused(Round.objects.filter(pk=round.pk), mission=mission)

    free = {field.name for field in Round._meta.concrete_fields} - set(frozen.FROZEN[0].fields)
    assert free == {
        *("id", "title", "label", "shows_results_by_link", "plan"),
        *("opened_by", "closes_at", "closed_at", "closed_by", "opened_up_at", "released_at", "counted_in"),
        "follows",  # once: see below
        *("summary", "summary_at", "summary_by"),  # told after the answers were read
        *("disputed_ahead", "said_ahead"),  # what the opener said of the own answer, kept until the release
    }


def test_which_round_a_round_of_a_chain_follows_is_said_once(leader):
    chain = open_chain(by=leader.person, at=MONDAY)
    some_answer(chain, 6, at=MONDAY)
    sweep(at=MONDAY + WEEK)

    assert is_refused(Round.objects.filter(pk=front(chain).pk), follows=None)


def test_saving_a_changed_round_is_refused_and_what_may_change_may(round):
    round.mode = "public"
    with pytest.raises(IntegrityError), transaction.atomic():
        round.save()

    round.refresh_from_db()
    round.closes_at = None
    round.save()
    assert (round.mode, Round.objects.get().closes_at) == ("confidential", None)


@pytest.mark.parametrize("changes", [{"name": "Cuisine"}, {"invited": 3}, {"parent": None}], ids=str)
def test_database_refuses_to_change_the_tree(round, changes):
    assert is_refused(RoundNode.objects.filter(name="Kitchen"), **changes)


def test_participation_is_no_part_of_the_tree(round):
    assert RoundNode.objects.filter(name="Kitchen").update(participation=50) == 1


def test_database_refuses_to_change_who_was_asked(round):
    office = RoundNode.objects.get(name="Office")
    row = RosterEntry.objects.filter(name="Kitchen 1")

    assert [is_refused(row, **change) for change in ({"name": "Bo"}, {"team_name": "Office"}, {"node": office})] == [
        True
    ] * 3


def is_refused_to_add(row) -> bool:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        return "frozen" in str(error)
    return False


def latecomers(round):
    """One more person asked, and a way in for somebody whom another round asked."""
    asked = RosterEntry.objects.filter(round=round).first()
    elsewhere = Round.objects.get(pk=round.pk)
    elsewhere.pk, elsewhere.public_id, elsewhere._state.adding = None, uuid4(), True
    elsewhere.save(force_insert=True)  # as an imported round: without a tree
    theirs = RosterEntry.objects.create(round=elsewhere, name="Late", position=1)
    return [
        RosterEntry(round=round, name="Late", node=asked.node, position=18),
        RosterEntry(round=round, name="Late", node=asked.node, position=0),
        Invitation(round=round, roster_entry=theirs),
    ]


def test_database_refuses_to_ask_one_more(round):
    assert [is_refused_to_add(row) for row in latecomers(round)] == [True] * 3


def test_database_refuses_to_give_an_invitation_to_somebody_else(round):
    theirs = latecomers(round)[2].roster_entry

    assert is_refused(Invitation.objects.filter(roster_entry__name="Kitchen 1"), roster_entry=theirs)


def test_alarm_without_the_triggers_one_more_could_be_asked(round):
    late = latecomers(round)
    with unfrozen():
        assert [is_refused_to_add(row) for row in late] == [False] * 3


def test_missing_triggers_are_noticed_as_the_product_starts(round):
    assert (frozen.missing_triggers(using="default"), opened_rounds_are_frozen()) == ([], [])
    with unfrozen():
        assert len(frozen.missing_triggers(using="default")) == 9
        assert [found.id for found in opened_rounds_are_frozen()] == ["surveys.W001"]


def test_erasing_a_person_takes_the_name_and_leaves_the_round(round):
    row = RosterEntry.objects.filter(name="Kitchen 1")
    assert row.update(person=None, name="Erased") == 1

    Person.objects.filter(name="Kitchen 2").delete()
    Team.objects.filter(name="Kitchen").delete()
    assert RosterEntry.objects.filter(name__in=["Erased", "Kitchen 2"], node__name="Kitchen").count() == 2


def test_database_refuses_to_change_what_was_released(released):
    assert is_refused(ReleasedFigure.objects.all(), n=99)
    assert is_refused(ReleasedQuote.objects.all(), text="Other words.")
    assert is_refused(Round.objects.filter(pk=released.pk), released_at=None)


def test_a_deleted_round_takes_its_release_along(released):
    Round.objects.all().delete()

    assert (ReleasedFigure.objects.count(), ReleasedQuote.objects.count(), RoundNode.objects.count()) == (0, 0, 0)


def test_alarm_without_the_triggers_everything_could_be_changed(released):
    with unfrozen():
        assert not is_refused(Round.objects.filter(pk=released.pk), mode="attributed", minimum_scores=6)
        assert not is_refused(RosterEntry.objects.filter(name="Kitchen 1"), name="Bo")
        assert not is_refused(ReleasedFigure.objects.all(), n=99)


def test_triggers_are_made_again_after_every_migration(round):
    with unfrozen():
        frozen.freeze_tables(using="default")
        frozen.freeze_tables(using="default")
        assert is_refused(Round.objects.filter(pk=round.pk), mode="public")
    assert "surveys_round" in connection.introspection.table_names()


def test_no_page_writes_what_is_frozen_and_no_admin_knows_it(round, administrator, client_of):
    """Every address of the round, asked to take every frozen field."""
    before = Round.objects.filter(pk=round.pk).values(*frozen.FROZEN[0].fields).get()
    client = client_of(administrator)
    sent = {name: str(value) for name, value in CHANGES.items()} | {"name": "Bo", "invited": "3"}
    for pattern in urls.urlpatterns:
        kwargs = {"organization_slug": administrator.organization.slug, "pk": round.pk}
        if set(pattern.pattern.converters) == set(kwargs) and pattern.pattern.converters["pk"].regex == "[0-9]+":
            for method in (client.post, client.put, client.patch):
                method(reverse(f"surveys:{pattern.name}", kwargs=kwargs), sent, follow=True)

    assert Round.objects.filter(pk=round.pk).values(*before).get() == before
    assert not apps.is_installed("django.contrib.admin")
