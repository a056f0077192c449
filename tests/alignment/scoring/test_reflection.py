import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alignment.measures.consensus import consensus
from alignment.scoring import ENGINE_VERSION, AnswerText, PromiseText, match_strengths, propose_promises, read_answers
from alignment.scoring.reference import reference_sentences, reference_vectors

pytestmark = pytest.mark.pure

MISSION = (
    "No one in Riverbend goes hungry while good food goes to waste. We feed families with dignity, train people for paid "
    "work, and speak up for fair access to food."
)
PROMISES = [
    PromiseText(key=f"p{number}", text=promise.text) for number, promise in enumerate(propose_promises(MISSION), 1)
]
ANSWERS = [
    AnswerText(key="food", text="I make sure every family that comes through our door leaves with food for the week."),
    AnswerText(key="coach", text="I coach trainees and call employers until they hire them."),
    AnswerText(key="lobby", text="Mostly paperwork. I lobby the state for better access to school meals."),
    AnswerText(key="invoices", text="I process invoices."),
    AnswerText(key="trucks", text="I get paid to keep the trucks running."),
]


@pytest.fixture(scope="module")
def read(encoder):
    def read(answers, promises=PROMISES, seed=0):
        return read_answers(encoder=encoder, answers=answers, promises=promises, mission_text=MISSION, seed=seed)

    return read


def test_answers_that_show_a_promise_are_told_from_tasks(read):
    reading = read(ANSWERS)

    kinds = {answer.answer: answer.kind for answer in reading.answers}
    voiced = {answer.answer: [match.promise for match in answer.matches if match.voiced] for answer in reading.answers}
    assert kinds == {"food": "mission", "coach": "mission", "lobby": "mission", "invoices": "task", "trucks": "task"}
    assert voiced == {"food": ["p2"], "coach": ["p3"], "lobby": ["p4"], "invoices": [], "trucks": []}
    assert reading.unmentioned == ("p1",)
    assert reading.voiced_share is not None
    assert (reading.voiced_share.successes, reading.voiced_share.n) == (3, 5)


def test_reading_carries_what_it_was_made_with(read, encoder):
    reading = read(ANSWERS)

    assert (reading.encoder, reading.weights_sha256, reading.engine_version) == (
        encoder.name,
        encoder.weights_sha256,
        ENGINE_VERSION,
    )
    assert reading.consensus is not None
    assert reading.consensus.n == len(reading.counted) == 5
    assert reading.promise_agreement is not None
    assert reading.furthest_pair is not None


def test_evidence_is_the_matching_clause_and_the_words_it_shares(read):
    answer = ANSWERS[2]
    (reading,) = read([answer]).answers

    match = reading.matches[3]

    assert answer.text[match.start : match.end] == "I lobby the state for better access to school meals"
    assert [answer.text[start:end] for start, end in match.shared] == ["access"]


def test_no_evidence_has_no_span(read):
    (reading,) = read([ANSWERS[3]]).answers

    assert {(match.band, match.voiced, match.start, match.end, match.shared) for match in reading.matches} == {
        ("none", False, 0, 0, ())
    }


def test_a_cue_in_other_words_is_a_phrasing(read):
    answer = [AnswerText(key="a", text="I fill hampers at the pantry")]
    plain = PromiseText(key="p", text="feed families with dignity")
    taught = PromiseText(key="p", text="feed families with dignity", cues=("hampers from the pantry",))

    without, with_cue = (read(answer, [promise]).answers[0].matches[0] for promise in (plain, taught))

    assert (without.voiced, with_cue.voiced) == (False, True)
    assert with_cue.strength > without.strength


def test_a_cue_of_one_word_alone_makes_no_match(read):
    """*Training* is a cue of the promise, but not every training keeps it."""
    answers = [
        AnswerText(key="errand", text="I take part in safety training twice a year"),
        AnswerText(key="service", text="I give unemployed people training at the stove"),
    ]
    promises = [PromiseText(key="p", text="train people without work as cooks", cues=("training",))]
    alone = [PromiseText(key="p", text="training")]

    voiced, alarm = (
        [answer.matches[0].voiced for answer in read(answers, wanted).answers] for wanted in (promises, alone)
    )

    assert voiced == [False, True]
    assert alarm == [True, True]


