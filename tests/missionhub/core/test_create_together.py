import pytest
from django.db import connection, models
from django.db.migrations.operations import CreateModel
from django.db.migrations.state import ProjectState

from missionhub.core.create_together import CreateTogether

pytestmark = pytest.mark.django_db(transaction=True)

OPERATION = CreateTogether(
    [
        CreateModel("Hen", [("id", models.BigAutoField(primary_key=True)), ("egg", models.ForeignKey("farm.Egg", models.CASCADE))]),
        CreateModel(
            "Egg",
            [("id", models.BigAutoField(primary_key=True)), ("hen", models.ForeignKey("farm.Hen", models.CASCADE, null=True))],
            {"constraints": [models.UniqueConstraint(fields=["hen"], name="farm_one_egg_per_hen")]},
        ),
    ]
)  # fmt: skip
TABLES = {"farm_hen", "farm_egg"}


def tables() -> set[str]:
    return TABLES & set(connection.introspection.table_names())


def test_models_that_point_at_each_other_come_and_go_at_once():
    before, after = ProjectState(), ProjectState()
    OPERATION.state_forwards("farm", after)
    with connection.schema_editor() as editor:
        OPERATION.database_forwards("farm", editor, before, after)
    made = tables()
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, "farm_egg")
    with connection.schema_editor() as editor:
        OPERATION.database_backwards("farm", editor, after, before)

    assert (made, tables()) == (TABLES, set())
    assert constraints["farm_one_egg_per_hen"]["unique"]


def test_models_drawn_before_are_drawn_anew():
    state = ProjectState()
    assert list(state.apps.get_models()) == []

    OPERATION.state_forwards("farm", state)

    assert "apps" not in vars(state)  # not once for each model
    assert {model.__name__ for model in state.apps.get_models()} == {"Hen", "Egg"}
    assert OPERATION.describe() == "Create 2 models"
