from alignment.models.benchmark import BenchmarkFigure, BenchmarkLine, BenchmarkUpload
from alignment.models.breach import Breach
from alignment.models.denial import Denial
from alignment.models.disagreement import Disagreement
from alignment.models.dismissal import Dismissal
from alignment.models.drift import DriftAnswer, DriftSignal
from alignment.models.label import Label
from alignment.models.likeness import ReleasedLikeness
from alignment.models.paper_link import PaperLink
from alignment.models.release import CountedRelease, Release
from alignment.models.released import ReleasedAnswer, ReleasedMatch, ReleasedPromise, ReleasedTheme
from alignment.models.text_vector import TextVector

__all__ = [
    "BenchmarkFigure",
    "BenchmarkLine",
    "BenchmarkUpload",
    "Breach",
    "CountedRelease",
    "Denial",
    "Disagreement",
    "Dismissal",
    "DriftAnswer",
    "DriftSignal",
    "Label",
    "PaperLink",
    "Release",
    "ReleasedAnswer",
    "ReleasedLikeness",
    "ReleasedMatch",
    "ReleasedPromise",
    "ReleasedTheme",
    "TextVector",
]
