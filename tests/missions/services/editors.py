"""Twenty editors of one text whose steps interleave at random, and a checker of what history kept."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from missions.models import MissionVersion, Revision
from missions.services import SaveState, save_draft, settle_conflict

START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
FIELDS = ("statement", "vision", "values", "horizon")


@dataclass
class Editor:
    """Opens the form, types into some fields, saves later; on a conflict often keeps its own words."""

    name: str
    version: MissionVersion
    seen: MissionVersion | None = None
    typed: dict[str, Any] = field(default_factory=dict)
    conflict: Revision | None = None


@dataclass
class Session:
    """What everybody sent and what they were told."""

    sent: list[dict[str, Any]] = field(default_factory=list)
    saves: int = 0
    conflicts: int = 0


def edit_at_random(*, version: MissionVersion, seed: int, editors: int = 20, steps: int = 120) -> Session:
    rng = random.Random(seed)
    people = [Editor(f"editor {number}", version) for number in range(editors)]
    session = Session()
    for step in range(steps):
        editor = rng.choice(people)
        if editor.seen is None:
            editor.seen = MissionVersion.objects.get(pk=version.pk)
            chosen = rng.sample(FIELDS, rng.randint(1, len(FIELDS)))
            editor.typed = {name: f"{editor.name} wrote {name} at step {step}" for name in chosen}
        else:
            _send(editor, session, at=START + timedelta(minutes=step), rng=rng)
    return session


def _send(editor: Editor, session: Session, *, at: datetime, rng: random.Random) -> None:
    text = editor.seen.edited_fields() | editor.typed
    options = {"lock_version": editor.seen.lock_version, "fields": text, "by": None, "at": at}
    if editor.conflict:
        target = MissionVersion.objects.get(pk=editor.version.pk)
        outcome = settle_conflict(conflict=editor.conflict, target=target, **options)
    else:
        outcome = save_draft(version=editor.version, **options)
    session.sent.append(text)
    session.saves += outcome.state in {SaveState.SAVED, SaveState.MERGED}
    session.conflicts += outcome.is_conflict
    if outcome.is_conflict and rng.random() < 0.6:
        editor.seen, editor.conflict = MissionVersion.objects.get(pk=editor.version.pk), outcome.revision
    else:
        editor.seen, editor.conflict = None, None


def losses(*, version: MissionVersion, session: Session) -> list[str]:
    """Everything history failed to keep; empty when nothing was lost."""
    current = MissionVersion.objects.get(pk=version.pk)
    revisions = list(Revision.objects.about(version).order_by("pk"))
    saved = [revision for revision in revisions if revision.state == Revision.State.SAVED]
    found = []
    if current.lock_version != 1 + session.saves:
        found.append(f"{session.saves} saves, but the text is number {current.lock_version}")
    if [revision.number for revision in saved] != list(range(1, len(saved) + 1)):
        found.append("the saved numbers have gaps or doubles")
    if saved[-1].fields != current.edited_fields():
        found.append("the text is not what was saved last")
    return found + _words_lost(session.sent, revisions) + _silently_overwritten(saved, revisions)


def _words_lost(sent: Sequence[dict[str, Any]], revisions: Sequence[Revision]) -> list[str]:
    kept = {(name, text) for revision in revisions for name, text in revision.fields.items()}
    return [f"{name}: {text!r}" for text_sent in sent for name, text in text_sent.items() if (name, text) not in kept]


def _silently_overwritten(saved: Sequence[Revision], revisions: Sequence[Revision]) -> list[str]:
    """A saved text must have been seen by whoever replaced it: a save changes only what its writer typed.

    Words typed by editor A may give way only to words of somebody who had opened the form after they were saved.
    """
    stamps = {revision.number: revision.created_at for revision in saved}
    lost = []
    for before, after in zip(saved, saved[1:], strict=False):
        for name in FIELDS:
            old, new = before.fields[name], after.fields[name]
            if old != new and new in {earlier.fields[name] for earlier in saved if earlier.number < before.number}:
                lost.append(f"{name}: {old!r} gave way to older words at {stamps[after.number]}")
    return lost
