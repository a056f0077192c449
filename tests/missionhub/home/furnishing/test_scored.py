"""What the text model says of the demonstration: labels, findings and signals of drift."""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.utils import timezone

from alignment.models import Label
from alignment.queries.counterexamples import is_counterexample
from alignment.queries.drift import drift_page, drift_tile
from alignment.queries.findings import findings
from alignment.scoring import load_encoder
from missionhub.organizations.models import Organization, Person
from surveys.models import ReleasedFigure
from tests.missionhub.home.seeded import demonstration

pytestmark = [pytest.mark.django_db, pytest.mark.either]


@pytest.fixture(scope="module")
def riverbend(django_db_setup, django_db_blocker) -> Iterator[Organization]:
    with demonstration(django_db_blocker, encoder=load_encoder(settings.MODEL_DIR), at=timezone.now()) as organization:
        yield organization


def test_demonstration_shows_labels_of_two_leaders_and_a_theme_the_mission_does_not_mention(riverbend):
    labels = Label.objects.of(riverbend).select_related("person", "match__answer")

    assert Counter(label.person.name for label in labels) == {"Leilani Kahale": 14, "Amara Nwosu": 7}
    assert {label.match.answer.exclusion for label in labels} == {""}
    match = next(label.match for label in labels if label.match.is_voiced and not label.shows)
    assert (match.evidence, is_counterexample(match)) == ("by noon it is on its way to kitchens and pantries", True)
    themes = ReleasedFigure.objects.filter(round__organization=riverbend, measure="theme").order_by("pk")
    assert [(theme.value["words"], bool(theme.value["promise"])) for theme in themes] == [
        (["trainees", "cook"], True),
        (["guests"], False),
    ]


def test_demonstration_has_findings_to_act_on_one_acted_on_and_one_set_aside(riverbend):
    page = findings(riverbend, on=riverbend.today(at=timezone.now()))

    assert [row.rule for row in page.open] == ["unheard", "unsaid_by_staff", "off_track", "at_risk"]
    assert page.open[0].sentence == (
        "No leader mentions “Speak up for wages and benefits people can live on”, hardly any of the staff mention it "
        "and nobody owns it."
    )
    assert "People outside: at most 10%, likely between 0 and 30%. n = 15." in page.open[0].sure
    assert [(row.rule, [one.text for one in row.agreed]) for row in page.acted_on] == [
        ("not_kept", ["Ask three trainees what would have kept them with us"])
    ]
    assert [(row.rule, row.set_aside.name) for row in page.set_aside] == [("outside", "Amara Nwosu")]


def test_no_finding_names_anybody(riverbend):
    names = Person.objects.of(riverbend).values_list("name", flat=True)
    page = findings(riverbend, on=riverbend.today(at=timezone.now()))
    said = " ".join(" ".join([row.sentence, row.step, row.action, *row.sure]) for row in page.every)

    assert said and not any(name in said for name in names)


def test_demonstration_has_a_signal_that_moved_some_without_a_sign_and_one_that_cannot_tell(riverbend):
    cards = {card.key: card for card in drift_page(riverbend).cards}

    assert {key: card.verdict for key, card in cards.items()} == {
        "words": "moved",
        "programme": "no_sign",
        "voice": "cannot_tell",
        "money": "no_sign",
    }
    assert [part.signal.kind for part in cards["money"].parts] == ["money", "hours"]
    assert cards["words"].parts[0].sentence == "The words have moved since version 3 of 1 May 2020."
    assert cards["words"].awaits_answer
    assert drift_tile(riverbend)["value"] == 1
