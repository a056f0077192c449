from collections import Counter

from django.conf import settings
from django.utils import timezone

from alignment.models import Label
from alignment.queries.counterexamples import is_counterexample
from alignment.scoring import load_encoder
from missionhub.home.services.demonstration import seed_demonstration
from surveys.models import ReleasedFigure


def test_demonstration_shows_labels_of_two_leaders_and_a_theme_the_mission_does_not_mention(db):
    organization = seed_demonstration(encoder=load_encoder(settings.MODEL_DIR), at=timezone.now())

    labels = Label.objects.of(organization).select_related("person", "match__answer")

    assert Counter(label.person.name for label in labels) == {"Leilani Kahale": 14, "Amara Nwosu": 7}
    assert {label.match.answer.exclusion for label in labels} == {""}
    match = next(label.match for label in labels if label.match.is_voiced and not label.shows)
    assert (match.evidence, is_counterexample(match)) == ("by noon it is on its way to kitchens and pantries", True)
    themes = ReleasedFigure.objects.filter(round__organization=organization, measure="theme").order_by("pk")
    assert [(theme.value["words"], bool(theme.value["promise"])) for theme in themes] == [
        (["trainees", "cook"], True),
        (["guests"], False),
    ]


def test_demonstration_without_an_encoder_has_no_labels_yet(db):
    organization = seed_demonstration(encoder=None, at=timezone.now())

    assert Label.objects.of(organization).count() == 0
