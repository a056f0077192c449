"""Where two sides see the same effect differently: two dots on one scale, for every effect both have rated."""

from dataclasses import dataclass

from partnerships import compatibility as engine
from partnerships.models import Goal
from partnerships.queries.picture import Cell, Picture
from partnerships.queries.sentences import effect_in_words, effect_label

HALF_A_MARK = 7
LEFT, STEP = 16, 38  # the scale as it is drawn: where −3 stands, and how far apart two steps are
DIRECTIONS = (engine.Direction.A_TO_B, engine.Direction.B_TO_A)
TICKS = [(LEFT + STEP * (value + 3), effect_label(value)) for value in engine.EFFECTS]


@dataclass(frozen=True)
class Dumbbell:
    """One effect as both see it. `we_x`, `they_x` are places on the drawn scale."""

    ours: Goal
    theirs: Goal
    words: str
    we_say: int
    they_say: int
    we_x: int
    they_x: int
    they_left: int
    our_spread: str
    their_spread: str

    @property
    def steps(self) -> int:
        return abs(self.we_say - self.they_say)

    @property
    def is_opposed(self) -> bool:
        return self.we_say * self.they_say < 0


@dataclass(frozen=True)
class Differences:
    """Farthest apart first. `gap` is G in hundredths over `n` effects; `alpha` only from three raters on each side."""

    rows: list[Dumbbell]
    n_alike: int
    gap: str
    n: int
    alpha: str


@dataclass(frozen=True)
class LoneFlag:
    """Somebody of our own side says −3 where the side as a whole is milder."""

    ours: Goal
    theirs: Goal
    words: str


@dataclass(frozen=True)
class OwnSpread:
    """How far the raters of one's own side lie apart; only from three raters on."""

    ours: Goal
    theirs: Goal
    words: str
    spread: str


def differences(picture: Picture) -> Differences | None:
    """None before the reveal: there is nothing to compare with."""
    found = picture.assessment.gap
    if found is None:
        return None
    drawn = [one for cell in picture.cells.values() for one in dumbbells(picture, cell)]
    weight = {cell.pair: cell.weight for cell in picture.assessment.matrix.cells}
    apart = [one for one in drawn if one.steps]
    apart.sort(key=lambda one: -one.steps * weight[one.ours.pk, one.theirs.pk])
    alpha = "" if found.alpha is None else f"{found.alpha:.2f}".replace("-", "−")
    gap = "" if found.gap is None else f"{round(100 * found.gap)}"
    return Differences(apart, len(drawn) - len(apart), gap, found.n, alpha)


def dumbbells(picture: Picture, cell: Cell) -> list[Dumbbell]:
    """Of one pair: an effect only one side has rated is left out."""
    rows = []
    for place, direction in enumerate(DIRECTIONS):
        we_say, they_say = cell.we_say[place], cell.they_say[place]
        if we_say is None or they_say is None:
            continue
        effect = engine.Effect(cell.ours.pk, cell.theirs.pk, direction)
        rows.append(
            Dumbbell(
                cell.ours,
                cell.theirs,
                effect_in_words(picture, effect),
                we_say,
                they_say,
                LEFT + STEP * (we_say + 3),
                LEFT + STEP * (they_say + 3),
                LEFT + STEP * (they_say + 3) - HALF_A_MARK,
                spread_in_words(cell.our_spread[place]),
                spread_in_words(cell.their_spread[place]),
            )
        )
    return rows


def lone_flags(picture: Picture) -> list[LoneFlag]:
    """For our own side alone, also before the reveal; never the other side's."""
    return [
        LoneFlag(picture.goals[flag.goal_a], picture.goals[flag.goal_b], effect_in_words(picture, flag))  # type: ignore[index]  # keys are our ids
        for flag in picture.seen_by_us.lone_red_flags
    ]


def own_spreads(picture: Picture) -> list[OwnSpread]:
    """Where our own raters lie two steps apart or more."""
    rows = []
    for cell in picture.cells.values():
        for place, direction in enumerate(DIRECTIONS):
            found = cell.our_spread[place]
            if found and found[1] - found[0] >= 2:
                words = effect_in_words(picture, engine.Effect(cell.ours.pk, cell.theirs.pk, direction))
                rows.append(OwnSpread(cell.ours, cell.theirs, words, spread_in_words(found)))
    return rows


def spread_in_words(found: tuple[int, int] | None) -> str:
    return f"{effect_label(found[0])} … {effect_label(found[1])}" if found else ""
