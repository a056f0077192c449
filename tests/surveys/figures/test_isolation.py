"""No figure of a release, alone or taken from another, depends on fewer people than it may (trust promises 1, 6, 7)."""

from collections import Counter, defaultdict
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.disclosure import PublishedNodes, Tree
from surveys.figures import Rules, questions, quotes, quotes_of
from tests.surveys.disclosure.organizations import Organization, Respondent, answering, organizations
from tests.surveys.disclosure.weaker import NINE
from tests.surveys.figures import attack

pytestmark = pytest.mark.pure

CHANCE = st.integers(0, 2**32).map(Random)
RULES = Rules(Tree({1: None}))
BLOCKS = [block for block in attack.ASKED.blocks() if block != "work"]
SCORES = {"mean", "index"}  # from five people; every other measure tells how answers spread, and needs eight
ORGANIZATIONS = 1_000


def release(organization, random):
    responses = attack.responses_of(organization, random)
    rules = Rules(organization.tree)
    return {block: attack.told(rules, block, attack.mixed(organization, responses, block)) for block in BLOCKS}


def holes(released):
    found = [
        (block, people)
        for block, figures in released.items()
        for people in [
            *attack.isolated(figures, 5),
            *attack.isolated([one for one in figures if one.figure.measure not in SCORES], 8),
        ]
    ]
    return found + [
        (block, one) for block, figures in released.items() for one in figures if one.figure.n != len(one.cell)
    ]


def text_rows(organization, responses):
    return [
        (int(row.node), f"text of {row.node.person}", True) for row in attack.mixed(organization, responses, "work")
    ]


def lists(organization, random):
    """Texts by the one team they are shown at, everybody having said yes."""
    rows = text_rows(organization, attack.responses_of(organization, random))
    shown = defaultdict(set)
    for quote in quotes_of(Rules(organization.tree), rows, chance=random):
        shown[quote.node].add(quote.text)
    return shown


@given(answering(), CHANCE)
def test_no_figure_isolates_a_group_below_its_minimum(organization, random):
    assert holes(release(organization, random)) == []


@given(answering(most_people=30), CHANCE)
def test_every_list_of_texts_is_of_ten_answers_and_no_text_stands_in_two(organization, random):
    shown = lists(organization, random)

    assert all(len(texts) >= 10 for texts in shown.values())
    assert max(Counter(text for texts in shown.values() for text in texts).values(), default=1) == 1


@given(answering(most_people=30), CHANCE)
def test_quotes_are_of_those_alone_who_said_yes(organization, random):
    rows = [
        (node, text, random.random() < 0.5)
        for node, text, _ in text_rows(organization, attack.responses_of(organization, random))
    ]
    willing = {text for _node, text, yes in rows if yes}

    assert {quote.text for quote in quotes_of(Rules(organization.tree), rows)} <= willing


@given(answering(most_people=8), CHANCE)
def test_no_end_is_told_under_twenty(organization, random):
    """Promise 7, over every measure: no 0 or 100, no agreement of 1."""
    told = [one.figure for figures in release(organization, random).values() for one in figures]

    assert [figure for figure in told if figure.n < 20 and ends_in(figure)] == []


def ends_in(figure):
    value = figure.value
    coded = [value, *value.get("shares", ()), *(part for part in value.values() if isinstance(part, dict))]
    if "r_star" in value:
        return value["r_star"]["value"] == 1 or value["deviation"]["value"] == 0
    return {part.get(key) for part in coded for key in ("percent", "value")} & {0, 100}


ALIKE = {
    "agrees": {"agree": 5},
    "own_words": "We cook.",
    "index": {"a": 4, "b": 4, "c": 4},
    "mood": {"x": 3, "y": 3},
    "channel": ["mail"],
    "why_mail": {"quick": 2},
    "values": ["red"],
    "order": ["one", "two", "three"],
    "hours": {"desk": 50, "field": 50},
}
ONE_DIFFERS = [
    {"index": {"a": 3, "b": 4, "c": 4}},
    {"channel": ["talk"], "why_mail": None},
    {"order": ["two", "one", "three"]},
    {"values": ["red", "blue"]},
    {"agrees": {"agree": 4}},
]