def test_a_passage_speaks_for_the_promise_it_matches_best(read):
    """Rescued food and food for families share a topic: only the promise that is meant counts."""
    promises = [
        PromiseText(key="feed", text="bring fresh food to every household that needs it"),
        PromiseText(key="rescue", text="rescue good food before it is thrown away"),
    ]
    answer = [AnswerText(key="a", text="I save good food from the landfill.")]

    together = read(answer, promises).answers[0].matches
    alone = read(answer, promises[:1]).answers[0].matches

    assert [(match.promise, match.voiced, match.band) for match in together] == [
        ("feed", False, "none"),
        ("rescue", True, "clear"),
    ]
    assert alone[0].voiced


def test_a_task_of_the_field_is_no_clear_mention(read):
    """Who feeds the animals of a shelter matches all its promises alike; who keeps one stands out for it."""
    promises = [
        PromiseText(key="home", text="Find every healthy animal a home"),
        PromiseText(key="litters", text="Stop unwanted litters through low-cost surgery"),
        PromiseText(key="keep", text="Keep pets with the families who love them"),
        PromiseText(key="cruelty", text="Investigate cruelty and neglect"),
    ]
    answers = [
        AnswerText(key="task", text="I feed the animals and clean the kennels"),
        AnswerText(key="kept", text="I find a home for every dog and cat that can be adopted"),
    ]

    together, alone = (
        [match.band == "clear" for answer in read(answers, wanted).answers for match in answer.matches[:1]]
        for wanted in (promises, promises[:1])
    )

    assert together == [False, True]
    assert alone == [True, True]


def test_an_own_name_is_no_evidence(encoder):
    promises = [PromiseText(key="p", text="create accessibility guidelines and standards")]
    answers = [AnswerText(key="a", text="I plan meetings for the Access Board.")]

    def strength(*own_names):
        reading = read_answers(
            encoder=encoder, answers=answers, promises=promises, mission_text="", own_names=own_names
        )
        return reading.answers[0].matches[0].strength

    assert strength("U.S. Access Board") < strength() - 0.1


def test_who_wrote_the_answer_is_no_evidence_either(read):
    promises = [PromiseText(key="p", text="provide technical information and services")]
    text = "The Office of Technical and Information Services (OTIS) keeps a calendar. OTIS orders paper."

    by_office, by_nobody = (
        read([AnswerText(key="a", text=text, author=author)], promises).answers[0].matches[0].strength
        for author in ("Office of Technical and Information Services", "")
    )

    assert by_office < by_nobody - 0.1


def test_a_short_form_means_what_the_mission_calls_by_it(encoder):
    promises = [PromiseText(key="p", text="enforce the Architectural Barriers Act")]
    answers = [AnswerText(key="a", text="I process ABA complaints.")]

    known, unknown = (
        read_answers(encoder=encoder, answers=answers, promises=wanted, mission_text="").answers[0].matches[0]
        for wanted in (promises, [PromiseText(key="p", text="enforce the architectural barriers act")])
    )

    assert known.strength > unknown.strength + 0.1
    assert [answers[0].text[start:end] for start, end in known.shared] == ["ABA"]


def test_match_strengths_of_promises_do_not_bear_on_each_other(encoder):
    texts = [answer.text for answer in ANSWERS]

    together = match_strengths(encoder=encoder, texts=texts, promises=PROMISES)
    alone = match_strengths(encoder=encoder, texts=texts, promises=PROMISES[1:2])

    assert together.shape == (len(ANSWERS), len(PROMISES))
    assert together[:, 1:2] == pytest.approx(alone, abs=1e-5)
    assert together.min() >= 0
    assert match_strengths(encoder=encoder, texts=[], promises=PROMISES).shape == (0, len(PROMISES))


def test_what_does_not_count_is_named_and_left_out(read):
    answers = [
        *ANSWERS,
        AnswerText(key="again", text="I PROCESS INVOICES!"),
        AnswerText(key="paste", text="We feed families with dignity, train people for paid work, and speak up"),
        AnswerText(key="blank", text=" – "),
        AnswerText(key="spanish", text="Ayudo a las familias del barrio para que tengan comida en la mesa."),
    ]

    reading = read(answers)

    assert reading.excluded == (
        ("again", "duplicate"),
        ("paste", "copy"),
        ("blank", "empty"),
        ("spanish", "not_english"),
    )
    assert reading.counted == tuple(answer.key for answer in ANSWERS)
    assert [answer.duplicate_of for answer in reading.answers if answer.answer == "again"] == ["invoices"]
    assert [answer.matches for answer in reading.answers if answer.answer in {"blank", "spanish"}] == [(), ()]
    assert reading.consensus == read(ANSWERS).consensus


