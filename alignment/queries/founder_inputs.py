"""What a founder's answer is read against. When it changes, the reading is due again."""

import hashlib
import json
from dataclasses import dataclass

from alignment.formula import FORMULA_VERSION
from alignment.scoring import ENGINE_VERSION, PromiseText
from missions.queries import current_version, draft_of, engine_promises
from surveys.models import FounderReading


@dataclass(frozen=True)
class FounderInputs:
    organization: str
    text: str
    statement: str
    promises: tuple[PromiseText, ...]

    @property
    def fingerprint(self) -> str:
        """SHA-256: same input, same result."""
        promises = [[promise.key, promise.text, *promise.cues] for promise in self.promises]
        inputs = [self.organization, self.text, self.statement, promises, ENGINE_VERSION, FORMULA_VERSION]
        content = json.dumps(inputs)
        return hashlib.sha256(content.encode()).hexdigest()


def founder_inputs(reading: FounderReading) -> FounderInputs:
    """The text, and the statement and promises as they are now."""
    version = current_version(reading.mission) or draft_of(reading.mission)
    return FounderInputs(
        organization=reading.organization.name,
        text=reading.text,
        statement=version.statement if version else "",
        promises=tuple(engine_promises(reading.mission)),
    )


def is_stale(reading: FounderReading) -> bool:
    """Read once, and promises or statement have changed since."""
    return reading.result is not None and reading.result["fingerprint"] != founder_inputs(reading).fingerprint


def stale_readings() -> list[FounderReading]:
    """Few: a founder's reading lives from the own answer until the round closes."""
    readings = (
        FounderReading.objects.filter(result__isnull=False).select_related("mission", "organization").order_by("pk")
    )
    return [reading for reading in readings if is_stale(reading)]
