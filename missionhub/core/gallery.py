"""Every component in every state on one page, for the eye and for the browser tests."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from missionhub.core.charts import Series

LAYOUTS = {"app": "core/gallery.html", "respond": "core/gallery_respond.html", "bare": "core/gallery_bare.html"}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class SampleForm(forms.Form):
    name = forms.CharField(max_length=80, help_text="As people say it, not as the register has it.")
    statement = forms.CharField(
        max_length=1200, required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text="One or two sentences."
    )
    target = forms.IntegerField(min_value=0, max_value=100)
    kind = forms.ChoiceField(
        choices=[("nonprofit", "Nonprofit"), ("council", "Public body"), ("firm", "Small business")]
    )
    answer = forms.ChoiceField(
        label="I can say in my own words what we are here to do.",
        choices=[("1", "Disagree"), ("2", "Neither"), ("3", "Agree")],
        widget=forms.RadioSelect,
    )
    agreed = forms.BooleanField(label="Send me the result when the round closes", required=False)
    sheet = forms.FileField(label="Spreadsheet", required=False, help_text=".xlsx or .csv, at most 5 MB.")


def gallery(request: HttpRequest) -> HttpResponse:
    template = LAYOUTS.get(request.GET.get("layout", "app"), LAYOUTS["app"])
    return render(request, template, samples())


def samples() -> dict[str, Any]:
    """Figures and words of an invented organization."""
    return {
        "membership": {"person": {"name": "Maya Okafor"}, "get_role_display": "Program director"},
        "organization": SimpleNamespace(name="Riverbend Food Trust", is_demonstration=True),
        "nav_items": _places(),
        "strip_mission": {
            "text": "No one in Riverbend goes hungry while good food goes to waste.",
            "version_number": 4,
            "in_force_since": date(2026, 2, 3),
            "compare_url": "#",
        },
        "form": SampleForm(initial={"answer": "3"}),
        "wrong_form": SampleForm({"wrong-target": "120", "wrong-kind": "council"}, prefix="wrong"),
        "tiles": _tiles(),
        "heat_columns": ["Feed families", "Cut food waste", "Train & employ", "Speak up", "Run responsibly"],
        "heat_rows": _heat_rows(),
        "outcomes": _outcomes(),
        "series": Series(
            labels=MONTHS,
            actual=(8200, 8650, 9100, 8900, 9700, 10350, 10100, 10900, 11450, 11800),
            expected=[8000 + 5000 * month / 11 for month in range(12)],
            forecast=[9915 + 395.5 * (month - 4.5) for month in range(12)],
        ),
        "shares": [("Feed families", 46), ("Cut food waste", 27), ("Train & employ", 15), ("Other", 9), ("Unsaid", 3)],
        "steps": _steps(),
        "words": _words(),
        "evidence": _evidence(),
        "messages": _messages(),
        "tabs": [
            {"label": "Open", "url": "#", "current": True, "count": 4},
            {"label": "Closed", "url": "#", "current": False, "count": 12},
            {"label": "Archive", "url": "#", "current": False, "count": None},
        ],
        "crumbs": [{"label": "Outcomes", "url": "#"}, {"label": "Meals", "url": "#"}, {"label": "October", "url": ""}],
    }


def _places() -> list[dict[str, Any]]:
    rows = (
        ("Overview", "home", 0),
        ("Mission", "compass", 0),
        ("Outcomes", "target", 19),
        ("Roles", "users", 0),
        ("Surveys", "chat", 2),
        ("Alignment", "grid", 0),
        ("Partnerships", "handshake", 0),
        ("Reports", "file", 0),
    )
    return [
        {"label": label, "icon": icon, "url": "#", "count": count, "current": label == "Overview"}
        for label, icon, count in rows
    ]


def _tiles() -> list[dict[str, Any]]:
    names = ("label", "value", "unit", "change", "tone", "note", "series")
    noise = "+9 since June, may be noise"
    rows: tuple[tuple[Any, ...], ...] = (
        ("Promises looked after", 3, "of 5", "+1 since June", "good", "One has no owner", [1, 1, 2, 2, 2, 3]),
        (
            "How alike leaders answer",
            61,
            "of 100",
            noise,
            "",
            "47 to 75, from 8 answers; chance 38",
            [40, 43, 50, 49, 55, 61],
        ),
        ("Outcomes on track", 14, "of 19", "−1 this month", "bad", "3 at risk, 2 off track", [9, 10, 13, 15, 15, 14]),
        ("Answers that show the mission", None, "", "", "", "from 3 answers; four are needed", []),
    )
    links = {"next_url": "#", "next_label": "Talk about it", "method_url": "#"}
    return [dict(zip(names, row, strict=True)) | links for row in rows]


def _heat_rows() -> list[dict[str, Any]]:
    rows = (
        ("Kitchen", 38, (85, 75, 80, 50, 70)),
        ("Warehouse", 24, (80, 92, 60, 45, 75)),
        ("Volunteer crew", 61, (93, 70, 65, 65, 60)),
        ("Fundraising", 9, (70, 50, 22, 80, 85)),
        ("Board", 4, (None,) * 5),
    )
    return [
        {
            "name": name,
            "note": f"{count} answers",
            "cells": [
                {"hidden": "Hidden, fewer than 5 answers"}
                if value is None
                else {"text": value, "band": min(6, max(0, (value - 20) // 11)), "url": "#"}
                for value in values
            ],
        }
        for name, count, values in rows
    ]


def _outcomes() -> list[dict[str, Any]]:
    rows = (
        ("Place 30 trainees in paid work", "Off track", "bad", "Ana Ruiz", 37, 60),
        ("Open the Eastside pantry", "Off track", "bad", "Sam Whitaker", 42, 75),
        ("Redirect 40 t of surplus food", "At risk", "watch", "Tom Lindqvist", 64, 75),
        ("Serve 13,000 meals a month", "At risk", "watch", "Maya Okafor", 91, 95),
        ("Publish the food-access charter", "On track", "good", "Sam Whitaker", 80, 70),
    )
    return [
        {
            "title": title,
            "url": "#",
            "word": word,
            "tone": tone,
            "note": owner,
            "figure": f"{reached}% of target",
            "reached": reached,
            "expected": expected,
        }
        for title, word, tone, owner, reached, expected in rows
    ]


def _steps() -> list[dict[str, Any]]:
    titles = (
        "Paste the mission",
        "Confirm its promises",
        "Answer first yourself",
        "Invite the leaders",
        "Read the results",
    )
    return [
        {
            "label": title,
            "title": title,
            "hint": "Computed from what is there, never ticked by hand.",
            "done": index < 2,
            "next": index == 2,
            "current": index == 2,
            "url": "#" if index <= 2 else "",
            "action": "Start" if index == 2 else "Look again",
        }
        for index, title in enumerate(titles)
    ]


def _words() -> list[dict[str, str]]:
    parts = (
        ("same", "No one in Riverbend"),
        ("removed", "should go"),
        ("added", "goes"),
        ("same", "hungry while good food goes to waste."),
    )
    return [{"kind": kind, "text": text} for kind, text in parts]


def _evidence() -> list[dict[str, Any]]:
    parts = (
        (False, "Mostly I "),
        (True, "keep the van on the road so nothing spoils"),
        (False, ", and I teach the new ones how to "),
        (True, "cook for two hundred"),
        (False, "."),
    )
    return [{"evidence": evidence, "text": text} for evidence, text in parts]


def _messages() -> list[SimpleNamespace]:
    class Said(SimpleNamespace):
        def __str__(self) -> str:
            return self.text

    return [
        Said(level_tag="success", text="The outcome was saved."),
        Said(level_tag="warning", text="Mail is off on this server. Copy the links and send them yourself."),
        Said(level_tag="error", text="The check-in closed on 3 May. Ask an administrator to open a new one."),
        Said(level_tag="info", text="Answers are being shuffled to protect people; results in a moment."),
    ]
