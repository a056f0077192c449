"""The board paper: two pages for somebody who has two minutes."""

from alignment.queries.board.paper import BoardPaper, board_paper
from alignment.queries.board.shared import as_shared

__all__ = ["BoardPaper", "as_shared", "board_paper"]
