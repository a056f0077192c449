"""Where names stand beside their points: a small greedy search, so that no two touch; moved ones get a leader line."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

NEAR = 11  # from a point's middle to a name beside it
FAR = (11, 24, 38, 54, 72, 92, 114)
AROUND = (0, 180, 90, 270, 45, 135, 315, 225, 20, 160, 340, 200)  # degrees, from the right, clockwise
GAP = 2.0
STRIDE = 3.0


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def overlaps(self, other: "Box", gap: float = 0) -> bool:
        across = self.left < other.right + gap and other.left < self.right + gap
        return across and self.top < other.bottom + gap and other.top < self.bottom + gap

    def lies_in(self, frame: "Box") -> bool:
        across = frame.left <= self.left and self.right <= frame.right
        return across and frame.top <= self.top and self.bottom <= frame.bottom

    @classmethod
    def around(cls, x: float, y: float, side: float) -> "Box":
        return cls(x - side / 2, y - side / 2, side, side)


@dataclass(frozen=True)
class Name:
    """What is to be placed: the middle of its point, the size of its words, and how near they may stand."""

    x: float
    y: float
    width: float
    height: float
    near: float = NEAR


@dataclass(frozen=True)
class Placed:
    box: Box
    leader: tuple[float, float] | None  # where the line from the point ends, if the name was moved away


@dataclass
class Ground:
    """What is taken already."""

    frame: Box
    taken: list[Box]
    lines: list[Box] = field(default_factory=list)

    def takes(self, spot: Placed, name: Name) -> bool:
        box = spot.box
        if not box.lies_in(self.frame) or any(box.overlaps(other, GAP) for other in [*self.taken, *self.lines]):
            return False
        return not any(dot.overlaps(other) for dot in _leader_dots(spot, name) for other in self._names())

    def add(self, spot: Placed, name: Name) -> None:
        self.taken.append(spot.box)
        self.lines.extend(_leader_dots(spot, name))

    def _names(self) -> list[Box]:
        return self.taken


def place(names: Sequence[Name], *, frame: Box, taken: Iterable[Box]) -> list[Placed | None]:
    """A place for each name inside `frame`, clear of `taken` and of each other; None where there is no room.

    Several orders are tried; the one that leaves out the fewest names wins, then the one that moves them least.
    """
    taken = list(taken)
    attempts = [_greedy(names, order, Ground(frame, list(taken))) for order in _orders(names)]
    return min(attempts, key=lambda spots: _cost(names, spots)) if attempts else []


def spread(spots: Sequence[tuple[float, float]], *, inside: Box, side: float) -> list[tuple[float, float]]:
    """Points moved apart on a spiral, as near to their spots as squares of this side have room."""
    placed: list[tuple[float, float]] = []
    for x, y in spots:
        ring = [
            (x + 7 * math.sqrt(step) * math.cos(2.4 * step), y + 7 * math.sqrt(step) * math.sin(2.4 * step))
            for step in range(400)
        ]
        free = (spot for spot in ring if Box.around(*spot, 2).lies_in(inside) and _is_free(spot, placed, side))
        found = next(free, (x, y))
        placed.append((round(found[0], 1), round(found[1], 1)))
    return placed


def _is_free(spot: tuple[float, float], placed: Sequence[tuple[float, float]], side: float) -> bool:
    return not any(Box.around(*spot, side).overlaps(Box.around(*other, side)) for other in placed)


def _orders(names: Sequence[Name]) -> Iterator[list[int]]:
    indexes = range(len(names))
    yield sorted(indexes, key=lambda index: (names[index].y, names[index].x))
    yield sorted(indexes, key=lambda index: (-names[index].y, -names[index].x))
    yield sorted(indexes, key=lambda index: (-names[index].width, names[index].y, names[index].x))
    yield sorted(indexes, key=lambda index: (-_neighbors(names, index), names[index].y, names[index].x))


def _neighbors(names: Sequence[Name], index: int) -> int:
    here = names[index]
    return sum(math.hypot(name.x - here.x, name.y - here.y) < FAR[3] for name in names)


def _greedy(names: Sequence[Name], order: Sequence[int], ground: Ground) -> list[Placed | None]:
    spots: list[Placed | None] = [None] * len(names)
    for index in order:
        name = names[index]
        spot = next((spot for spot in _candidates(name) if ground.takes(spot, name)), None)
        if spot is not None:
            ground.add(spot, name)
            spots[index] = spot
    return spots


def _candidates(name: Name) -> Iterator[Placed]:
    """Beside the point first, then ever farther away."""
    for distance in FAR:
        for degrees in AROUND:
            turn = math.radians(degrees)
            away = distance + name.near - NEAR
            x, y = name.x + away * math.cos(turn), name.y + away * math.sin(turn)
            box = Box(x - _shift(math.cos(turn), name.width), y - _shift(math.sin(turn), name.height), *_size(name))
            yield Placed(_rounded(box), None if distance == NEAR else _touching(name, box))


def _shift(direction: float, size: float) -> float:
    """How much of the words lies before the spot: none to the right of a point, all of them to the left."""
    if abs(direction) < 0.38:
        return size / 2
    return 0 if direction > 0 else size


def _size(name: Name) -> tuple[float, float]:
    return name.width, name.height


def _touching(name: Name, box: Box) -> tuple[float, float]:
    """The nearest spot of the words' edge."""
    x, y = max(box.left, min(name.x, box.right)), max(box.top, min(name.y, box.bottom))
    return round(x, 1), round(y, 1)


def _leader_dots(spot: Placed, name: Name) -> list[Box]:
    """The line as a row of small boxes, beginning beyond the point's own shape."""
    if spot.leader is None:
        return []
    x, y = spot.leader
    length = math.hypot(x - name.x, y - name.y)
    steps = [NEAR + STRIDE * step for step in range(int(max(0, length - NEAR - STRIDE) // STRIDE))]
    return [
        Box.around(name.x + (x - name.x) * step / length, name.y + (y - name.y) * step / length, 1.5) for step in steps
    ]


def _rounded(box: Box) -> Box:
    return Box(round(box.left, 1), round(box.top, 1), round(box.width, 1), round(box.height, 1))


def _cost(names: Sequence[Name], spots: Sequence[Placed | None]) -> tuple[int, float]:
    lost = sum(spot is None for spot in spots)
    moved = sum(
        math.hypot(spot.leader[0] - name.x, spot.leader[1] - name.y)
        for name, spot in zip(names, spots, strict=True)
        if spot and spot.leader
    )
    return lost, moved
