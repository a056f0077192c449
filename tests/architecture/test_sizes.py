"""Ceilings on size, not targets: the aim is half."""

import ast
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILE_LINES, FUNCTION_LINES, TEMPLATE_LINES, SETTINGS_LINES = 400, 45, 150, 250


def tracked(pattern: str) -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", pattern], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    return [ROOT / name for name in listing if "/migrations/" not in name and (ROOT / name).exists()]


def long_functions(source: str) -> list[str]:
    return [
        node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LINES
    ]


def too_long(paths: list[Path], ceiling: int) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths if len(path.read_text().splitlines()) > ceiling]


def test_files_stay_small():
    assert too_long(tracked("*.py"), FILE_LINES) == []


def test_templates_stay_small():
    assert too_long(tracked("templates/*.html"), TEMPLATE_LINES) == []


def test_settings_stay_on_one_screen_or_two():
    assert too_long([ROOT / "missionhub/settings.py"], SETTINGS_LINES) == []


def test_functions_stay_small():
    assert {str(path): found for path in tracked("*.py") if (found := long_functions(path.read_text()))} == {}


def test_size_guard_sees_a_long_function():
    assert long_functions("def planted():\n" + "    x = 1\n" * 46) == ["planted"]
