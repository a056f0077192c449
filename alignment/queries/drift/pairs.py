"""Two rounds that ask the same of the same people, and the promises that both were read against."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations, groupby, product

from django.db.models import QuerySet

from alignment.models import DriftSignal, Release, ReleasedPromise
from missions.models import Mission
from surveys.models import Round

FEWEST = 2  # promises that stayed the same
NEWEST = 24  # readings that are looked at; older ones have newer neighbors
Reason = DriftSignal.Reason
Promises = dict[int, str]  # by id, the words it was read by


@dataclass(frozen=True)
class Pair:
    """`promises`: those that read the same in both, by id."""

    before: Release
    after: Release
    promises: tuple[int, ...]
    left_out: int  # promises that one of the two was read against and the other was not, or in other words

    @property
    def texts(self) -> list[str]:
        """In the order of the ids."""
        known = promises_of(self.after)
        return [known[key] for key in self.promises]


def releases_to_compare(mission: Mission, rounds: QuerySet[Round]) -> list[Release]:
    """Newest first. A chain is left out: its numbers hold the earlier answers too."""
    asked = rounds.filter(mission=mission, chain__isnull=True, consultation__isnull=True)
    rows = Release.objects.filter(round__in=asked).select_related("round__instrument").prefetch_related("promises")
    return list(rows.newest_first()[:NEWEST])


def newest_pair(releases: Iterable[Release], *, promises: Callable[[Release], Promises]) -> Pair | Reason:
    """The newest two that can be compared, in the readings that have most promises in common; or why there are none."""
    rounds = [list(rows) for _round, rows in groupby(releases, key=lambda release: release.round_id)]
    reason = Reason.ONE_ROUND
    for later, earlier in combinations(rounds, 2):
        if not _asks_the_same(earlier[0].round, later[0].round):
            continue
        read_alike = [both for both in product(earlier, later) if _is_read_alike(*both)]
        pairs = [_pair(*both, promises=promises) for both in read_alike]
        best = max(pairs, key=lambda pair: len(pair.promises), default=None)
        if best is not None and len(best.promises) >= FEWEST:
            return best
        if reason is Reason.ONE_ROUND:
            reason = Reason.OTHER_ENGINE if best is None else Reason.PROMISES_CHANGED
    return reason


def promises_of(release: Release) -> Promises:
    rows: list[ReleasedPromise] = sorted(release.promises.all(), key=lambda row: row.position)
    return {row.promise_id: row.text for row in rows if row.promise_id is not None}


def _asks_the_same(earlier: Round, later: Round) -> bool:
    names = ("mode", "audience", "label", "question_text")
    alike = all(getattr(earlier, name) == getattr(later, name) for name in names)
    return alike and earlier.instrument.kind == later.instrument.kind


def _is_read_alike(earlier: Release, later: Release) -> bool:
    names = ("weights_sha256", "engine_version")
    return all(getattr(earlier, name) == getattr(later, name) for name in names)


def _pair(earlier: Release, later: Release, *, promises: Callable[[Release], Promises]) -> Pair:
    before, after = promises(earlier), promises(later)
    common = tuple(key for key, text in after.items() if before.get(key) == text)
    every = {*promises_of(earlier).items(), *promises_of(later).items()}
    return Pair(earlier, later, common, left_out=len({key for key, _text in every}) - len(common))
