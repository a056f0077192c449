"""Whether words of one's own show the mission: read once, before the mix parts them from everything else."""

from collections.abc import Sequence

from alignment.scoring import AnswerText, Encoder, read_answers
from missions.queries import engine_promises
from surveys.intake import Knows
from surveys.models import Round

_READS = {"mission": True, "copy": True, "task": False}  # empty or in another language: nobody can tell


def knows_with(encoder: Encoder) -> Knows:
    """A reader for the intake: True where a text mentions a promise, None where it cannot be read."""

    def knows(round: Round, texts: Sequence[str]) -> list[bool | None]:
        promises = engine_promises(round.mission)
        if not promises:
            return [None] * len(texts)
        reading = read_answers(
            encoder=encoder,
            answers=[AnswerText(key=str(number), text=text) for number, text in enumerate(texts)],
            promises=promises,
            mission_text=round.mission_text,
            own_names=[round.organization.name],
            seed=0,
        )
        return [_READS.get(answer.kind) for answer in reading.answers]

    return knows
