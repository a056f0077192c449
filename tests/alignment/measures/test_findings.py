from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.measures.findings import (
    Begun,
    Figure,
    Measured,
    OutcomeState,
    PromiseState,
    RoundState,
    Rule,
    Severity,
    Step,
    Theme,
    findings,
    looked_at,
)

pytestmark = pytest.mark.pure

KEPT = PromiseState("kept", 5, is_owned=True, is_planned=True, is_alive=True, is_evidenced=True, mentioned=6, asked=8)
SILENT = replace(KEPT, key="silent", mentioned=0)
QUIET = Measured(0.5, 0.4, 0.6, 30)


def one(promise: PromiseState, *others: PromiseState):
    return next(found for found in findings(promises=[promise, *others], rounds=[]) if found.subject == promise.key)


def of_round(**states):
    return findings(promises=[], rounds=[RoundState("leaders", **states)])


def test_a_promise_that_is_heard_and_looked_after_is_no_finding():
    assert findings(promises=[KEPT], rounds=[RoundState("leaders")]) == []


def test_what_nobody_mentions_and_nobody_owns_is_one_finding_with_one_step():
    found = one(replace(SILENT, is_owned=False))

    assert found.rules == (Rule.UNHEARD, Rule.UNOWNED)
    assert (found.severity, found.step) == (Severity.ACT, Step.FIND_OWNER)
    assert found.keys == {"unheard:silent", "hardly_heard:silent", "unowned:silent"}
    assert (found.figures[0].count, found.figures[0].n) == (0, 8)
    assert found.figures[0].high == pytest.approx(3.8415 / (8 + 3.8415), abs=1e-4)  # Wilson, by hand: z² / (n + z²)


@pytest.mark.parametrize(("asked", "may_be_chance"), [(4, True), (7, True), (8, False), (20, False)])
def test_silence_of_few_may_be_chance_and_says_so(asked, may_be_chance):
    found = one(replace(SILENT, asked=asked))

    assert (found.step, found.may_be_chance) == (Step.TALK, may_be_chance)


def test_a_promise_told_not_to_be_kept_leads_whatever_else_holds():
    found = one(replace(KEPT, not_kept=1, is_owned=False))

    assert (found.rule, found.severity, found.step) == (Rule.NOT_KEPT, Severity.ACT, Step.ASK_WHY)
    assert (found.figures[0].count, found.figures[0].n) == (1, 8)


def test_hardly_heard_needs_a_promise_heard_more_and_none_unheard():
    faint, loud = replace(KEPT, key="faint", mentioned=1), replace(KEPT, key="loud")

    assert one(faint, loud).rules == (Rule.HARDLY_HEARD,)
    assert [found.subject for found in findings(promises=[faint, loud, SILENT], rounds=[])] == ["silent"]
    assert findings(promises=[faint], rounds=[]) == []


@pytest.mark.parametrize(
    ("lack", "rule", "step"),
    [
        ({"is_owned": False}, Rule.UNOWNED, Step.FIND_OWNER),
        ({"by_staff": Measured(0.1, 0.05, 0.33, 54)}, Rule.UNSAID_BY_STAFF, Step.TALK),
        ({"outside": Measured(0.1, 0.05, 0.33, 54)}, Rule.UNKNOWN_OUTSIDE, Step.TELL),
        ({"is_planned": False}, Rule.UNPLANNED, Step.PLAN),
        ({"is_alive": False}, Rule.UNCHECKED, Step.CHECK_IN),
        ({"is_evidenced": False}, Rule.UNSHOWN, Step.SHOW),
    ],
)
def test_each_lack_has_its_step(lack, rule, step):
    found = one(replace(KEPT, **lack))

    assert (found.rules, found.step) == ((rule,), step)


def test_weakest_stay_named_where_all_are_mentioned_as_little_and_none_where_all_are_said_well():
    few, many = ([replace(KEPT, key=key, mentioned=count, asked=5) for key in ("feed", "train")] for count in (1, 4))

    assert [(one.rule, one.subject) for one in findings(promises=few, rounds=[])] == [
        (Rule.HARDLY_HEARD, "feed"),
        (Rule.HARDLY_HEARD, "train"),
    ]
    assert findings(promises=many, rounds=[]) == []


