import re

from alignment.formula import FORMULA_VERSION
from alignment.queries.method_sheet import Words, method_sheet, parse_blocks
from alignment.scoring import strength

SHEET = """# Title

A line
that goes on with `code` and **weight**.

Another.

- one
- two

| a | b |
|---|---|
| 1 | <2> |

```
x = |S|

y
```
"""


def test_parse_blocks_reads_each_form():
    blocks = list(parse_blocks(SHEET))

    assert [(block.kind, len(block.rows)) for block in blocks] == [
        ("heading1", 1),
        ("paragraph", 1),
        ("paragraph", 1),
        ("list", 2),
        ("table", 2),
        ("code", 1),
    ]
    assert blocks[1].first == (
        Words("A line that goes on with "),
        Words("code", "code"),
        Words(" and "),
        Words("weight", "strong"),
        Words("."),
    )
    assert blocks[4].rows[1] == ((Words("1"),), (Words("<2>"),))
    assert blocks[5].first == (Words("x = |S|\n\ny", "code"),)


def test_method_sheet_states_the_versions_and_thresholds_the_code_uses():
    sheet = " ".join(words.text for block in method_sheet() for row in block.rows for line in row for words in line)

    assert f"formula version {FORMULA_VERSION}." in sheet
    assert (
        f"percentile at least {strength.CLEAR_PERCENTILE:.0f} and strength at least {strength.CLEAR_STRENGTH:.2f}"
        in sheet
    )
    assert (
        f"percentile at least {strength.PARTIAL_PERCENTILE:.0f} and strength at least {strength.PARTIAL_STRENGTH:.2f}"
        in sheet
    )
    assert (
        f"its percentile is at least {strength.VOICED_PERCENTILE:.0f} and its strength at least "
        f"{strength.VOICED_STRENGTH:.2f}" in sheet
    )
    assert f"lead at least {strength.CLEAR_LEAD:.2f}, or strength at least {strength.PLAIN_STRENGTH:.2f}" in sheet
    assert strength.OTHERS_SHARE == 0.75 and "less three quarters of the mean strength" in sheet
    assert f"within {strength.NEARLY_BEST:.2f} of its best" in sheet
    assert f"matches with a strength of {strength.PLAIN_STRENGTH:.2f} or more" in sheet


def test_parse_blocks_reads_emphasis_and_leaves_a_star_of_a_formula():
    [block] = parse_blocks("says *disputed* (C* of C*)\n")

    assert block.first == (Words("says "), Words("disputed", "em"), Words(" (C* of C*)"))


def test_method_sheet_opens_in_plain_words_and_keeps_commands_for_auditors():
    blocks = method_sheet()
    first = next(number for number, block in enumerate(blocks) if block.kind == "heading2")
    auditors = next(number for number, block in enumerate(blocks) if "auditors" in block.anchor)
    kinds = [{words.kind for row in block.rows for line in row for words in line} for block in blocks]
    text = ["".join(words.text for row in block.rows for line in row for words in line) for block in blocks]

    assert not any("code" in of_block for of_block in kinds[:first])
    assert next(number for number, words in enumerate(text) if "manage.py" in words) > auditors


def test_method_sheet_shows_no_raw_markup():
    plain = [
        words.text
        for block in method_sheet()
        for row in block.rows
        for line in row
        for words in line
        if words.kind != "code"
    ]

    assert not [text for text in plain if re.search(r"`|\*\*|(?<![\w*])\*\w", text)]
    assert re.search(r"`|\*\*|(?<![\w*])\*\w", "says *disputed*")


def test_method_sheet_has_the_places_pages_link_to():
    assert {"how-alike-the-answers-are", "mentioned-promises"} <= {block.anchor for block in method_sheet()}
