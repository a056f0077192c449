"""The paper as a link shows it: released numbers, and nothing that names or quotes anybody."""

from dataclasses import replace

from alignment.queries.board.paper import BoardPaper
from alignment.queries.board.tiles import FEWEST_SHARED
from alignment.queries.board.weakest import PromiseLine, weakest


def as_shared(paper: BoardPaper) -> BoardPaper:
    """Without agreed actions, which have names, and without figures of leaders fewer than a score needs."""
    lines = tuple(_line(line) for line in paper.promises)
    return replace(
        paper,
        promises=lines,
        weakest=weakest(lines),
        steps=tuple(replace(step, url="") for step in paper.shared_steps),
        shared_steps=(),
        counted=paper.counted if paper.has_enough_leaders else "",
        figures=tuple(one for one in paper.figures if not one.is_of_leaders or one.n >= FEWEST_SHARED),
        is_shared=True,
    )


def _line(line: PromiseLine) -> PromiseLine:
    told = line.leaders if line.leaders and line.leaders.n >= FEWEST_SHARED else None
    return replace(line, leaders=told and replace(told, not_kept=0))