def test_a_share_that_may_be_a_third_is_no_finding():
    share = Measured(0.2, 0.1, 0.34, 54)

    assert findings(promises=[replace(KEPT, by_staff=share, outside=share)], rounds=[]) == []


def test_without_a_round_only_the_standing_speaks():
    unasked = replace(KEPT, mentioned=0, asked=0, is_evidenced=False)

    assert findings(promises=[unasked], rounds=[]) == []
    assert one(replace(unasked, is_owned=False)).figures == ()


def test_alike_is_a_finding_only_within_chance_and_is_worded_so():
    alike = Measured(0.2, 0.1, 0.3, 6, line=0.25)

    (found,) = of_round(alike=alike, beats_chance=False)
    assert (found.rule, found.may_be_chance, found.figures[0].line) == (Rule.NOT_ALIKE, True, 0.25)
    assert of_round(alike=alike, beats_chance=True) == []


def test_a_share_has_fallen_only_where_the_intervals_do_not_touch():
    lower = Measured(0.2, 0.1, 0.39, 30)

    (found,) = of_round(shows=lower, before=QUIET)
    assert (found.rule, found.figures[0].line) == (Rule.FALLEN, 0.5)
    assert of_round(shows=replace(lower, high=0.4), before=QUIET) == []
    assert of_round(shows=QUIET, before=lower) == []  # risen: nothing to do


@pytest.mark.parametrize(
    ("states", "rule", "step"),
    [
        ({"lacks": "understanding", "lacking": QUIET}, Rule.UNDERSTANDING, Step.EXPLAIN),
        ({"lacks": "agreement", "lacking": QUIET}, Rule.AGREEMENT, Step.LISTEN),
        ({"against_line": QUIET, "is_below": True}, Rule.BELOW_LINE, Step.EXPLAIN),
        ({"response": replace(QUIET, value=0.59)}, Rule.LOW_RESPONSE, Step.ASK_AGAIN),
    ],
)
def test_each_property_of_a_round_has_its_step(states, rule, step):
    (found,) = of_round(**states)

    assert (found.rule, found.step, found.figures[0].n) == (rule, step, 30)


def test_from_three_fifths_on_the_response_is_no_finding():
    assert of_round(response=replace(QUIET, value=0.6)) == []


def test_of_the_themes_outside_the_mission_the_largest_is_told():
    themes = (Theme("rent", 3, QUIET), Theme("school", 5, replace(QUIET, value=0.6)))

    (found,) = of_round(themes=themes)
    assert (found.key, found.figures[0].count) == ("outside:leaders:school", 5)


@pytest.mark.parametrize("twins", [{"promises": [KEPT, KEPT]}, {"rounds": [RoundState("a"), RoundState("a")]}])
def test_two_of_one_key_are_refused(twins):
    with pytest.raises(ValueError, match="keys must differ"):
        findings(**({"promises": [], "rounds": []} | twins))


def test_a_figure_without_anybody_is_refused():
    with pytest.raises(ValueError, match="n = 0"):
        Figure(Rule.UNHEARD, 0, 0, 0, 0)


SHARES = st.builds(
    lambda ends, n, line: Measured(ends[1], ends[0], ends[2], n, line),
    st.tuples(*[st.floats(0, 1)] * 3).map(sorted),
    st.integers(1, 500),
    st.floats(0, 1) | st.none(),
)
MAYBE = st.none() | SHARES


@st.composite
def a_promise(draw):
    asked = draw(st.integers(0, 40))
    mentioned = draw(st.integers(0, asked))
    return PromiseState(
        key=draw(st.uuids().map(str)),
        weight=draw(st.integers(1, 3)),
        **{name: draw(st.booleans()) for name in ("is_owned", "is_planned", "is_alive", "is_evidenced")},
        mentioned=mentioned,
        asked=asked,
        not_kept=draw(st.integers(0, mentioned)),
        by_staff=draw(MAYBE),
        outside=draw(MAYBE),
    )


