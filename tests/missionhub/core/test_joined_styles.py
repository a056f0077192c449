import gzip
import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.template import Context, Template

from missionhub.core.templatetags.ui import BEHAVIORS, stylesheet_paths

JOINING = settings.STORAGES | {"staticfiles": {"BACKEND": "missionhub.core.joined_styles.JoiningStorage"}}


@pytest.fixture
def collected(tmp_path: Path, settings) -> Path:
    settings.STORAGES, settings.STATIC_ROOT, settings.STATICFILES_DIRS = (
        JOINING,
        tmp_path,
        [settings.BASE_DIR / "static"],
    )
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def hashed(collected: Path, name: str) -> Path:
    return collected / json.loads((collected / "staticfiles.json").read_text())["paths"][name]


def test_joined_sheet_holds_every_sheet_in_order_with_hashed_addresses(collected):
    joined = hashed(collected, "css/joined.css").read_text()

    assert joined.startswith("@layer reset, tokens, base, layout, components, utilities, print;")
    assert joined.count("@layer components {") == sum("components/" in path for path in stylesheet_paths())
    assert set(re.findall(r'url\("([^"]+)"\)', joined)) == {
        f"../fonts/{hashed(collected, f'fonts/{name}').name}"
        for name in ("inter-latin-wght-normal.woff2", "inter-latin-ext-wght-normal.woff2")
    }


def test_page_links_the_joined_sheet_alone(collected):
    links = Template("{% load ui %}{% stylesheets %}").render(Context())

    assert links == f'<link rel="stylesheet" href="/static/css/{hashed(collected, "css/joined.css").name}">'


def test_first_visit_weighs_at_most_110_kilobytes_beside_its_page(collected):
    names = ["css/joined.css", "icons.svg", "favicon.svg", "vendor/htmx-2.0.11.min.js", "js/theme.js"]
    names += [f"js/{name}.js" for name in BEHAVIORS]
    packed = sum(len(gzip.compress(hashed(collected, name).read_bytes())) for name in names)

    assert packed + hashed(collected, "fonts/inter-latin-wght-normal.woff2").stat().st_size <= 110_000
