from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from missionhub.core.catalogs import compile_catalog, read


class Command(BaseCommand):
    help = "Compile every .po file of the product beside it; needs no gettext tools."

    def handle(self, *args: Any, **options: Any) -> None:
        for source in sorted(path for folder in settings.LOCALE_PATHS for path in Path(folder).glob("**/*.po")):
            source.with_suffix(".mo").write_bytes(compile_catalog(read(source.read_text())))
            self.stdout.write(f"{source.with_suffix('.mo').relative_to(settings.BASE_DIR)}")
