"""Copies of the keys of open rounds, for a restore: apart from the database, and none outlives seven days."""

import logging
import shutil
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from surveys.intake.keys import key_file, write_private
from surveys.models import Round

logger = logging.getLogger(__name__)

KEY_COPIES_KEPT = timedelta(days=7)
UNFINISHED = ".unfinished-"
_NAME = "%Y-%m-%dT%H%M%S.%fZ"


def backup_name(*, at: datetime) -> str:
    """A backup and the key copies made with it have one name: when they were made."""
    return at.astimezone(UTC).strftime(_NAME)


def keys_in_use() -> QuerySet[Round, bytes | memoryview | None]:
    """The public halves of open rounds. The key of a closed round is never copied: after the mix nothing opens it."""
    return Round.objects.open().filter(public_key__isnull=False).order_by().values_list("public_key", flat=True)


def copy_keys(publics: Iterable[bytes], *, to: Path) -> list[bytes]:
    """Write the private halves to a new folder; those that are not in KEY_DIR."""
    to.mkdir(mode=0o700)
    missing = []
    for public in publics:
        try:
            private = key_file(public).read_bytes()
        except FileNotFoundError:
            missing.append(public)
        else:
            write_private(private, to=to / key_file(public).name)
    return missing


def put_back_keys(*, source: Path) -> int:
    """Copy keys into KEY_DIR, beside those that are there; how many were missing in it."""
    settings.KEY_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
    missing = [copy for copy in source.glob("*.key") if not (settings.KEY_DIR / copy.name).exists()]
    for copy in missing:
        aside = settings.KEY_DIR / f"{copy.name}.part"
        aside.unlink(missing_ok=True)  # of a restore that was killed
        write_private(copy.read_bytes(), to=aside)
        aside.rename(settings.KEY_DIR / copy.name)
    return len(missing)


def expire_key_copies(*, at: datetime) -> int:
    """Delete the copies that are older than seven days, a killed backup's among them; how many folders."""
    expired = [folder for folder in settings.KEY_COPIES_DIR.glob("*") if _made_at(folder) < at - KEY_COPIES_KEPT]
    return sum(_delete(folder) for folder in expired)


def _delete(folder: Path) -> bool:
    """Where it cannot be done the sweep goes on with its other work and says so each time."""
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:  # another sweep is at it
        return False
    except OSError as error:
        logger.error("The expired key copies %s cannot be deleted: %s", folder, error)
        return False
    return True


def _made_at(folder: Path) -> datetime:
    """By its name, which copying to another disk does not change. What has no such name is not ours and stays."""
    try:
        return datetime.strptime(folder.name.removeprefix(UNFINISHED), _NAME).replace(tzinfo=UTC)
    except ValueError:
        return datetime.max.replace(tzinfo=UTC)
