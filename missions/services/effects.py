"""What a decision or a change does to each promise."""

from collections.abc import Mapping

from django.db import transaction

from missions.models import Change, Decision
from missions.services.beside import Pair, to_write


@transaction.atomic
def save_effects(*, subject: Decision | Change, wanted: Mapping[int, Pair], seen: Mapping[int, Pair]) -> int:
    """Per promise an effect and how; None takes it out. Answers how many were written."""
    type(subject).objects.select_for_update().get(pk=subject.pk)
    current = {row.promise_id: (row.effect, row.note) for row in subject.effects.order_by("pk")}
    fresh = to_write(wanted=wanted, seen=seen, current=current)
    for promise_id, (effect, note) in fresh.items():
        if effect is None:
            subject.effects.filter(promise_id=promise_id).delete()
        else:
            subject.effects.update_or_create(promise_id=promise_id, defaults={"effect": effect, "note": note})
    return len(fresh)
