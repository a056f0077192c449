import pytest

from alignment.lines.shipped import SHIPPED, STANDS_FOR, shipped_line

pytestmark = pytest.mark.pure


def test_the_line_of_those_who_know_what_they_stand_for():
    line = shipped_line(STANDS_FOR)

    assert (line.figure, line.share, line.is_comparable) == ("41", 0.41, True)
    assert line.url.startswith("https://www.gallup.com/")


def test_every_line_says_who_where_and_whether():
    assert len({line.key for line in SHIPPED}) == len(SHIPPED)
    for line in SHIPPED:
        assert all(map(str, (line.item, line.scale, line.population, line.source, line.reason)))
        assert 0 < line.share < 1


def test_an_unknown_line_is_none():
    assert shipped_line("q12") is None
