"""Hints fit every trade: what one kind of organization does stands in no other's form."""

import re

import pytest

from missions.forms.activities import ActivityForm
from missions.forms.decisions import ChangeForm, DecisionForm
from missions.forms.evidence import EvidenceForm
from missions.forms.outcomes import OutcomeForm
from missions.forms.promises import PromiseForm
from missions.forms.roles import KeyRoleForm
from missions.forms.stories import StoryWords

TRADE = re.compile(r"pantr|bread|food|meal|kitchen|fridge|dinner|cook|patient|pupil|swim", re.I)
FORMS = (ActivityForm, ChangeForm, DecisionForm, EvidenceForm, KeyRoleForm, OutcomeForm, PromiseForm, StoryWords)


@pytest.mark.parametrize("form", FORMS)
def test_hints_name_no_trade(form):
    hints = [f"{field.label} {field.help_text}" for field in form.base_fields.values()]

    assert [hint for hint in hints if TRADE.search(hint)] == []


def test_alarm_trade_is_found():
    assert TRADE.search("As people say it: “Pantry coordinator”.")
