import re

import pytest
from django.conf import settings

from missionhub.core.charts.paint import PAPER, paint

pytestmark = pytest.mark.pure
FIXED = {"on-dark", "on-light", "share-0", "share-1", "share-2", "share-3", "share-4"}


def test_paint_gives_an_attribute_for_paper_and_a_class_for_the_scheme():
    assert paint(fill="brand", stroke="card") == 'fill="#0e5a5f" stroke="#ffffff" class="fill-brand stroke-card"'


def test_every_painted_color_follows_the_scheme_of_the_page():
    source = "".join(path.read_text() for path in (settings.BASE_DIR / "missionhub/core/charts").glob("*.py"))
    sheet = (settings.BASE_DIR / "static/css/components/chart.css").read_text()
    painted = set(re.findall(r'(?:fill|stroke)="([a-z-]+[0-9]?)"', source)) & PAPER.keys() - FIXED

    assert {name for name in painted if f"-{name} {{" not in sheet} == set()
