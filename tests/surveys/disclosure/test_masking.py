import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.disclosure import Masker
from tests.surveys.disclosure.work import lines_run

pytestmark = pytest.mark.pure

ROSTER = Masker(
    [
        "José García",
        "Anna-Lena Müller",
        "Siobhan O'Brien",
        "Will Baker",
        "Rose Okafor",
        "Jo Li",
        "Dr. Tom van der Berg",
        "Miller, Grace",
        "Łukasz Strauß",
        "Clas Mark Sørensen",
        "",
    ]
)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("I trust José García a lot.", "I trust [name] a lot."),
        ("jose helps me; JOSÉ too", "[name] helps me; [name] too"),
        ("Ask Jose\u0301 first", "Ask [name] first"),
        ("Anna-Lena, anna lena and Annalena are one", "[name], [name] and [name] are one"),
        ("Lena Mueller or muller", "[name] [name] or [name]"),
        ("Anna’s desk and annas chair", "[name]’s desk and [name] chair"),
        ("O'Brien, o’brien and OBrien", "[name], [name] and [name]"),
        ("Siobhan O'Brien's idea", "[name]'s idea"),
        ("Tom van der Berg left", "[name] left"),
        ("Grace Miller asked, Miller, Grace wrote", "[name] asked, [name] wrote"),
        ("lukasz and Strauss agree", "[name] and [name] agree"),
        ("mr okafor", "mr [name]"),
        ("An\u200bna knows", "[name] knows"),
        ("Sorensen, Soerensen", "[name], [name]"),
        ("Garcias plan", "[name] plan"),
        ("jo_li", "jo_li"),
    ],
)
def test_names_are_masked_however_they_are_written(text, masked):
    assert ROSTER.mask(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Will you ask? I will.", "Will you ask? I will."),
        ("I asked Will about it.", "I asked [name] about it."),
        ("Will's team and Will is", "[name]'s team and [name] is"),
        ("We are lost. Will told us. Will we go?", "We are lost. [name] told us. Will we go?"),
        ("sales rose. A rose, but Rose never", "sales rose. A rose, but [name] never"),
        ("a baker bakes; Will Baker too", "a baker bakes; [name] too"),
        ("I will baker", "I will baker"),
        ("with Jo and Li, not jo or JO", "with [name] and [name], not jo or JO"),
        ("first class work, mark my words", "first class work, mark my words"),
    ],
)
def test_ordinary_words_stay_unless_written_like_a_name(text, masked):
    assert ROSTER.mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "The roses, the annals of Garcian tombs, willing hannah",  # whole words only
        "van der Waals and the bin",  # parts of names that are no names
        "Josefine, Lenaya",
    ],
)
def test_longer_words_that_begin_like_a_name_stay(text):
    assert ROSTER.mask(text) == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Write to jose.garcia@harbor.org.", "Write to [e-mail]."),
        ("a.b+c@x-y.co.uk, d(at)e(dot)com", "[e-mail], [e-mail]"),
        ("See https://x.org/a?b=c). Or www.y.de!", "See [link]). Or [link]!"),
        ("on harbor-kitchen.org/menu and kitchen.io", "on [link] and [link]"),
        ("It ended.No more. e.g. this, i.e. that", "It ended.No more. e.g. this, i.e. that"),
        ("Call +49 (0)30 1234-567 or 555-123-4567.", "Call [phone] or [phone]."),
        ("(030) 123 45 67, 0800 000 000", "[phone], [phone]"),
        ("5551234567", "[phone]"),
        ("On 2026-03-02, 02.03.2026, 3/12/2026", "On 2026-03-02, 02.03.2026, 3/12/2026"),
        ("2019-2026, 2019 – 2023, 10.30-11.45", "2019-2026, 2019 – 2023, 10.30-11.45"),
        ("2 500 000 people, 1,000,000 meals, 1000000", "2 500 000 people, 1,000,000 meals, 1000000"),
        ("room 12 34, 99.5 percent, 123456", "room 12 34, 99.5 percent, 123456"),
    ],
)
def test_contacts_are_masked_and_other_figures_stay(text, masked):
    assert ROSTER.mask(text) == masked


def test_names_that_are_words_of_a_mark_do_no_harm():
    masker = Masker(["Link Mail", "Phone Name"])

    assert masker.mask("Link Mail: a@b.org, www.c.org") == "[name]: [e-mail], [link]"


@pytest.mark.parametrize(
    ("text", "masked"),
    [("Ask Jose", "Ask [name]"), ("Siobhan", "[name]"), ("I learn from Clas Mark", "I learn from [name] [name]")],
)
def test_first_name_that_ends_the_text_is_masked(text, masked):
    assert ROSTER.mask(text) == masked


def test_masking_twice_changes_nothing():
    masked = ROSTER.mask("José, josé@x.org, 555-123-4567 and Will's")

    assert ROSTER.mask(masked) == masked == "[name], [e-mail], [phone] and [name]'s"


def test_without_a_roster_contacts_are_masked_still():
    assert Masker([]).mask("Anna: a@b.org") == "Anna: [e-mail]"


def plain(text):
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")


LETTERS = st.text("abcdefghijklmnopqrstuvwxyzéüłñç", min_size=4, max_size=9).map(str.title)
STYLES = st.sampled_from([str, str.lower, str.upper, plain, lambda name: unicodedata.normalize("NFD", name)])
AROUND = st.text(" .,;:!?'’\"()-\n", min_size=1, max_size=3)


@given(LETTERS.map(lambda name: f"Qx{name}"), STYLES, AROUND, AROUND)
def test_no_name_survives_in_any_style(name, style, before, after):
    text = f"we{before}{style(name)}{after}agree"

    assert Masker([f"{name} Smith"]).mask(text) == f"we{before}[name]{after}agree"


@given(st.text(max_size=60))
def test_any_text_is_masked_to_one_that_stays(text):
    masked = ROSTER.mask(text)

    assert ROSTER.mask(masked) == masked


def test_alarm_plain_replacement_misses_what_we_mask():
    assert "José García".replace("Jose", "[name]") == "José García"
    assert ROSTER.mask("JOSE GARCIA") == "[name]"


def test_work_does_not_depend_on_the_size_of_the_roster():
    text = "We asked José and nobody else, and then Will told everybody. " * 20
    few, many = Masker(["José García"]), Masker([f"José Garc{number}ía Xy{number}z" for number in range(10_000)])

    assert lines_run(lambda: many.mask(text)) < 30_000
    assert lines_run(lambda: few.mask(text)) < 30_000
