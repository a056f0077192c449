from dataclasses import dataclass

import pytest
from django.db import IntegrityError, transaction
from django.forms.models import model_to_dict

from alignment.models import Release, ReleasedAnswer, ReleasedMatch, ReleasedPromise
from alignment.queries import release_report
from alignment.services import RoundNotOpenedUp, release_round
from tests.alignment.encoders import WordEncoder
from tests.factories.alignment import ANSWERS, AT, PROMISES, mission_with, released_round, round_to_score


def test_release_round_freezes_answers_promises_and_matches(organization, administrator):
    release = released_round(organization=organization, by=administrator.person)

    answers = ReleasedAnswer.objects.filter(release=release).order_by("position")
    promises = ReleasedPromise.objects.filter(release=release).order_by("position")
    assert [(answer.name, answer.text) for answer in answers] == list(ANSWERS.items())
    assert [promise.text for promise in promises] == list(PROMISES)
    assert ReleasedMatch.objects.of(organization).count() == len(ANSWERS) * len(PROMISES)
    assert (release.invited, release.responded, release.counted) == (4, 4, 4)
    assert release.released_at == AT


def test_release_round_marks_the_words_that_counted(organization, administrator):
    release = released_round(organization=organization, by=administrator.person)

    match = ReleasedMatch.objects.get(answer__release=release, answer__name="Bo", promise__position=2)
    text = ANSWERS["Bo"]
    assert (match.band, match.is_voiced) == ("clear", True)
    assert "rescue surplus food" in text[match.start : match.end]
    assert [text[start:end] for start, end in match.shared] == ["rescue", "surplus", "food"]


def test_release_round_twice_is_once(organization, administrator):
    round = round_to_score(organization=organization, by=administrator.person)
    encoder = WordEncoder()
    first = release_round(round=round, encoder=encoder, at=AT)
    encoded = len(encoder.encoded)

    second = release_round(round=round, encoder=encoder, at=AT)

    assert (second, Release.objects.count(), len(encoder.encoded)) == (first, 1, encoded)


def test_release_round_is_the_same_for_the_same_input(organization, administrator):
    """Scored twice from scratch, every figure is equal."""
    round = round_to_score(organization=organization, by=administrator.person)
    first = model_to_dict(release_round(round=round, encoder=WordEncoder(), at=AT), exclude=["id"])
    Release.objects.all().delete()

    second = model_to_dict(release_round(round=round, encoder=WordEncoder(), at=AT), exclude=["id"])

    assert second == first


@pytest.mark.parametrize("change", ["answer", "promise", "statement"])
def test_fingerprint_changes_with_every_input(organization, administrator, change: str):
    person = administrator.person
    before = released_round(organization=organization, by=person)
    answers = ANSWERS | {"Ada": "Something else"} if change == "answer" else ANSWERS
    mission = mission_with(
        organization=organization,
        statement="Another statement" if change == "statement" else before.mission_statement,
        promises=(*PROMISES[:2], "Another promise") if change == "promise" else PROMISES,
    )

    after = released_round(organization=organization, by=person, answers=answers, mission=mission)

    assert after.fingerprint != before.fingerprint


def test_release_round_refuses_while_answers_are_sealed(organization, administrator):
    round = round_to_score(organization=organization, by=administrator.person)
    round.opened_up_at = None

    with pytest.raises(RoundNotOpenedUp, match="still sealed"):
        release_round(round=round, encoder=WordEncoder(), at=AT)


@dataclass
class SlowEncoder(WordEncoder):
    """While it encodes, another worker finishes the same round."""

    def __init__(self, round) -> None:
        super().__init__()
        self.round = round

    def encode(self, texts):
        if not Release.objects.exists():
            release_round(round=self.round, encoder=WordEncoder(), at=AT)
        return super().encode(texts)


def test_two_workers_make_one_release(organization, administrator):
    round = round_to_score(organization=organization, by=administrator.person)

    release = release_round(round=round, encoder=SlowEncoder(round), at=AT)

    assert list(Release.objects.all()) == [release]
    assert ReleasedAnswer.objects.count() == len(ANSWERS)


def test_alarm_without_the_constraint_two_workers_would_collide(organization, administrator):
    """The database, not luck, is what keeps the second release out."""
    release = released_round(organization=organization, by=administrator.person)
    release.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        release.save(force_insert=True)


def test_release_round_gives_no_consensus_below_four(organization, administrator):
    three = dict(list(ANSWERS.items())[:3])

    release = released_round(organization=organization, by=administrator.person, answers=three)

    assert (release.consensus_value, release.counted) == (None, 3)
    assert release_report(release)["consensus"] is None


def test_release_round_counts_repeats_and_copies_once(organization, administrator):
    answers = ANSWERS | {
        "Ed": ANSWERS["Ada"],
        "Fay": "No one in Harbor goes hungry while good food goes to waste.",
        "Gus": "",
        "Hal": "Ich sorge dafür, dass jeden Tag alle Kinder in unserer Stadt genug zu essen haben.",
    }

    release = released_round(organization=organization, by=administrator.person, answers=answers)

    excluded = ReleasedAnswer.objects.filter(release=release).exclude(exclusion="").order_by("position")
    assert [(answer.name, answer.exclusion) for answer in excluded] == [
        ("Ed", "duplicate"),
        ("Fay", "copy"),
        ("Gus", "empty"),
        ("Hal", "not_english"),
    ]
    assert excluded[0].duplicate_of.name == "Ada"
    assert (release.responded, release.counted) == (8, 4)


def test_release_round_of_nobody_is_still_a_release(organization, administrator):
    release = released_round(organization=organization, by=administrator.person, answers={})

    assert (release.responded, release.counted, release.mentioning_share) == (0, 0, None)


def test_release_round_without_promises_reads_likeness_alone(organization, administrator):
    release = released_round(organization=organization, by=administrator.person, promises=())

    assert (release.mentioning_share, release.consensus_value is not None) == (None, True)
