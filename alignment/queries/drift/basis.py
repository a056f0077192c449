"""What a signal is computed from, before anything is: plain facts and their fingerprint."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from alignment.formula import FORMULA_VERSION
from alignment.models import DriftSignal
from alignment.scoring import ENGINE_VERSION
from missions.models import MissionVersion
from surveys.models import Round

Kind, Reason = DriftSignal.Kind, DriftSignal.Reason


@dataclass(frozen=True)
class Basis:
    """`inputs` decide the result and hold no ids, so that an imported copy rests on the same; `facts` are for readers.

    `reason` is set where nobody can tell before anything is computed. `engine` is what the engine takes.
    """

    kind: str
    inputs: Any
    engine: Any = None
    facts: dict[str, Any] = field(default_factory=dict)
    reason: str = ""
    since: date | None = None
    until: date | None = None
    from_version: MissionVersion | None = None
    to_version: MissionVersion | None = None
    from_round: Round | None = None
    to_round: Round | None = None

    @property
    def needs_encoder(self) -> bool:
        return self.kind in {Kind.WORDS, Kind.PROGRAMME} and not self.reason

    @property
    def fingerprint(self) -> str:
        """SHA-256: same input, same row."""
        content = [str(self.kind), str(self.reason), self.inputs, ENGINE_VERSION, FORMULA_VERSION]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()
