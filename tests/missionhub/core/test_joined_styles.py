import gzip
import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.template import Context, Template

from missionhub.core.templatetags.ui import stylesheet_paths

pytestmark = pytest.mark.either

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


@pytest.mark.django_db
def test_everything_a_page_links_lies_packed_beside_itself_and_nothing_else_does(collected, administrator, client_of):
    page = client_of(administrator).get(administrator.organization.get_absolute_url()).content.decode()
    linked = {name for name in re.findall(r'(?:href|src)="/static/([^"#]+)', page) if not name.endswith(".woff2")}
    packed = {str(path.relative_to(collected))[:-3] for path in collected.rglob("*.br")}

    assert len(linked) > 3
    assert linked - packed == set()
    assert {name for name in packed if name.startswith("css/")} == {
        str(hashed(collected, "css/joined.css").relative_to(collected))
    }
    assert packed <= {str(path.relative_to(collected))[:-3] for path in collected.rglob("*.gz")}


LIMIT = 120_000


def weight_of_first_visit(page: str, collected: Path) -> int:
    """The page and everything it links, each packed as it travels."""
    linked = set(re.findall(r'(?:href|src)="/static/([^"#]+)', page))
    fonts = {name for name in linked if name.endswith(".woff2")}
    packed = [(collected / name).read_bytes() for name in linked - fonts] + [page.encode()]
    return sum(len(gzip.compress(part)) for part in packed) + sum((collected / name).stat().st_size for name in fonts)


@pytest.mark.django_db
def test_first_visit_of_the_overview_weighs_at_most_120_kilobytes(collected, administrator, client_of):
    page = client_of(administrator).get(administrator.organization.get_absolute_url()).content.decode()

    assert "css/joined." in page
    assert "fonts/inter-latin-wght" in page
    assert 60_000 < weight_of_first_visit(page, collected) <= LIMIT


@pytest.mark.django_db
def test_a_heavy_picture_on_the_overview_would_be_weighed(collected, administrator, client_of):
    page = client_of(administrator).get(administrator.organization.get_absolute_url()).content.decode()
    (collected / "heavy.woff2").write_bytes(b"x" * LIMIT)

    assert weight_of_first_visit(page + '<img src="/static/heavy.woff2">', collected) > LIMIT
