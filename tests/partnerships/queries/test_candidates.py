import pytest
from django.db import IntegrityError, transaction

from missionhub.organizations.models import Organization
from partnerships.models import Estimate, FirstLook
from partnerships.queries.candidates import Compared, compare
from partnerships.queries.first_look import values_to_begin_with
from partnerships.services.first_looks import EstimateWords, write_estimates
from tests.factories.partnerships import make_look

pytestmark = pytest.mark.django_db
ALIKE = [("value", "Care", 60, 60), ("value", "Thrift", 40, 40), ("way", "decision_pace", 2, 2)]
APART = [("value", "Care", 60, 10), ("value", "Thrift", 40, 90), ("way", "decision_pace", 2, 5)]
HELPS = [(2, 2)] * 9


def candidate(organization: Organization, name: str, effects=HELPS, estimates=ALIKE) -> FirstLook:
    look = make_look(organization, *effects, name=name)
    write_estimates(look=look, estimates=[EstimateWords(*row) for row in estimates])
    return look


def compared(organization: Organization) -> Compared:
    return compare(list(FirstLook.objects.of(organization)))


def test_candidates_stand_in_the_order_of_the_alphabet_whatever_their_figures(organization):
    for name, effects in (("Zed", HELPS), ("amy", [(-1, 0)] * 9), ("Kim", [(3, 3)] * 9)):
        candidate(organization, name, effects)

    assert [one.look.name for one in compared(organization).candidates] == ["amy", "Kim", "Zed"]


def test_a_red_line_is_a_gate_and_no_figure_makes_up_for_it(organization):
    candidate(organization, "Rich", [(3, -3), *[(3, 3)] * 8])
    candidate(organization, "Poor", [(0, 0)] * 9, APART)

    poor, rich = compared(organization).candidates

    assert (str(rich.gate), rich.worst.value, str(poor.gate)) == ("A red line stands", -3, "")
    assert rich.span.index > poor.span.index


def test_what_is_not_known_is_missing_in_its_row_and_named(organization):
    candidate(organization, "Amy", estimates=[])

    found = compared(organization)

    figures = {str(label): parts[0].figure for label, parts in found.rows}
    assert figures == {
        "What your goals do to each other": 83,
        "What you value": None,
        "What you bring each other": None,
        "What people around you think": None,
        "How you work": None,
    }
    assert (found.candidates[0].span.n, len(found.candidates[0].missing)) == (1, 4)


def test_who_is_at_least_as_good_everywhere_is_said_from_three_candidates_on(organization):
    candidate(organization, "Amy")
    candidate(organization, "Kim", [(1, 1)] * 9, APART)
    two = compared(organization)
    candidate(organization, "Zed", [(3, 3)] * 9, APART)
    three = compared(organization)

    assert (two.are_enough, two.outdoes) == (False, [])
    assert [(one.better.look.name, one.worse.look.name, one.n) for one in three.outdoes] == [
        ("Amy", "Kim", 3),
        ("Zed", "Kim", 3),
    ]


def test_nothing_is_said_of_two_of_whom_different_parts_are_known(organization):
    candidate(organization, "Amy")
    candidate(organization, "Kim", [(1, 1)] * 9, [])
    candidate(organization, "Zed", [(1, 1)] * 9, ALIKE[:2])

    assert compared(organization).outdoes == []


def test_the_range_holds_the_index_and_the_weakest_part_is_marked(organization):
    candidate(organization, "Amy", estimates=APART)

    found = compared(organization)

    span = found.candidates[0].span
    assert span.low < span.index < span.high
    assert [str(label) for label, parts in found.rows if parts[0].is_weakest] == ["How you work"]


def test_a_need_counts_where_it_is_known_whether_the_other_has_it(organization):
    known = [("need", "money", 2, 1), ("offer", "money", 1, 1)]
    candidate(organization, "Amy", estimates=known)
    candidate(organization, "Kim", estimates=[*known, ("need", "time", 3, None), ("offer", "time", None, None)])
    candidate(organization, "Zed", estimates=[*known, ("need", "time", 3, None), ("offer", "time", None, 0)])

    rows = {str(label): parts for label, parts in compared(organization).rows}

    assert [part.figure for part in rows["What you bring each other"]] == [71, 71, 45]


def test_our_values_are_those_of_the_newest_other_look(organization):
    candidate(organization, "Amy")
    look = make_look(organization, name="Kim")

    assert values_to_begin_with(look) == [("Care", 60), ("Thrift", 40)]


def test_values_of_another_organization_are_never_offered(organization, leader):
    candidate(organization, "Amy")
    elsewhere = make_look(Organization.objects.create(name="Elsewhere", slug="elsewhere"), name="Kim")

    assert "Thrift" not in dict(values_to_begin_with(elsewhere))


@pytest.mark.parametrize("row", [("value", 101), ("need", 4), ("offer", 4), ("way", 0), ("way", 6), ("other", 1)])
def test_the_database_refuses_what_is_off_the_scale(organization, row: tuple[str, int]):
    look = make_look(organization)

    with pytest.raises(IntegrityError), transaction.atomic():
        Estimate.objects.create(look=look, topic=row[0], name="x", ours=row[1])
