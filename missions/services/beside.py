"""Short answers that several people fill in at once: one row each, and only what somebody changed is written."""

from collections.abc import Hashable, Mapping
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError

Key = TypeVar("Key", bound=Hashable)
Pair = tuple[Any, str]  # a choice, None or blank if there is none, and the words to it


class SomebodyWroteMeanwhile(DomainError):
    """Nothing was written. `current` holds what stands where two people changed the same answer."""

    def __init__(self, current: Mapping[Any, Pair]) -> None:
        super().__init__(
            _("Somebody else answered here while you were writing. Look at both, then save what shall stand.")
        )
        self.current = current


def to_write(*, wanted: Mapping[Key, Pair], seen: Mapping[Key, Pair], current: Mapping[Key, Pair]) -> dict[Key, Pair]:
    """What the writer changed and does not stand yet; refused where somebody else changed the same one meanwhile."""
    nothing: Pair = (None, "")
    changed = {key: pair for key, pair in wanted.items() if pair != seen.get(key, nothing)}
    fresh = {key: pair for key, pair in changed.items() if pair != current.get(key, nothing)}
    clashes = {key: current.get(key, nothing) for key in fresh if current.get(key, nothing) != seen.get(key, nothing)}
    if clashes:
        raise SomebodyWroteMeanwhile(clashes)
    return fresh
