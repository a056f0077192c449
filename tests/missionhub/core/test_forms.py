import re

import pytest
from django import forms

from missionhub.core.gallery import SampleForm
from missionhub.core.templatetags.ui import limits

pytestmark = pytest.mark.pure


def control(html, name):
    return re.search(rf'<(?:input|textarea|select)[^>]*name="{name}"[^>]*>', html)[0]


def described_by(html, name):
    return re.search(r'aria-describedby="([^"]*)"', control(html, name))[1].split()


def test_field_is_tied_to_help_limits_and_errors():
    html = str(SampleForm({"target": "120"})["target"].as_field_group())

    assert described_by(html, "target") == ["id_target_error", "id_target_limits"]
    assert 'aria-invalid="true"' in control(html, "target")
    assert set(re.findall(r' id="(id_target_[a-z]+)"', html)) == {"id_target_error", "id_target_limits"}


def test_long_text_says_how_long_it_may_be():
    html = str(SampleForm()["statement"].as_field_group())

    assert "Up to 1,200 characters." in html
    assert described_by(html, "statement") == ["id_statement_helptext", "id_statement_limits"]


def test_field_without_help_is_described_by_nothing():
    assert "aria-describedby" not in str(SampleForm()["kind"].as_field_group())


def test_optional_fields_say_so():
    form = SampleForm()

    assert "(optional)" in str(form["statement"].as_field_group())
    assert "(optional)" not in str(form["name"].as_field_group())


def test_radio_buttons_are_a_group_with_a_legend():
    html = str(SampleForm()["answer"].as_field_group())

    assert html.count("<legend>") == 1
    assert html.count('class="choice"') == 3


def test_checkbox_stands_inside_its_label():
    html = str(SampleForm()["agreed"].as_field_group())

    assert html.count("<label") == 1
    assert html.index("<input") < html.index("Send me the result")


def test_form_says_first_what_is_wrong_with_the_whole():
    class Refused(forms.Form):
        name = forms.CharField(required=False)

        def clean(self):
            raise forms.ValidationError("The round closed on 3 May. Open a new one.")

    html = str(Refused({}))

    assert html.index('role="alert"') < html.index("<input")
    assert "The round closed on 3 May. Open a new one." in html


def test_errors_and_labels_are_escaped():
    class Hostile(forms.Form):
        name = forms.ChoiceField(label="<b>", choices=[("a", "<b>")])

    assert "<b>" not in str(Hostile({"name": "<b>"}))


def test_bounds_of_a_day_are_written_as_people_write_days():
    class Until(forms.Form):
        day = forms.DateField(widget=forms.DateInput(attrs={"type": "date", "min": "2026-11-27", "max": "2027-02-25"}))
        share = forms.IntegerField(min_value=0, max_value=100)

    form = Until()

    assert limits(form["day"]) == "From 27 November 2026 to 25 February 2027."
    assert limits(form["share"]) == "From 0 to 100."
