import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from missions.forms.figures import Figure, plain_number


@pytest.mark.parametrize(
    ("typed", "language", "meant"),
    [
        ("42", "en", "42"),
        ("1,250", "en", "1250"),
        ("1,250.5", "en", "1250.5"),
        ("1.250,5", "en", "1250.5"),
        ("12,5", "en", "12.5"),
        ("1.250", "en", "1.250"),
        ("1.250", "de", "1250"),
        ("12,5", "de", "12.5"),
        ("1 250 000", "en", "1250000"),
        ("1,250,000", "en", "1250000"),
        ("$1’250", "en", "1250"),
        ("−3%", "en", "-3"),
        ("-3", "en", "-3"),
    ],
)
def test_plain_number_reads_what_people_type(typed: str, language: str, meant: str) -> None:
    with translation.override(language):
        assert plain_number(typed) == meant


@pytest.mark.parametrize("typed", ["about forty", "1,2,3", "NaN", "1e400"])
def test_figure_refuses_what_is_no_number(typed: str) -> None:
    with pytest.raises(ValidationError):
        Figure().clean(typed)