def shown_of(changed, people):
    """Which figures there are and of how many, where all but one of a whole organization say the same."""
    organization = Organization(Tree({1: None}), tuple(Respondent(number, 1) for number in range(people)))
    sent = [dict(ALIKE) for _ in range(people)]
    sent[0] = {key: value for key, value in (ALIKE | changed).items() if value}
    responses = [{"person": n, "node": 1, "answers": answers, "quotable": []} for n, answers in enumerate(sent)]
    told = [one for block in BLOCKS for one in attack.told(RULES, block, attack.mixed(organization, responses, block))]
    return {(one.figure.measure, one.figure.question, one.figure.item, one.figure.n) for one in told}


@pytest.mark.parametrize("people", [8, 12, 19])
@pytest.mark.parametrize("changed", ONE_DIFFERS, ids=str)
def test_which_figures_there_are_does_not_tell_that_all_said_the_same(changed, people):
    assert shown_of(changed, people) == shown_of({}, people)


def test_alarm_a_question_asked_of_some_told_how_many_chose_it(monkeypatch):
    monkeypatch.setattr(Rules, "asked_of", lambda self, question: self)

    assert shown_of(ONE_DIFFERS[1], 12) != shown_of({}, 12)


def test_alarm_a_reliability_of_few_told_that_all_said_the_same(monkeypatch):
    monkeypatch.setattr(questions, "_is_large_whole", lambda rules, node, people: node == rules.tree.root)

    assert shown_of(ONE_DIFFERS[0], 12) != shown_of({}, 12)


@pytest.mark.parametrize("policy", NINE, ids=lambda policy: policy.__name__)
def test_alarm_each_weaker_policy_in_its_place_is_caught(policy):
    assert leaking(policy, 40) > 0


def test_alarm_texts_shown_wherever_ten_answered_leave_fewer(monkeypatch):
    def every_large(tree, counts, minimum):
        totals = tree.totals(counts)
        return PublishedNodes(tree, totals, frozenset(node for node in tree.nodes if totals[node] >= minimum))

    monkeypatch.setattr(quotes, "published_nodes", every_large)

    shown = [lists(organization, Random(1)) for organization in organizations(range(40))]
    assert any(0 < len(texts) < 10 for found in shown for texts in found.values())


@pytest.mark.proof
def test_a_thousand_organizations_release_nobody():
    figures = stacked = 0
    for number, organization in enumerate(organizations(range(ORGANIZATIONS))):
        released = release(organization, Random(number))
        texts = lists(organization, Random(number))
        assert holes(released) == []
        assert all(len(found) >= 10 for found in texts.values())
        figures += sum(map(len, released.values()))
        stacked += sum(len(attack.stacks(found)) for found in released.values())

    print(f"\n{ORGANIZATIONS} organizations, {figures} figures in {stacked} stacks: nobody below 5, 8 or 10")
    assert figures > 50 * ORGANIZATIONS


@pytest.mark.proof
@pytest.mark.parametrize("policy", NINE, ids=lambda policy: policy.__name__)
def test_alarm_weaker_policies_over_a_thousand(policy):
    found = leaking(policy, ORGANIZATIONS)

    print(f"\n{policy.__name__}: {found} of {ORGANIZATIONS} leak")
    assert found > ORGANIZATIONS // 10


def leaking(policy, number):
    """How many organizations tell of a group below five by the mood item that some have skipped."""
    return sum(_leaks(policy, organization, seed) for seed, organization in enumerate(organizations(range(number))))


def _leaks(policy, organization, seed):
    node_of = organization.node_of
    rows = [
        attack.Answered(attack.seat(node_of[sent["person"]], sent["person"]), {"mood": sent["answers"]["mood"]})
        for sent in attack.responses_of(organization, Random(seed))
        if "mood" in sent["answers"]
    ]
    with attack.released_by(policy, organization):
        means = [
            one
            for one in attack.told(Rules(organization.tree), "mood", rows)
            if (one.figure.measure, one.figure.item) == ("mean", "x")
        ]
    return bool(attack.isolated(means, 5))
