import pytest

from missionhub.organizations.models import Person
from surveys.services import people_from_lines, read_lines
from surveys.services.roster import LinesUnclear, NamedLine


@pytest.mark.pure
@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Ana Ruiz", NamedLine("Ana Ruiz", "")),
        ("Ana Ruiz <ANA@example.org>", NamedLine("Ana Ruiz", "ana@example.org")),
        ("Ana Ruiz, head nurse", NamedLine("Ana Ruiz", "", "head nurse")),
        ("Ana Ruiz, head nurse, ana@example.org", NamedLine("Ana Ruiz", "ana@example.org", "head nurse")),
        ("Ruiz, Ana", NamedLine("Ruiz, Ana", "")),
        ("Ana, kitchen", NamedLine("Ana", "", "kitchen")),
        ("Ana, Head of kitchen", NamedLine("Ana", "", "Head of kitchen")),
        ("ana@example.org", NamedLine("ana", "ana@example.org")),
    ],
)
def test_a_line_says_who_it_is_and_perhaps_what_they_do(line, read):
    assert read_lines(line) == [read]


@pytest.mark.pure
@pytest.mark.parametrize("line", ["Ana @ home", f"Ana Ruiz, {'x' * 151}", "x" * 151])
def test_a_line_that_is_no_name_is_told(line):
    with pytest.raises(LinesUnclear, match="Not read: "):
        read_lines(line)


def test_what_somebody_does_is_added_where_it_was_not_known(organization):
    for text in ("Ana Ruiz", "Ana Ruiz, head nurse", "Ana Ruiz, cook"):
        people_from_lines(organization=organization, text=text)

    assert [(person.name, person.title) for person in Person.objects.of(organization).filter(name="Ana Ruiz")] == [
        ("Ana Ruiz", "head nurse")
    ]
