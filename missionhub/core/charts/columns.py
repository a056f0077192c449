"""Boxes in columns with lines between them: what hangs together with what, each box a link."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from missionhub.core.charts.columns_layout import LINE, PAD, SIGN, Column, Layout, Line, Node, lay_out
from missionhub.core.charts.labels import Box
from missionhub.core.charts.paint import PAPER, paint

INKS = {"good": "good", "watch": "watch", "bad": "bad", "brand": "brand"}
SHAPES = {
    "circle": '<circle cx="{x}" cy="{y}" r="5.5" {paint}/>',
    "diamond": '<path d="M{x} {top}l6 6-6 6-6-6Z" {paint}/>',
    "square": '<rect x="{left}" y="{side}" width="10" height="10" {paint}/>',
    "triangle": '<path d="M{x} {top}l6.5 11.5h-13Z" {paint}/>',
    "ring": '<circle cx="{x}" cy="{y}" r="5" stroke-width="2" {paint}/>',
}


def column_map(
    *, identity: str, title: str, width: int, columns: Sequence[Column], lines: Sequence[Line], spine: int
) -> SafeString:
    """The drawing; everything in it is a link or beside one, so it is a group and not a picture."""
    layout = lay_out(columns, lines, spine=spine)
    boxes = [(_box(layout, node, identity),) for column in columns for node in column.nodes]
    return format_html(
        '<svg class="chart column-map" viewBox="0 0 {w} {h}" role="group" aria-labelledby="{id}-t" '
        'font-family="Inter, sans-serif" font-size="13.5"><title id="{id}-t">{title}</title>'
        '<defs><pattern id="{id}-gap" width="9" height="9" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect width="9" height="9" {card}/><path d="M0 0V9" stroke-width="3" {line}/>'
        "</pattern></defs>{headings}{lanes}{lines}{boxes}</svg>",
        w=width,
        h=round(layout.bottom + 4),
        id=identity,
        title=title,
        card=paint(fill="card"),
        line=paint(stroke="line"),
        headings=format_html_join("", "{}", ((_heading(column.left, 14, column.heading),) for column in columns)),
        lanes=format_html_join("", "{}", ((_heading(*heading),) for heading in layout.headings)),
        lines=format_html_join("", "{}", ((_line(layout, line),) for line in lines)),
        boxes=format_html_join("", "{}", boxes),
    )


def _heading(left: float, base: float, words: str) -> SafeString:
    return format_html(
        '<text x="{}" y="{}" font-size="12" font-weight="600" {}>{}</text>', left, base, paint(fill="ink-2"), words
    )


def _line(layout: Layout, line: Line) -> SafeString:
    """From the right of one box to the left of the next."""
    one, other = layout.boxes.get(line.start), layout.boxes.get(line.end)
    if one is None or other is None:
        return SafeString("")
    y1, y2 = round(one.top + one.height / 2, 1), round(other.top + other.height / 2, 1)
    bend = round((other.left - one.right) / 2, 1)
    return format_html(
        '<path d="M{x1} {y1}C{c1} {y1} {c2} {y2} {x2} {y2}" stroke-width="{wide}"{dash} {look}/>',
        x1=one.right,
        y1=y1,
        c1=one.right + bend,
        c2=other.left - bend,
        x2=other.left,
        y2=y2,
        wide=1.2 if line.is_faint else 2,
        dash=SafeString(' stroke-dasharray="2 4"') if line.is_faint else "",
        look=paint(stroke="line-strong"),
    )


def _box(layout: Layout, node: Node, identity: str) -> SafeString:
    box = layout.boxes[node.key]
    look = paint(fill="card", stroke="line-strong")
    if node.is_gap:
        look = format_html(
            'fill="url(#{}-gap)" stroke="{}" stroke-dasharray="5 4" class="stroke-line-strong"',
            identity,
            PAPER["line-strong"],
        )
    drawn = format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" rx="8" {}/>{}{}',
        box.left,
        box.top,
        box.width,
        box.height,
        look,
        _words(layout, node, box),
        _word(layout, node, box),
    )
    told = ", ".join(part for part in (node.label, node.word) if part)
    if not node.url:
        return format_html("<g><title>{}</title>{}</g>", told, drawn)
    return format_html('<a href="{}"><title>{}</title>{}</a>', node.url, told, drawn)


def _words(layout: Layout, node: Node, box: Box) -> SafeString:
    return format_html(
        '<text font-weight="560" {}>{}</text>',
        paint(fill="ink"),
        format_html_join(
            "",
            '<tspan x="{}" y="{}">{}</tspan>',
            (
                (box.left + PAD, round(box.top + PAD + 13 + LINE * place, 1), words)
                for place, words in enumerate(layout.words[node.key])
            ),
        ),
    )


def _word(layout: Layout, node: Node, box: Box) -> SafeString:
    """What is to be said about it, its shape before it."""
    if not node.word:
        return SafeString("")
    base = round(box.top + PAD + 13 + LINE * len(layout.words[node.key]), 1)
    ink = INKS.get(node.tone, "ink-2")
    x, y = box.left + PAD + 6, base - 4.5
    shape = SHAPES.get(node.shape, "")
    look = paint(stroke=ink) if node.shape == "ring" else paint(fill=ink)
    where = {"x": x, "y": y, "top": y - 6, "left": x - 5, "side": y - 5}
    drawn = format_html(shape, paint=look, **where) if shape else SafeString("")
    start = box.left + PAD + (SIGN if shape else 0)
    text = '<text x="{}" y="{}" font-size="12" font-weight="600" {}>{}</text>'
    return format_html("{}" + text, drawn, start, base, paint(fill=ink), node.word)
