"""What readers correct on the results page, and every part of it that says so."""

import re

import pytest
from django.urls import reverse

from alignment.models import Disagreement, ReleasedMatch
from alignment.queries import results_page
from alignment.services import disagree, label
from tests.alignment.views.test_results import main_of, results_url
from tests.factories.alignment import AT, released_round
from tests.factories.organizations import MembershipFactory


@pytest.fixture
def release(organization, administrator):
    return released_round(organization=organization, by=administrator.person)


@pytest.mark.parametrize(("disputed", "labeled", "is_told"), [(1, 8, False), (1, 9, True), (10, 0, True)])
def test_results_tell_the_error_only_once_ten_matches_are_judged(
    release, leader, client_of, disputed, labeled, is_told
):
    matches = ReleasedMatch.objects.filter(answer__release=release).order_by("pk")
    for match in matches[:disputed]:
        disagree(match=match, by=leader.person, at=AT)
    for match in matches[2 : 2 + labeled]:
        label(match=match, by=leader.person, shows=True, at=AT)

    shown = main_of(client_of(leader).get(results_url(release.round_id)))

    n, wrong = disputed + labeled, disputed + sum(not match.is_voiced for match in matches[2 : 2 + labeled])
    told = [f"Called wrong by somebody: {wrong} of {n} matches judged" in shown, "Matches judged so far: 9." in shown]
    assert told == [is_told, not is_told]


def test_share_says_both_as_released_and_after_corrections(release, leader, client_of):
    match = ReleasedMatch.objects.filter(answer__release=release, is_voiced=True, answer__exclusion="").first()
    others = match.answer.matches.filter(is_voiced=True)
    for each in others:
        disagree(match=each, by=leader.person, at=AT)

    shown = main_of(client_of(leader).get(results_url(release.round_id)))

    told = f"mention a promise, corrections counted; {release.mentioning} found by the program"
    figure = f'<p class="tile-value">{release.mentioning - 1}<span>of {release.counted}</span></p>'
    assert re.search(rf"{re.escape(figure)}\s*<p class=\"tile-note\">{re.escape(told)}", shown)
    assert "found by the program" not in main_of_untouched(release, leader, client_of)


def main_of_untouched(release, leader, client_of) -> str:
    Disagreement.objects.all().delete()
    return main_of(client_of(leader).get(results_url(release.round_id)))


def test_match_judged_twice_counts_once(release, leader):
    match = ReleasedMatch.objects.filter(answer__release=release)[0]
    disagree(match=match, by=leader.person, at=AT)
    label(match=match, by=leader.person, shows=False, at=AT)

    assert results_page(release, reader=None).judged == 1


def test_share_of_right_matches_waits_for_ten_judged_ones(release, leader, client_of):
    client = client_of(leader)
    ReleasedMatch.objects.update(is_voiced=True, band="partial", strength=0.6)
    matches = list(ReleasedMatch.objects.filter(answer__release=release))
    for match in matches[:9]:
        label(match=match, by=leader.person, shows=True, at=AT)
    before = main_of(client.get(results_url(release.round_id)))
    label(match=matches[9], by=leader.person, shows=True, at=AT)
    after = main_of(client.get(results_url(release.round_id)))

    said = [["9 of these had counted" in page, "matches counted are right" in page] for page in (before, after)]
    assert said == [[True, False], [False, True]]


def test_correction_brings_along_every_part_that_says_the_count(release, leader, client_of):
    """The parts that are swapped beside the match are on the page, and all that a correction changes lies in them."""
    client, match = client_of(leader), ReleasedMatch.objects.filter(answer__release=release, is_voiced=True)[0]
    before = main_of(client.get(results_url(release.round_id)))
    wanted = re.search(rf'hx-target="#match-{match.pk}".*?hx-select-oob="([^"]+)"', before)[1].split(",")

    disagree(match=match, by=leader.person, at=AT)
    after = main_of(client.get(results_url(release.round_id)))

    assert [part for part in wanted if before.count(f'id="{part[1:]}"') != 1] == []
    kept = [without(page, [*wanted, f"#match-{match.pk}"]) for page in (before, after)]
    assert kept[0] == kept[1]


def test_alarm_correction_changes_more_than_the_match(release, leader, client_of):
    client, match = client_of(leader), ReleasedMatch.objects.filter(answer__release=release, is_voiced=True)[0]
    before = main_of(client.get(results_url(release.round_id)))
    disagree(match=match, by=leader.person, at=AT)
    after = main_of(client.get(results_url(release.round_id)))

    for part in ("#key-figures", "#promises", "#match-error"):
        others = [each for each in all_parts(match) if each != part]
        assert without(before, others) != without(after, others), part


def all_parts(match: ReleasedMatch) -> list[str]:
    number = match.promise.position
    same = ["#key-figures", "#promises", "#next-steps", "#match-error", "#so-far"]
    return [*same, f"#cell-{match.pk}", f"#count-{number}", f"#match-{match.pk}"]


