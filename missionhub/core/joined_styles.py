"""One style sheet for the wire: the many small ones, joined in the order pages link them."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]  # ships no types

from missionhub.core.templatetags.ui import JOINED, stylesheet_paths


class JoiningStorage(CompressedManifestStaticFilesStorage):
    """Collects static files, writes the joined sheet beside them, hashes all and compresses what pages link."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if not dry_run:
            sheets = [Path(self.path(name)).read_text(encoding="utf-8") for name in stylesheet_paths()]
            Path(self.path(JOINED)).write_text("\n".join(sheets), encoding="utf-8")
            paths[JOINED] = (self, JOINED)
        yield from super().post_process(paths, dry_run, **options)

    def compress_files(self, paths: Iterable[str]) -> Iterator[Any]:
        """Only what pages link: our own files under their hashed names, and of the sheets the joined one."""
        sheets = {*stylesheet_paths()}
        own = {name for name in self.hashed_files if (settings.BASE_DIR / "static" / name).is_file()} - sheets | {
            JOINED
        }
        linked = {self.hashed_files[name] for name in own}
        yield from super().compress_files([path for path in paths if path in linked])
