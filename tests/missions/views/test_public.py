"""The public page shows what was chosen and nothing else; a canary sits in every text of every table of missions."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from missionhub.core import unaided
from missionhub.organizations.models import Person, Team
from missions.models import (
    Assent,
    CoachDismissal,
    Comment,
    Contribution,
    Dependency,
    Milestone,
    Outcome,
    Promise,
    PromiseEvidence,
    PublicPage,
    RoleHolder,
    Story,
)
from tests.factories.missions import MissionVersionFactory
from tests.factories.organizations import PersonFactory, TeamFactory
from tests.factories.plans import (
    ActivityFactory,
    ChangeFactory,
    CheckInFactory,
    DecisionFactory,
    KeyRoleFactory,
    ObjectiveFactory,
    OutcomeFactory,
    StakeholderFactory,
    StoryFactory,
)
from tests.missions.views.conftest import AT

CANARY = re.compile(r"q[a-z]+q[a-z]+q\d+z")
PAGES = ("public-mission", "public-embed")


def address(name="public-mission") -> str:
    return reverse(f"missions:{name}", args=["harbor-kitchen"])


def url(name) -> str:
    return reverse(f"missions:{name}", args=["harbor-kitchen"])


@pytest.fixture
def shown(organization) -> PublicPage:
    return PublicPage.objects.create(organization=organization, is_on=True)


@pytest.fixture
def crowded(shown, mission, organization) -> None:
    """At least one row in nearly every table of missions, then a canary in every text."""
    MissionVersionFactory(mission=mission, number=2, statement="A draft.")
    MissionVersionFactory(mission__organization=organization, mission__team=TeamFactory(organization=organization))
    person = PersonFactory(organization=organization)
    promise = mission.promises.first()
    for _ in range(2):
        outcome = OutcomeFactory(organization=organization, lead=person, target=10, baseline=0, closed_at=None)
        Contribution.objects.create(outcome=outcome, promise=promise, text="x")
        CheckInFactory(outcome=outcome, note="x", label="x", value=4)
        Milestone.objects.create(outcome=outcome, name="x", due_on=AT)
        CoachDismissal.objects.create(outcome=outcome, check_code="x", dismissed_at=AT)
        Dependency.objects.create(
            outcome=outcome, text="x", asked_at=AT, team=TeamFactory(organization=organization, name=f"T{outcome.pk}")
        )
        StoryFactory(organization=organization, promise=promise, state="shown", may_be_public=True, teller=person)
    StoryFactory(organization=organization)
    for factory in (
        ActivityFactory,
        ChangeFactory,
        DecisionFactory,
        KeyRoleFactory,
        ObjectiveFactory,
        StakeholderFactory,
    ):
        factory(organization=organization)
    role = apps.get_model("missions", "KeyRole").objects.get()
    RoleHolder.objects.create(role=role, person=person, focus="x")
    PromiseEvidence.objects.create(promise=promise, text="x", source="x", seen_on=AT, added_at=AT)
    Comment.objects.create(
        organization=organization, subject_kind="promise", subject_id=promise.pk, text="x", created_at=AT
    )
    Assent.objects.create(version=mission.versions.first(), person=person, kind="endorsement", note="x")
    for model in (*apps.get_app_config("missions").get_models(), Person, Team):
        plant(model)


def plant(model: type[models.Model]) -> None:
    fields = [
        field.name
        for field in model._meta.fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and field.name not in {"currency", "subject_kind", "period_key", "language", "time_zone"}
    ]
    for row in model.objects.all():
        words = {name: f"q{model.__name__.lower()}q{name.replace('_', '')}q{row.pk}z" for name in fields}
        model.objects.filter(pk=row.pk).update(**words)
    if any(field.name == "cues" for field in model._meta.fields):
        model.objects.update(cues=["qpromiseqcuesq1z"])


def canaries(name: str) -> set[str]:
    found = CANARY.findall(Client().get(address(name)).content.decode())
    return {re.sub(r"q\d+z$", "", text) for text in found}


@pytest.mark.parametrize(
    ("name", "allowed"), [("public-mission", {"qpublicpageqintroduction"}), ("public-embed", set())]
)
def test_nothing_that_nobody_chose_is_shown(name, allowed, crowded, shown):
    PublicPage.objects.update(shows_statement=False)

    assert canaries(name) == allowed


def test_what_was_chosen_is_shown_and_no_word_more(crowded, shown, mission):
    promise, outcome, story = Promise.objects.first(), Outcome.objects.first(), Story.objects.shown().first()
    for row in (promise, outcome, story):
        type(row).objects.filter(pk=row.pk).update(is_public=True)

    found = set(CANARY.findall(Client().get(address()).content.decode()))

    version = mission.versions.published().get()
    assert found == {
        f"qmissionversionqstatementq{version.pk}z",
        *(f"qpromiseq{name}q{promise.pk}z" for name in ("text", "definition", "measure", "target")),
        *(f"qoutcomeq{name}q{outcome.pk}z" for name in ("title", "success", "unit")),
        *(f"qstoryq{name}q{story.pk}z" for name in ("title", "text", "whobenefited")),
        f"qpublicpageqintroductionq{shown.pk}z",
    }


def test_attack_sees_a_leak_when_the_choice_is_ignored(crowded, shown):
    """The alarm twin: with everything chosen the canaries do appear."""
    PublicPage.objects.update(shows_vision=True, shows_values=True)
    Promise.objects.update(is_public=True)
    Outcome.objects.update(is_public=True)
    Story.objects.filter(may_be_public=True).update(is_public=True)

    assert {"qmissionversionqvision", "qpromiseqtext", "qoutcomeqtitle", "qstoryqtext"} <= canaries("public-mission")


@pytest.mark.parametrize("fields", [{"state": "hidden"}, {"state": "waiting"}])
def test_story_taken_off_inside_is_gone_outside(fields, shown, organization):
    StoryFactory(organization=organization, may_be_public=True, is_public=True, text="Bread for forty.", **fields)

    assert "Bread for forty." not in Client().get(address()).content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_page_that_is_off_cannot_be_told_from_none(name, organization, shown, mission):
    PublicPage.objects.update(is_on=False)

    off = Client().get(address(name))
    none = Client().get(reverse(f"missions:{name}", args=["no-such-place"]))

    assert (off.status_code, none.status_code) == (404, 404)
    assert off.content.replace(b"harbor-kitchen", b"") == none.content.replace(b"no-such-place", b"")


def test_page_is_read_without_an_account_and_says_how_old_its_figures_are(shown, mission, organization):
    outcome = OutcomeFactory(organization=organization, title="Meals", is_public=True, baseline=0, target=13000)
    CheckInFactory(outcome=outcome, value=11800, on=datetime(2026, 10, 31, tzinfo=UTC).date())

    text = Client().get(address()).content.decode()

    for words in ("We rescue food and train people.", "11,800", "13,000", "31 October 2026"):
        assert words in text


def test_page_says_aims_with_their_unit_and_which_way_is_better(shown, mission, organization):
    outcome = OutcomeFactory(
        organization=organization, is_public=True, direction="reduce", unit="minutes", baseline=90, target=30
    )
    CheckInFactory(outcome=outcome, value=45)
    Promise.objects.update(is_public=True, measure="minutes between call and visit", target="Thirty")

    text = Client().get(address()).content.decode()

    assert "aim: at most 30 minutes" in text and "<strong>45 minutes</strong>" in text
    assert "Kept when: Thirty (minutes between call and visit)" in " ".join(text.split())


@pytest.mark.parametrize("count", [1, 3])
def test_page_asks_the_database_equally_often(count, shown, mission, organization, django_assert_num_queries):
    for _ in range(count):
        outcome = OutcomeFactory(organization=organization, is_public=True, target=1)
        CheckInFactory(outcome=outcome)
        StoryFactory(organization=organization, state="shown", may_be_public=True, is_public=True)
    Promise.objects.update(is_public=True)

    with django_assert_num_queries(9):
        Client().get(address())


def test_only_the_embed_may_be_framed(shown, mission):
    embed, whole = Client().get(address("public-embed")), Client().get(address())

    assert "frame-ancestors *" in embed.headers["Content-Security-Policy"]
    assert "script-src 'none'" in embed.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in embed.headers
    assert "<script" not in embed.content.decode()
    assert "frame-ancestors 'none'" in whole.headers["Content-Security-Policy"]
    assert whole.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("name", PAGES)
def test_browser_asks_again_each_time_and_gets_only_what_is_new(name, shown, mission):
    first = Client().get(address(name))
    again = Client().get(address(name), headers={"If-None-Match": first.headers["ETag"]})
    PublicPage.objects.update(shows_statement=False)
    changed = Client().get(address(name), headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "private, no-cache"
    assert (again.status_code, again.content, changed.status_code) == (304, b"", 200)


@pytest.mark.parametrize("name", PAGES)
def test_mission_is_not_shown_to_a_browser_that_answers_unaided(name, shown, mission, rf):
    client = Client()
    before = client.get(address(name))
    session = client.session
    until = timezone.now() + timedelta(hours=1)
    session[unaided.SESSION_KEY] = {"answer_url": "/answer/", "until": until.isoformat()}
    session.save()

    during = client.get(address(name), headers={"If-None-Match": before.headers["ETag"]})
    del session[unaided.SESSION_KEY]
    session.save()

    assert "We rescue food" in before.content.decode()
    assert (during.status_code, "We rescue food" in during.content.decode()) == (200, False)
    assert "/answer/" in during.content.decode()
    assert "We rescue food" in client.get(address(name)).content.decode()


def test_public_texts_are_escaped(shown, mission):
    hostile = '<script>alert(1)</script>"><img src=x>'
    mission.versions.update(statement=hostile)
    Promise.objects.update(text=hostile, definition=hostile, is_public=True)
    PublicPage.objects.update(introduction=hostile)

    for name in PAGES:
        text = Client().get(address(name)).content.decode()
        assert "alert(1)" in text
        assert ("<script>alert" in text, "<img src=x" in text) == (False, False)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (4, 6, "aim: between 4 and 6 months"),
        (4, None, "aim: at least 4 months"),
        (None, 6, "aim: at most 6 months"),
    ],
)
def test_band_is_shown_with_the_edges_it_has(shown, organization, low, high, words):
    OutcomeFactory(
        organization=organization,
        is_public=True,
        direction="hold",
        target=None,
        band_low=low,
        band_high=high,
        unit="months",
    )

    assert words in " ".join(Client().get(address()).content.decode().split())
