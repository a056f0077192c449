"""Score a round and freeze the result. Killed at any moment, it is simply still due."""

from datetime import datetime

from django.db import IntegrityError, transaction

from alignment.formula import SEED
from alignment.models import Release
from alignment.scoring import Encoder, read_answers
from alignment.services.material import gather
from alignment.services.release_rows import write_release
from alignment.services.vectors import StoredEncoder
from missionhub.core.crash import crash
from missionhub.core.errors import DomainError
from surveys.models import Round


class RoundNotOpenedUp(DomainError):
    """The answers are still sealed."""


def release_round(*, round: Round, encoder: Encoder, at: datetime, edition: int = 1) -> Release:
    """Return the round's release, scoring it first if there is none. Encodes outside any transaction."""
    if round.opened_up_at is None:
        raise RoundNotOpenedUp("The answers are still sealed. Results come after the round closes.")
    if existing := Release.objects.of_round(round.pk).filter(edition=edition).first():
        return existing
    material = gather(round=round, encoder=encoder)
    stored = StoredEncoder(encoder=encoder, organization=round.organization)
    reading = read_answers(
        encoder=stored,
        answers=material.answers,
        promises=list(material.promises),
        mission_text=material.statement,
        own_names=[material.organization],
        lines=material.lines,
        seed=SEED,
    )
    crash("alignment.release_scored")
    try:
        with transaction.atomic():
            release = write_release(
                round=round, edition=edition, material=material, reading=reading, encoder=encoder, at=at
            )
    except IntegrityError:  # another worker wrote the same release first
        return Release.objects.get(round=round, edition=edition)
    crash("alignment.release_committed")
    return release
