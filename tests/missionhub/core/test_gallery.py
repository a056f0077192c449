import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from missionhub.core.gallery import LAYOUTS, gallery


def page(layout):
    request = RequestFactory().get("/ui/", {"layout": layout})
    request.user = AnonymousUser()
    return gallery(request).content.decode()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_gallery_shows_each_layout_with_unique_ids_and_one_main_heading(layout):
    html = page(layout)
    ids = re.findall(r' id="([^"]+)"', html)

    assert sorted(ids) == sorted(set(ids))
    assert html.count("<h1") == 1
    assert html.count("<main") == 1


def test_gallery_points_only_to_ids_that_exist():
    html = page("app")
    ids = set(re.findall(r' id="([^"]+)"', html))
    pointed = re.findall(r'(?:aria-labelledby|aria-describedby|data-dialog|\sfor)="([^"]+)"', html)

    assert {name for names in pointed for name in names.split() if name not in ids} == set()


def test_gallery_shows_every_component():
    html = page("app") + page("respond")

    assert [name for name in COMPONENT_CLASSES if f'class="{name}' not in html and f" {name}" not in html] == []


COMPONENT_CLASSES = (
    "avatar", "breadcrumb", "btn", "card", "checklist", "choice", "copy", "diff", "disclosure", "empty", "field", "flash",
    "heat", "legend", "mission-strip", "note", "outcomes", "pagination", "pill", "progress-row", "quote", "spark", "stepper",
    "table", "tabs", "tile",
)  # fmt: skip
