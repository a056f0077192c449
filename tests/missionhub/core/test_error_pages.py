import pytest
from django.template.loader import render_to_string


@pytest.mark.parametrize("template", ["404.html", "403.html", "403_csrf.html", "400.html", "500.html"])
def test_error_page_stands_alone_and_offers_a_way_on(template):
    html = render_to_string(template)

    assert html.count("<h1>") == 1
    assert '<a class="btn btn-primary" href="/">' in html


def test_fault_page_needs_no_sprite_no_script_and_no_context():
    html = render_to_string("500.html")

    assert "<script" not in html
    assert "<svg" not in html
