import pytest
from django.template import Context, Template

from missions.templatetags import sections
from missions.templatetags.sections import Section, Tab
from tests.factories.organizations import OrganizationFactory


def test_tabs_mark_the_page_and_leave_out_what_is_not_built(monkeypatch):
    planted = Section("Planted", (Tab("Mission", "mission-list"), Tab("Begin", "mission-new"), Tab("None", "nowhere")))
    monkeypatch.setitem(sections.SECTIONS, "planted", planted)
    organization = OrganizationFactory.build(slug="harbor-kitchen")

    tag = Template('{% load sections %}{% section_tabs "planted" "mission-new" %}')
    html = tag.render(Context({"organization": organization}))

    assert html.count("<li>") == 2
    assert html.count('aria-current="page"') == 1
    assert '/new/" aria-current="page">Begin' in html


@pytest.mark.parametrize("name", sections.SECTIONS)
def test_section_names_each_page_once(name):
    names = [tab.url_name for tab in sections.SECTIONS[name].tabs]

    assert len(set(names)) == len(names)
