import pytest

from alignment.measures.findings import least_mentioned
from alignment.models import ReleasedMatch
from alignment.queries import results_page, trend
from alignment.queries.mentions import Mention, mentions
from alignment.queries.tiles import overview_tiles
from alignment.services import disagree
from tests.factories.alignment import AT, released_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def release(leader):
    return released_round(organization=leader.organization, by=leader.person)


@pytest.mark.parametrize("is_voiced", [True, False])
@pytest.mark.parametrize("is_excluded", [True, False])
def test_every_page_says_alike_that_the_share_stands_before_corrections(is_excluded, is_voiced, release, leader):
    def said():
        tile = next(tile for tile in overview_tiles(leader.organization) if tile["key"] == "share")
        shown = "found by the program" in tile["note"]
        return [shown, trend(leader.organization)[0].is_corrected, results_page(release, reader=None).is_corrected]

    matches = ReleasedMatch.objects.of(leader.organization).filter(answer__exclusion="", is_voiced=is_voiced)
    match = matches.order_by("pk").first()
    if is_excluded:
        release.answers.filter(pk=match.answer_id).update(exclusion="copy")
    before = said()
    disagree(match=match, by=leader.person, at=AT)

    assert (before, said()) == ([False] * 3, [not is_excluded] * 3)


@pytest.mark.parametrize(("was_found", "change"), [("counted", -1), ("faint", 1), ("none", 1)])
def test_correction_moves_every_count_and_leaves_the_release(was_found, change, release, leader):
    matches = ReleasedMatch.objects.of(leader.organization).filter(
        answer__exclusion="", is_voiced=was_found == "counted"
    )
    match = matches.order_by("pk").first()
    ReleasedMatch.objects.filter(pk=match.pk).update(band="none" if was_found == "none" else "partial")

    def counts():
        tile = next(tile for tile in overview_tiles(leader.organization) if tile["key"] == "promises")
        columns = results_page(release, reader=None).promises
        return [(each.text, each.count, each.found) for each in columns], tile["value"]

    before, _tile = counts()
    disagree(match=match, by=leader.person, at=AT)
    after, tile = counts()

    moved = {match.promise.text: change}
    assert after == [(text, count + moved.get(text, 0), found) for text, count, found in before]
    assert after == [(each.text, each.count, each.found) for each in mentions(release)]
    assert tile == sum(1 for _text, count, _found in after if count)
    match.refresh_from_db()
    assert match.is_voiced is (was_found == "counted")

    disagree(match=match, by=leader.person, at=AT)
    assert counts()[0] == before


@pytest.mark.parametrize(
    ("counts", "few"),
    [([4, 3, 1], [1]), ([2, 2, 2], []), ([5, 4, 3], []), ([5, 1, 1], [1, 1]), ([5, 0, 1], [0]), ([], [])],
)
def test_least_mentioned_is_a_third_at_most_and_less_than_the_others(counts, few):
    found = [Mention(str(number), count, count, 5, 0) for number, count in enumerate(counts)]

    assert [each.count for each in least_mentioned(found)] == few
