"""Score a round and freeze the result. Killed at any moment, it is simply still due."""

from datetime import datetime

from django.db import IntegrityError, transaction

from alignment.formula import SEED
from alignment.models import Release
from alignment.queries.backlog import editions_due
from alignment.scoring import Encoder, read_answers
from alignment.services.chain_texts import first_statement
from alignment.services.likeness import likeness_of
from alignment.services.material import Material, gather
from alignment.services.release_rows import write_release
from alignment.services.themes import round_themes
from alignment.services.vectors import StoredEncoder
from missionhub.core.crash import crash
from missionhub.core.errors import DomainError
from surveys.models import AS_RELEASED, Round


class RoundNotOpenedUp(DomainError):
    """The answers are still sealed."""


def release_round(*, round: Round, encoder: Encoder, at: datetime, edition: int = AS_RELEASED) -> Release:
    """Return the round's release, scoring it first if there is none. Encodes outside any transaction."""
    if round.opened_up_at is None:
        raise RoundNotOpenedUp("The answers are still sealed. Results come after the round closes.")
    if existing := Release.objects.of_round(round.pk).filter(edition=edition).first():
        return existing
    if round.chain_id is not None and round.released_at is None:
        raise RoundNotOpenedUp("Too few have answered since the last numbers. Results come when more have.")
    material = gather(round=round, encoder=encoder)
    known_as = first_statement(round)
    return _score(
        round=round,
        edition=edition,
        material=material,
        known_as=material.statement if known_as is None else known_as,
        encoder=encoder,
        at=at,
    )


def read_again(*, round: Round, encoder: Encoder, at: datetime) -> Release | None:
    """Read a released round's texts against the mission in force, as an edition beside the others; None if not due.

    What counts as a copy stays what people knew when they wrote: so each edition counts the same people.
    """
    if not editions_due(at=at).filter(pk=round.pk).exists():
        return None
    editions = list(Release.objects.of_round(round.pk).order_by("edition"))
    return _score(
        round=round,
        edition=editions[-1].edition + 1,
        material=gather(round=round, encoder=encoder),
        known_as=editions[0].mission_statement,
        encoder=encoder,
        at=at,
    )


def _score(*, round: Round, edition: int, material: Material, known_as: str, encoder: Encoder, at: datetime) -> Release:
    stored = StoredEncoder(encoder=encoder, organization=round.organization)
    reading = read_answers(
        encoder=stored,
        answers=material.answers,
        promises=list(material.promises),
        mission_text=known_as,
        own_names=[material.organization],
        lines=material.lines,
        seed=SEED,
    )
    themes = round_themes(
        round=round, edition=edition, material=material, reading=reading, known_as=known_as, encoder=stored
    )
    alike = likeness_of(round=round, reading=reading, encoder=stored)
    crash("alignment.release_scored")
    try:
        with transaction.atomic():
            release = write_release(
                round=round,
                edition=edition,
                material=material,
                reading=reading,
                themes=themes,
                alike=alike,
                encoder=encoder,
                at=at,
            )
    except IntegrityError:  # another worker wrote the same release first
        return Release.objects.get(round=round, edition=edition)
    crash("alignment.release_committed")
    return release
