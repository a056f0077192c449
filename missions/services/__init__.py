from missions.services.conflicts import ConflictAlreadySettled, dismiss_conflict, settle_conflict
from missions.services.drafts import (
    DraftAlreadyPublished,
    DraftMovedOn,
    StatementMissing,
    begin_draft,
    publish,
    save_draft,
)
from missions.services.editing import FieldMerge, SaveOutcome, SaveState
from missions.services.missions import (
    settle_mission,
    start_mission,
    start_mission_from_starter,
    start_mission_from_text,
)
from missions.services.promises import (
    PromiseAlreadyRetired,
    add_promise,
    confirm_promises,
    edit_promise,
    move_promise,
    reorder_promises,
    restore_promise,
    retire_promise,
)
from missions.services.proposing import propose_promises
from missions.services.splitting import NothingToSplit, PromiseMovedOn, split_promise

__all__ = [
    "ConflictAlreadySettled",
    "DraftAlreadyPublished",
    "DraftMovedOn",
    "FieldMerge",
    "NothingToSplit",
    "PromiseAlreadyRetired",
    "PromiseMovedOn",
    "SaveOutcome",
    "SaveState",
    "StatementMissing",
    "add_promise",
    "begin_draft",
    "confirm_promises",
    "dismiss_conflict",
    "edit_promise",
    "move_promise",
    "propose_promises",
    "publish",
    "reorder_promises",
    "restore_promise",
    "retire_promise",
    "save_draft",
    "settle_conflict",
    "settle_mission",
    "split_promise",
    "start_mission",
    "start_mission_from_starter",
    "start_mission_from_text",
]
