"""Runs the tests once more on PostgreSQL and Redis when both answer; otherwise says what is not run, and why."""

import os
import subprocess
import sys

from tests.services import DEFAULT_URLS, INSTALL, answers


def main() -> int:
    missing = [name for name in ("postgresql", "redis") if not answers(name)]
    if missing:
        for name in missing:
            print(f"not run: tests on {name}, which does not answer: {INSTALL[name]}")
        return int(os.environ.get("CI") == "true")
    environment = os.environ | {
        "DATABASE_URL": os.environ.get("TEST_DATABASE_URL", DEFAULT_URLS["postgresql"]),
        "REDIS_URL": os.environ.get("TEST_REDIS_URL", DEFAULT_URLS["redis"]),
    }
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-n",
        "2",
        "--dist",
        "loadfile",
        "-q",
        "-m",
        "not journey and not failure and not proof and not pure and not either and not page",
    ]
    return subprocess.run([*command, *sys.argv[1:]], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
