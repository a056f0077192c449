"""Only the intake knows the answers: read from every module of the product, with a planted fault."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = ("missionhub", "missions", "surveys", "alignment", "partnerships")
ANSWERS = {"Intake", "AttributedAnswer"}
ALLOWED = ("surveys/intake/", "surveys/models/", "surveys/migrations/")


def knows_answers(source: str) -> bool:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = {alias.name for alias in node.names}
            if node.module == "surveys.models.answers":
                return True
            if node.module.startswith("surveys.models") and names & (ANSWERS | {"answers"}):
                return True
        if isinstance(node, ast.Import) and any(alias.name == "surveys.models.answers" for alias in node.names):
            return True
        if isinstance(node, ast.Constant) and node.value in {"Intake", "AttributedAnswer", "surveys.Intake"}:
            return True
    return False


@pytest.mark.pure
def test_only_the_intake_imports_the_answers():
    modules = [path for app in APPS for path in (ROOT / app).rglob("*.py")]
    knowing = [str(path.relative_to(ROOT)) for path in modules if knows_answers(path.read_text())]

    assert len(modules) > 100
    assert [path for path in knowing if not path.startswith(ALLOWED)] == []
    assert "surveys/intake/opening.py" in knowing


@pytest.mark.pure
@pytest.mark.parametrize(
    "planted",
    [
        "from surveys.models.answers import Intake",
        "import surveys.models.answers",
        "from surveys.models import answers",
        "def late():\n    from surveys.models.answers import AttributedAnswer as Row",
        "apps.get_model('surveys', 'Intake')",
    ],
)
def test_guard_sees_a_planted_import(planted):
    assert knows_answers(planted)
