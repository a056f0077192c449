"""Work counted in lines run, so that speed is tested without a clock."""

import sys
from collections.abc import Callable
from types import FrameType


def lines_run(work: Callable[[], object]) -> int:
    """Lines of the disclosure package that `work` runs."""
    lines = 0

    def trace(frame: FrameType, event: str, _: object) -> Callable | None:
        nonlocal lines
        if "surveys/disclosure" not in frame.f_code.co_filename:
            return None
        lines += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return lines
