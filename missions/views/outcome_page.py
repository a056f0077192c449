"""The page of one outcome, with each of its small forms as it was typed."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from missionhub.organizations.permissions import Permission
from missions.forms.outcome_parts import (
    AnswerForm,
    CommentForm,
    ContributionForm,
    DependencyForm,
    DismissalForm,
    MilestoneForm,
)
from missions.models import Outcome
from missions.queries.coach import coached
from missions.queries.outcome_page import outcome_page
from missions.queries.untold_owner import UntoldOwner, untold_owner
from missions.views.nouns import NounScoped


def shown_page(view: NounScoped, row: Outcome, typed: Mapping[str, Any] | None = None) -> HttpResponse:
    """`typed` holds the one form that was refused, under its name in the template."""
    page = outcome_page(row, reader=view.request.person, on=view.today())
    fresh: dict[str, Any] = {
        "contribution_form": ContributionForm(outcome=row, auto_id="contribution_%s"),
        "milestone_form": MilestoneForm(auto_id="milestone_%s"),
        "dependency_form": DependencyForm(outcome=row, auto_id="dependency_%s"),
        "answer_form": AnswerForm(auto_id=False),
        "comment_form": CommentForm(auto_id="comment_%s"),
        "dismissal_form": DismissalForm(auto_id=False),
    }
    context = {
        "page": page,
        "row": row,
        "coach": coached(row, on=view.today()),
        "untold": None if page.check_ins or not page.is_open else _untold(view, row),
        "may_invite": _may_invite(view),
        "may_edit": view.may_edit(),
        "may_change": view.may_edit() and page.is_open,
    }
    return render(view.request, "missions/outcome.html", fresh | context | dict(typed or {}))


def _may_invite(view: NounScoped) -> bool:
    return bool(view.request.membership.may(Permission.PEOPLE_MANAGE))


def _untold(view: NounScoped, row: Outcome) -> UntoldOwner | None:
    """Whoever checked in knows of it; whoever may not change the outcome has nobody to tell."""
    if not view.may_edit():
        return None
    return untold_owner(row, reader=view.request.person, may_invite=_may_invite(view))
