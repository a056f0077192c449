"""Starts web, worker and beat under supervisor, which restarts whichever dies. Ctrl-C stops all of it."""

import io
import os
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS

from missionhub.core.addresses import LOOPBACK

TEMPLATE = """\
[supervisord]
nodaemon=true
user={user}
logfile={folder}/supervisord.log
pidfile={folder}/supervisord.pid

[program:web]
command={bin}/gunicorn missionhub.wsgi --bind {host}:{port} --workers 2 --threads {threads} --worker-class gthread
  --preload --no-control-socket --access-logfile /dev/null
{program}

[program:worker]
command={bin}/celery -A missionhub worker --loglevel WARNING --concurrency 1 --hostname worker@%%h
{program}

[program:beat]
command={bin}/celery -A missionhub beat --loglevel WARNING --schedule {folder}/beat-schedule --pidfile=
{program}
"""
PROGRAM = """\
directory={base}
autorestart=true
startretries=1000000
stopasgroup=true
killasgroup=true
stdout_logfile=/dev/fd/1
stdout_logfile_maxbytes=0
redirect_stderr=true"""


class Command(BaseCommand):
    help = "Serve MissionHub: web, worker and beat together."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        if host not in LOOPBACK and not settings.IS_HTTPS and not settings.ALLOW_PLAIN_HTTP:
            raise CommandError(
                "This would serve passwords over plain http to the network. Put https in front and set SITE_URL, "
                "or set ALLOW_PLAIN_HTTP=true for a trusted network."
            )
        call_command("check", databases=[DEFAULT_DB_ALIAS], stdout=io.StringIO())  # what is wrong goes to stderr
        configuration = write_configuration(settings.DATA_DIR / "run", host=host, port=port)
        self.stdout.write(f"\nMissionHub is starting at {settings.SITE_URL} (Ctrl-C stops it).")
        call_command("first_run_link", if_needed=True, stdout=self.stdout)
        self.stdout.flush()
        os.environ["SITE_URL"] = settings.SITE_URL
        supervisord = Path(sys.executable).parent / "supervisord"
        os.execv(supervisord, [str(supervisord), "--configuration", str(configuration)])  # noqa: S606 - becomes it


def write_configuration(folder: Path, *, host: str, port: int) -> Path:
    """Two processes of one thread each suit SQLite's single writer; PostgreSQL takes more."""
    folder.mkdir(parents=True, exist_ok=True)
    on_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    text = TEMPLATE.format(
        user="root" if os.geteuid() == 0 else os.environ.get("USER", str(os.geteuid())),
        folder=folder,
        bin=Path(sys.executable).parent,
        host=f"[{host}]" if ":" in host else host,
        port=port,
        threads=1 if on_sqlite else 4,
        program=PROGRAM.format(base=settings.BASE_DIR),
    )
    path = folder / "supervisord.conf"
    path.write_text(text.replace("\n  --preload", " --preload"))
    return path
