import pytest

from alignment.models import Release
from alignment.queries.mentions import Mention
from alignment.queries.sentences import (
    alike_words,
    consensus_sentence,
    independence_sentence,
    mentions_sentence,
    number_word,
    same_promises_sentence,
)


def release(**fields) -> Release:
    alike = fields.pop("alike", None)
    if alike is not None:
        fields |= {"consensus_value": 0.4, "consensus_beats_chance": alike, "consensus_chance_line": 0.2}
        fields.setdefault("consensus_low", 0.3)
    summary = fields.pop("summary", {"closed_at": "2026-05-03T12:00:00+00:00", "label": ""})
    return Release(**{"responded": 5, "counted": 5, "summary": summary} | fields)


def test_sentence_within_chance_says_so():
    assert (
        consensus_sentence(release(alike=False))
        == "Five leaders; the answers are no more alike than chance could make them."
    )


def test_sentence_beyond_chance_says_so():
    sentence = consensus_sentence(release(alike=True, counted=13))

    assert sentence == "13 leaders; the answers are more alike than chance would make them."


def test_interval_that_reaches_down_to_the_line_as_it_is_shown_may_be_chance():
    found = release(alike=True, consensus_low=0.2004)  # both are shown as 20

    assert alike_words(found) == "A little more alike, maybe by chance"


def test_sentence_says_chance_is_possible_when_the_interval_reaches_below_its_line():
    sentence = consensus_sentence(release(alike=True, consensus_low=0.1))

    assert sentence == (
        "Five leaders; the answers look a little more alike than chance would make them, but it may still be chance."
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"alike": True}, "More alike than by chance"),
        ({"alike": True, "consensus_low": 0.1}, "A little more alike, maybe by chance"),
        ({"alike": False}, "No more alike than by chance"),
        ({"alike": False, "consensus_low": 0.1}, "No more alike than by chance"),
        ({"counted": 3}, ""),
    ],
)
def test_headline_says_it_in_words(fields, words):
    assert alike_words(release(**fields)) == words


def test_sentence_of_published_statements_does_not_speak_of_leaders():
    summary = {"label": "published statements about offices", "closed_at": None}

    sentence = consensus_sentence(release(alike=False, counted=8, summary=summary))

    assert sentence == "Eight published statements; the answers are no more alike than chance could make them."


@pytest.mark.parametrize(
    ("responded", "counted", "start"),
    [
        (0, 0, "Nobody answered this round"),
        (1, 1, "One person has answered. We show what you wrote; four are needed"),
        (3, 3, "Three people have answered. We show what each of you wrote; four are needed"),
        (5, 3, "Only 3 answers count; the others repeat them"),
        (4, 1, "Only 1 answer counts; the others repeat it"),
    ],
)
def test_sentence_without_a_figure_says_why(responded: int, counted: int, start: str):
    assert consensus_sentence(release(responded=responded, counted=counted)).startswith(start)


@pytest.mark.parametrize(
    ("changed", "promises", "is_said"),
    [
        ({}, 5, True),
        ({"alike": True}, 5, False),
        ({"promise_agreement": 0.4}, 5, False),
        ({"counted": 3}, 5, False),
        ({"promise_agreement": None}, 5, False),
        ({}, 1, False),
        ({}, 11, False),
    ],
)
def test_same_promises_is_said_only_beyond_chance(changed: dict, promises: int, is_said: bool):
    fields = {"promise_agreement": 0.9, "alike": False, "counted": 5} | changed

    assert bool(same_promises_sentence(release(**fields), promises)) is is_said


def test_independence_sentence_says_what_was_known_when():
    assert "sealed until the round closed on 3 May 2026" in independence_sentence(release())


def test_independence_sentence_of_imported_texts_claims_nothing():
    sentence = independence_sentence(release(summary={"label": "published statements about offices"}))

    assert sentence.startswith("These texts are published statements about offices. Nobody was asked independently")


def test_number_word_opens_a_sentence_up_to_twelve():
    assert [number_word(number) for number in (0, 1, 12, 13)] == ["Nobody", "One", "Twelve", "13"]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (
            [("Feed", 5), ("Train", 2), ("Speak", 0)],
            "“Feed” is mentioned most, by 5 of 7. We found no mention of “Speak”.",
        ),
        (
            [("Feed", 5), ("Train", 0), ("Speak", 0)],
            "“Feed” is mentioned most, by 5 of 7. We found no mention of “Train” and “Speak”.",
        ),
        (
            [("Feed", 5), ("Train", 0), ("Speak", 0), ("Rescue", 0)],
            "“Feed” is mentioned most, by 5 of 7. We found no mention of 3 of the 4 promises.",
        ),
        (
            [("Feed", 5), ("Train", 2), ("Speak", 2)],
            "“Feed” is mentioned most, by 5 of 7. Hardly anybody mentions “Train” and “Speak”: 2 of 7 each.",
        ),
        (
            [("Feed", 5), ("Train", 2), ("Speak", 2), ("Rescue", 2)],
            "“Feed” is mentioned most, by 5 of 7. 3 promises are mentioned by 2 of 7 only.",
        ),
        ([("Feed", 3), ("Train", 3)], "Each promise is mentioned, by 3 of 7."),
        (
            [("Feed", 6), ("Train", 4), ("Speak", 5)],
            "“Feed” is mentioned most, by 6 of 7. Mentioned least: “Train”, by 4 of 7.",
        ),
        ([("Feed", 3), ("Train", 3), ("Speak", 0)], "We found no mention of “Speak”."),
        ([("Feed", 0)], "We found no promise in 7 answers."),
    ],
)
def test_sentence_about_mentions_names_who_stands_out_and_who_is_missing(counts, expected):
    promises = [Mention(text, count, count, 7, 0) for text, count in counts]
    assert mentions_sentence(promises, 7) == expected


def test_sentence_names_the_promise_hardly_anybody_mentions_and_says_that_corrections_count():
    counts = {"Feed": 4, "Teach": 3, "Rescue": 1}
    found = [Mention(text, count, count, 5, 0) for text, count in counts.items()]
    corrected = [*found[:2], Mention("Rescue", 1, 2, 5, 1)]

    said = "“Feed” is mentioned most, by 4 of 5. Hardly anybody mentions “Rescue”: 1 of 5."
    assert mentions_sentence(found, 5) == said
    assert mentions_sentence(corrected, 5) == f"{said} Corrections are counted."
