"""One style sheet for the wire: the many small ones, joined in the order pages link them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]  # ships no types

from missionhub.core.templatetags.ui import JOINED, stylesheet_paths


class JoiningStorage(CompressedManifestStaticFilesStorage):
    """Collects static files, writes the joined sheet beside them, then hashes and compresses all."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if not dry_run:
            sheets = [Path(self.path(name)).read_text(encoding="utf-8") for name in stylesheet_paths()]
            Path(self.path(JOINED)).write_text("\n".join(sheets), encoding="utf-8")
            paths[JOINED] = (self, JOINED)
        yield from super().post_process(paths, dry_run, **options)
