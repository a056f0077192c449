"""Contrast by WCAG 2.2, computed from the tokens: 4.5 for words, 3 for edges, bars and focus."""

import re

import pytest
from django.conf import settings

pytestmark = pytest.mark.pure
SHEET = (settings.BASE_DIR / "static/css/tokens.css").read_text()

WORDS = [
    *((ink, ground) for ink in ("ink", "ink-2") for ground in ("page", "card", "sunken", "brand-tint")),
    *(("ink", ground) for ground in ("good-tint", "watch-tint", "bad-tint", "mark")),
    *(("brand", ground) for ground in ("page", "card", "brand-tint", "sunken")),
    *((tone, ground) for tone in ("good", "watch", "bad") for ground in (f"{tone}-tint", "card", "page")),
    ("on-brand", "brand"),
    ("on-brand", "brand-dark"),
    ("on-sun", "sun"),
    ("rail-ink", "rail"),
    ("rail-ink-2", "rail"),
    *((f"on-heat-{step}", f"heat-{step}") for step in range(7)),
]
SHAPES = [
    *((edge, ground) for edge in ("line-strong", "focus", "brand") for ground in ("card", "page")),
    *((f"{tone}-bar", "card") for tone in ("good", "watch", "bad")),
    ("sun", "rail"),
]


def lists():
    """Every token in light and in dark, which differ where it says `light-dark(…, …)`."""
    tokens = dict(re.findall(r"--([a-z0-9-]+): ([^;]+);", SHEET))
    pairs = {
        name: re.findall(r"light-dark\(([^,]+), ([^)]+)\)", value) or [(value, value)] for name, value in tokens.items()
    }
    return [{name: found[0][side] for name, found in pairs.items()} for side in (0, 1)]


def luminance(color):
    digits = color.strip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[index : index + 2], 16) / 255 for index in (0, 2, 4)]
    linear = [channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_on_white_is_21():
    assert contrast("#000", "#fff") == 21


def test_every_token_is_written_once():
    names = re.findall(r"--([a-z0-9-]+):", SHEET)

    assert sorted(names) == sorted(set(names))


def test_both_schemes_are_told_apart_and_paper_is_light():
    light, dark = lists()

    assert (light["ink"], dark["ink"], light["text"]) == ("#12262b", "#e6efee", dark["text"])
    assert re.search(r"@media print \{\s*:root, :root\[data-theme\] \{ color-scheme: light; \}", SHEET)


@pytest.mark.parametrize(("scheme", "index"), [("light", 0), ("dark", 1)])
def test_words_can_be_read(scheme, index):
    tokens = lists()[index]
    weak = {f"{ink} on {ground}": round(contrast(tokens[ink], tokens[ground]), 2) for ink, ground in WORDS}

    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize(("scheme", "index"), [("light", 0), ("dark", 1)])
def test_edges_bars_and_focus_can_be_seen(scheme, index):
    tokens = lists()[index]
    weak = {f"{shape} on {ground}": round(contrast(tokens[shape], tokens[ground]), 2) for shape, ground in SHAPES}

    assert {pair: ratio for pair, ratio in weak.items() if ratio < 3} == {}


@pytest.mark.parametrize(("scheme", "index"), [("light", 0), ("dark", 1)])
def test_heat_rises_in_even_order(scheme, index):
    tokens = lists()[index]
    steps = [luminance(tokens[f"heat-{step}"]) for step in range(7)]

    assert steps == sorted(steps, reverse=scheme == "light")