PROMISES = st.lists(a_promise(), max_size=6, unique_by=lambda one: one.key)
ROUNDS = st.lists(
    st.builds(
        RoundState,
        key=st.uuids().map(str),
        alike=MAYBE,
        beats_chance=st.booleans(),
        response=MAYBE,
        lacks=st.sampled_from(["", "understanding", "agreement"]),
        lacking=MAYBE,
        against_line=MAYBE,
        is_below=st.booleans(),
        themes=st.lists(st.builds(Theme, st.text("ab", min_size=1, max_size=3), st.none(), SHARES), max_size=3).map(
            tuple
        ),
        shows=MAYBE,
        before=MAYBE,
    ),
    max_size=2,
    unique_by=lambda one: one.key,
)


@given(PROMISES, ROUNDS, st.randoms(use_true_random=False))
def test_the_order_of_what_comes_in_is_of_no_matter(promises, rounds, chance):
    found = findings(promises=promises, rounds=rounds)
    mixed = [chance.sample(promises, len(promises)), chance.sample(rounds, len(rounds))]

    assert findings(promises=mixed[0], rounds=mixed[1]) == found


@given(PROMISES, ROUNDS)
def test_nothing_is_said_twice_and_every_figure_has_its_n_and_interval(promises, rounds):
    found = findings(promises=promises, rounds=rounds)
    about = [each.subject for each in found if each.is_about_promise]
    said = [key for each in found for key in each.keys]

    assert len(about) == len(set(about))
    assert len(said) == len(set(said))
    assert all(figure.n >= 1 and figure.low <= figure.value <= figure.high for each in found for figure in each.figures)
    assert [each.severity for each in found] == sorted((each.severity for each in found), reverse=True)


@given(PROMISES, ROUNDS)
def test_what_is_gone_was_looked_at_and_is_not_found(promises, rounds):
    states = {"promises": promises, "rounds": rounds}
    for each in findings(**states):
        if each.rule not in (Rule.OUTSIDE, Rule.UNHEARD, Rule.HARDLY_HEARD):
            assert each.key in looked_at(**states)


def test_nobody_says_that_silence_has_gone_while_hardly_anybody_speaks():
    few, loud = replace(KEPT, key="few", mentioned=1), replace(KEPT, key="loud")

    assert {"unheard:few", "unheard:loud"} & looked_at(promises=[few, loud], rounds=[]) == {"unheard:loud"}
    assert "not_alike:leaders" not in looked_at(promises=[], rounds=[RoundState("leaders")])


def test_outcomes_that_stand_alike_are_one_finding_and_the_first_leads():
    outcomes = [OutcomeState("fine"), OutcomeState("worst", is_off_track=True), OutcomeState("bad", is_off_track=True)]
    late, waiting = findings(promises=[], rounds=[], outcomes=[*outcomes, OutcomeState("new", is_unled=True)])

    assert (late.key, late.about, late.severity, late.step) == (
        "off_track:outcomes", "worst", Severity.TALK, Step.HELP,
    )  # fmt: skip
    assert (late.figures[0].count, late.figures[0].n, late.figures[0].value) == (2, 4, 0.5)
    assert (waiting.key, waiting.about, waiting.severity) == ("unled:outcomes", "new", Severity.NOTE)
    assert looked_at(promises=[], rounds=[], outcomes=outcomes) == {
        "off_track:outcomes",
        "at_risk:outcomes",
        "unled:outcomes",
    }
    assert looked_at(promises=[], rounds=[], outcomes=[]) == set()


def test_what_is_written_comes_before_who_is_asked():
    def began(**begun):
        return [one.rule for one in findings(promises=[], rounds=[], begun=Begun(**begun))]

    assert began(is_written=False, is_asked=False) == [Rule.UNWRITTEN]
    assert began(is_written=True, is_asked=False) == [Rule.UNASKED]
    assert began(is_written=True, is_asked=True) == []


def test_an_owner_comes_before_an_outcome_off_track_and_both_before_the_first_round():
    found = findings(
        promises=[replace(KEPT, is_owned=False)],
        rounds=[],
        outcomes=[OutcomeState("late", is_off_track=True)],
        begun=Begun(is_written=True, is_asked=False),
    )

    assert [one.rule for one in found] == [Rule.UNOWNED, Rule.OFF_TRACK, Rule.UNASKED]