def test_pasting_an_answer_would_have_raised_consensus(read, encoder):
    """The alarm behind counting duplicates once: the measure does move if they are counted."""
    texts = [answer.text for answer in ANSWERS]
    reference = reference_vectors(encoder=encoder)
    once = consensus(encoder.encode(texts), reference, seed=0)
    thrice = consensus(encoder.encode([*texts, texts[3], texts[3]]), reference, seed=0)

    pasted = read([*ANSWERS, *(AnswerText(key=f"again{n}", text=texts[3]) for n in range(2))])

    assert once is not None
    assert thrice is not None
    assert thrice.value > once.value + 0.05
    assert pasted.consensus == read(ANSWERS).consensus


def test_fewer_than_four_answers_have_no_consensus(read):
    reading = read(ANSWERS[:3])

    assert reading.consensus is None
    assert reading.voiced_share is not None


def test_nobody_and_nothing_promised_are_undefined_not_zero(read):
    nobody, no_promises = read([]), read(ANSWERS, promises=[])

    assert (nobody.voiced_share, nobody.consensus, nobody.furthest_pair, nobody.promise_agreement) == (None,) * 4
    assert nobody.unmentioned == ("p1", "p2", "p3", "p4")
    assert (no_promises.voiced_share, no_promises.promise_agreement) == (None, None)
    assert {answer.kind for answer in no_promises.answers} == {"task"}


def test_everyday_sentences_rarely_voice_a_promise(read):
    answers = [AnswerText(key=str(row), text=text) for row, text in enumerate(reference_sentences())]

    reading = read(answers)

    assert reading.voiced_share is not None
    assert reading.voiced_share.value <= 0.05


@given(order=st.permutations(range(len(ANSWERS))))
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_answers_does_not_matter(read, order):
    given_order, other_order = read(ANSWERS), read([ANSWERS[place] for place in order])

    assert {answer.answer: answer for answer in other_order.answers} == {a.answer: a for a in given_order.answers}
    assert other_order.promise_agreement == pytest.approx(given_order.promise_agreement)
    assert set(other_order.furthest_pair) == set(given_order.furthest_pair)
    assert other_order.consensus.value == pytest.approx(given_order.consensus.value)


@given(texts=st.lists(st.text(alphabet="abI, .;\n–é", max_size=30), max_size=5))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_read_and_spans_are_exact(read, texts):
    answers = [AnswerText(key=str(place), text=text) for place, text in enumerate(texts)]

    reading = read(answers)

    assert len(reading.counted) + len(reading.excluded) == len(answers)
    for answer, result in zip(answers, reading.answers, strict=True):
        for match in result.matches:
            assert 0 <= match.start <= match.end <= len(answer.text)
            assert 0 <= match.strength <= 1 + 1e-6
            assert 0 <= match.percentile <= 100
            assert all(match.start <= start < end <= match.end for start, end in match.shared)


def test_keys_must_be_unique(read):
    with pytest.raises(ValueError, match="repeated: food"):
        read([ANSWERS[0], ANSWERS[0]])


def test_vectors_of_one_text_do_not_depend_on_its_neighbors(encoder):
    alone = encoder.encode([ANSWERS[3].text])
    together = encoder.encode([answer.text for answer in ANSWERS])[3]

    assert np.abs(alone - together).max() < 1e-5


def test_a_line_set_by_labels_decides_what_counts_and_no_other_promise(encoder):
    general = _voiced(encoder, lines=None)
    strict = _voiced(encoder, lines={"p2": 0.99})

    assert ("food", "p2") in general
    assert strict == general - {("food", "p2")}


def _voiced(encoder, *, lines: dict[str, float] | None) -> set[tuple[str, str]]:
    reading = read_answers(encoder=encoder, answers=ANSWERS, promises=PROMISES, mission_text=MISSION, lines=lines)
    return {(answer.answer, match.promise) for answer in reading.answers for match in answer.matches if match.voiced}


def test_faint_evidence_and_the_closest_sentence_are_the_same(encoder):
    mentor = "Every young person has one mentor who talks with them about their plans each week"
    work = "Help the young people to find an apprenticeship or a way back to school"
    text = (
        "Mondays I go through the week with everybody. Most of my time I sit with the job centre and with firms in "
        "town, trying to get our young people a trainee place or a seat at evening school."
    )
    (answer,) = read_answers(
        encoder=encoder,
        answers=[AnswerText("a", text)],
        promises=[PromiseText("mentor", mentor), PromiseText("work", work)],
        mission_text="",
    ).answers

    faint = answer.matches[0]

    assert (faint.band, faint.voiced) == ("partial", False)
    assert faint.nearest and text[slice(*faint.nearest)] == "Mondays I go through the week with everybody"
