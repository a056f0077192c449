"""Several wholes shared out among the same parts, one bar below the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from missionhub.core.charts.paint import paint

INK = ("on-dark", *["on-light"] * 4, "on-dark", "on-dark", "on-light", "on-dark", "on-light")
COLORS = len(INK)
BAR, GAP, LABEL = 38, 12, 18
ROOM_FOR_SHARE, ROOM_FOR_REST = 30, 44


@dataclass(frozen=True)
class ShareRow:
    """Shares of 0 … 1 in the order of the parts; `other` belongs to none of them and is hatched."""

    label: str
    shares: Sequence[float]
    other: float = 0.0


@dataclass(frozen=True)
class _Piece:
    name: str
    share: float
    left: float
    width: float

    @property
    def middle(self) -> float:
        return round(self.left + self.width / 2, 1)

    @property
    def percent(self) -> str:
        return _("%(share)s%%") % {"share": round(100 * self.share)}


@dataclass(frozen=True)
class _Picture:
    identity: str
    parts: Sequence[str]
    other: str
    width: int
    css: str
    left: int  # where bars begin; 0 puts each label above its bar

    @property
    def step(self) -> int:
        return BAR + GAP + (0 if self.left else LABEL)

    def draw(self, title: str, rows: Sequence[ShareRow]) -> SafeString:
        return format_html(
            '<svg class="chart {}" viewBox="0 0 {} {}" role="img" aria-labelledby="{id}-t" '
            'font-family="Inter, sans-serif"><title id="{id}-t">{}</title><defs><pattern id="{id}-h" width="7" '
            'height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" {}/>'
            '<path d="M0 0V7" stroke-width="3" {}/></pattern></defs>{}</svg>',
            self.css,
            self.width,
            len(rows) * self.step - GAP + 2,
            title,
            paint(fill="sunken"),
            paint(stroke="line-strong"),
            format_html_join("", "{}", ((self._row(row, place * self.step),) for place, row in enumerate(rows))),
            id=self.identity,
        )

    def _row(self, row: ShareRow, top: int) -> SafeString:
        """The label left of its bar, or above it."""
        return format_html(
            '<text x="0" y="{}" font-size="13" font-weight="600" {}>{}</text><g transform="translate(0 {})">{}</g>',
            top + (24 if self.left else 12),
            paint(fill="ink"),
            row.label,
            top + (0 if self.left else LABEL),
            format_html_join("", "<g><title>{}</title>{}</g>", self._pieces(row)),
        )

    def _pieces(self, row: ShareRow) -> Iterator[tuple[str, SafeString]]:
        """What each tells, and its drawing."""
        left, room = float(self.left), self.width - self.left
        named = [f"{number} {part}" for number, part in enumerate(self.parts, start=1)]
        for index, share in enumerate([*row.shares, row.other]):
            is_rest = index == len(named)
            piece = _Piece(self.other if is_rest else named[index], share, left, room * share)
            left += piece.width
            if share:
                told = {"row": row.label, "part": piece.name, "share": piece.percent}
                yield _("%(row)s: %(part)s, %(share)s") % told, self._rest(piece) if is_rest else _part(piece, index)

    def _rest(self, piece: _Piece) -> SafeString:
        words = format_html(
            '<rect x="{}" y="10" width="38" height="18" rx="4" {}/>'
            '<text x="{}" y="23.5" text-anchor="middle" font-size="12.5" {}>{}</text>',
            round(piece.middle - 19, 1),
            paint(fill="card"),
            piece.middle,
            paint(fill="ink"),
            piece.percent,
        )
        return format_html(
            '<rect x="{}" y="0.5" width="{}" height="{}" rx="4" fill="url(#{}-h)"/>{}',
            round(piece.left + 1, 1),
            max(round(piece.width - 2, 1), 1),
            BAR - 1,
            self.identity,
            words if piece.width >= ROOM_FOR_REST else "",
        )


def share_rows(*, identity: str, title: str, parts: Sequence[str], other: str, rows: Sequence[ShareRow]) -> SafeString:
    """Parts are told apart by number and color, the same in every bar; a table beside it has every figure."""
    pictures = [
        _Picture(f"{identity}-{width}", parts, other, width, css, left)
        for width, css, left in ((760, "chart-wide", 132), (340, "chart-narrow", 0))
    ]
    drawings = [picture.draw(title, rows) for picture in pictures]
    return format_html('<div class="chart-box">{}{}</div>', *drawings)


def _part(piece: _Piece, index: int) -> SafeString:
    return format_html(
        '<rect x="{}" width="{}" height="{}" rx="4" {}/>{}',
        round(piece.left + 1, 1),
        max(round(piece.width - 2, 1), 1),
        BAR,
        paint(fill=f"share-{index % COLORS}"),
        _words(piece, str(index + 1), INK[index % COLORS]),
    )


def _words(piece: _Piece, number: str, ink: str) -> SafeString:
    """The number of the part above its share; the number alone, or nothing, where there is no room."""
    if piece.width < 7 + 6 * len(number):
        return SafeString("")
    if piece.width < ROOM_FOR_SHARE:
        alone = '<text x="{}" y="24" text-anchor="middle" font-size="11.5" {}>{}</text>'
        return format_html(alone, piece.middle, paint(fill=ink), number)
    return format_html(
        '<text text-anchor="middle" {}><tspan x="{x}" y="15" font-size="11">{}</tspan>'
        '<tspan x="{x}" y="30" font-size="13" font-weight="650">{}</tspan></text>',
        paint(fill=ink),
        number,
        piece.percent,
        x=piece.middle,
    )