def without(page: str, parts: list[str]) -> str:
    """The page with these elements cut out."""
    for part in parts:
        start = page.rindex("<", 0, page.index(f'id="{part[1:]}"'))
        tag = re.match(r"<(\w+)", page[start:])[1]
        depth, end = 0, start
        for found in re.finditer(rf"<(/?){tag}\b", page[start:]):
            depth += -1 if found[1] else 1
            if depth == 0:
                end = start + found.end()
                break
        page = page[:start] + page[end:]
    return page


def test_corrected_match_stays_in_sight(release, leader):
    match = ReleasedMatch.objects.filter(answer__release=release, band="none", answer__exclusion="")[0]

    def folded() -> bool:
        cards = results_page(release, reader=leader.person).answers
        return match.pk in {cell.id for card in cards for cell in card.folded}

    before = folded()
    disagree(match=match, by=leader.person, at=AT)

    assert [before, folded()] == [True, False]


def test_disagreement_toggles_and_returns_to_the_answer(release, leader, client_of):
    match = ReleasedMatch.objects.of(leader.organization).order_by("pk").first()
    url = reverse("alignment:disagreement", args=["harbor-kitchen", match.pk])
    client = client_of(leader)

    response = client.post(url)

    assert response.url == f"{results_url(release.round_id)}#match-{match.pk}"
    assert [row.person for row in Disagreement.objects.all()] == [leader.person]
    assert "you see it differently" in main_of(client.get(results_url(release.round_id)))
    client.post(url)
    assert Disagreement.objects.count() == 0


def test_disputed_match_is_said_in_grid_count_and_list(release, leader, client_of):
    match = ReleasedMatch.objects.of(leader.organization).filter(is_voiced=True).order_by("pk").first()
    client = client_of(leader)

    before = main_of(client.get(results_url(release.round_id)))
    client.post(reverse("alignment:disagreement", args=["harbor-kitchen", match.pk]))
    after = main_of(client.get(results_url(release.round_id)))

    cell = re.compile(rf'<td class="[^"]*band-out" id="cell-{match.pk}"><a [^>]*><span [^>]*></span>taken out</a>')
    said = [
        [bool(cell.search(page)), "found by the program</small>" in page, "you see it differently" in page]
        for page in (before, after)
    ]
    assert said == [[False] * 3, [True] * 3]
    assert ["Take that back" in page for page in (before, after)] == [False, True]


def test_match_counted_by_somebody_is_not_called_disputed_in_the_grid(release, leader, client_of):
    match = ReleasedMatch.objects.of(leader.organization).filter(is_voiced=False).order_by("pk").first()
    client = client_of(leader)

    client.post(reverse("alignment:disagreement", args=["harbor-kitchen", match.pk]))
    page = main_of(client.get(results_url(release.round_id)))

    cell = re.search(rf'id="cell-{match.pk}">(.*?)</td>', page)
    assert cell and "added by a person" in cell[1] and "no mention" not in cell[1]


def test_disputed_match_of_another_reader_can_still_be_disputed(release, leader, administrator, client_of):
    match = ReleasedMatch.objects.of(leader.organization).order_by("pk").first()
    client_of(leader).post(reverse("alignment:disagreement", args=["harbor-kitchen", match.pk]))

    page = main_of(client_of(administrator).get(results_url(release.round_id)))

    assert "disputed: 1 person disagrees" in page and "Take that back" not in page


def test_disagreement_is_closed_to_members_and_unknown_to_strangers(release, member, client_of):
    match = ReleasedMatch.objects.of(member.organization).order_by("pk").first()
    other = MembershipFactory(role="administrator", organization__slug="other")

    assert (
        client_of(member).post(reverse("alignment:disagreement", args=["harbor-kitchen", match.pk])).status_code == 403
    )
    assert client_of(other).post(reverse("alignment:disagreement", args=["other", match.pk])).status_code == 404
    assert (
        client_of(other).post(reverse("alignment:disagreement", args=["harbor-kitchen", match.pk])).status_code == 404
    )
    assert Disagreement.objects.count() == 0


def test_disagreement_is_never_made_by_reading(release, leader, client_of):
    match = ReleasedMatch.objects.of(leader.organization).order_by("pk").first()

    assert (
        client_of(leader).get(reverse("alignment:disagreement", args=["harbor-kitchen", match.pk])).status_code == 405
    )


def test_a_faint_mention_can_be_counted(release, leader, client_of):
    match = ReleasedMatch.objects.filter(answer__release=release, answer__exclusion="", is_voiced=True).first()
    ReleasedMatch.objects.filter(pk=match.pk).update(is_voiced=False, band="partial")
    client, disagreement = client_of(leader), reverse("alignment:disagreement", args=["harbor-kitchen", match.pk])

    before = part_of(client, release, match)
    client.post(disagreement)
    after = part_of(client, release, match)

    assert ["not counted" in part for part in (before, after)] == [True, False]
    assert next(
        cell.stands for card in results_page(release, reader=None).answers for cell in card.cells if cell.id == match.pk
    )


def part_of(client, release, match) -> str:
    page = main_of(client.get(results_url(release.round_id)))
    start = page.index(f'id="match-{match.pk}"')
    return page[start : page.index("</li>", start)]
