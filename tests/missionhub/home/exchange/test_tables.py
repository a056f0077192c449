from django.apps import apps

from missionhub.home.exchange.tables import ANSWERS, LEFT_OUT, OUR_APPS, belongs_to_several, exported_models, owner_path
from partnerships.models import CellRating, FirstLook, FirstLookGoal, Guess, Party, PrivateNote
from tests.architecture.test_tenancy import OUTSIDE_TENANCY


def test_every_table_of_an_organization_is_exported_or_says_why_not():
    ours = {model for model in apps.get_models() if model._meta.app_label in OUR_APPS and model.__module__ != ANSWERS}
    named = {model for model in ours if model._meta.label in LEFT_OUT or model._meta.label in OUTSIDE_TENANCY}
    named |= {model for model in ours if belongs_to_several(model)}

    assert {model._meta.label for model in ours - named - set(exported_models())} == set()
    assert {label for label in LEFT_OUT if label not in {model._meta.label for model in ours}} == set()


def test_what_several_organizations_share_stays_in_their_partnership_and_first_looks_come_along():
    assert {belongs_to_several(model) for model in (CellRating, PrivateNote, Party)} == {True}
    assert {FirstLook, FirstLookGoal, Guess} <= set(exported_models())


def test_exported_table_finds_its_organization():
    assert {model for model in exported_models() if owner_path(model) is None} == set()


def test_what_is_pointed_at_comes_first():
    names = [model.__name__ for model in exported_models()]

    assert names.index("Team") < names.index("Person") < names.index("Mission") < names.index("Promise")
    assert names.index("Outcome") < names.index("CheckIn")
    assert names.index("Release") < names.index("ReleasedMatch")


def test_answers_are_never_exported():
    answers = {model for model in apps.get_models() if model.__module__ == ANSWERS}

    assert (len(answers), answers & set(exported_models())) == (4, set())
