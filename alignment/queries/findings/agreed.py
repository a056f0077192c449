from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from surveys.models import Action, Round


@dataclass(frozen=True)
class Agreed:
    """An action that was agreed about a finding. `is_earlier`: after another round than the one that says so now."""

    text: str
    name: str  # empty where nobody sees to it any more
    due_on: date
    done_at: datetime | None
    round_id: int
    round_title: str
    is_earlier: bool
    is_gone: bool

    @property
    def is_done(self) -> bool:
        return self.done_at is not None

    @property
    def words(self) -> str:
        """Who sees to it and by when; of an earlier round, whether what it was about still holds."""
        said = _("%(name)s, done on %(day)s.") if self.done_at else _("%(name)s, by %(day)s.")
        day = timezone.localtime(self.done_at) if self.done_at else self.due_on
        words = said % {"name": self.name or _("Nobody any more"), "day": date_format(day, "j F Y")}
        if not (self.is_earlier or self.is_gone):
            return words
        then = _("It has gone since.") if self.is_gone else _("It still holds.")
        return " ".join([_("Agreed after “%(round)s”:") % {"round": self.round_title}, words, then])


def agreed(action: Action, round: Round, *, is_gone: bool = False) -> Agreed:
    """What was agreed, as a finding of this round tells it."""
    return Agreed(
        text=action.text,
        name=action.person.name if action.person else "",
        due_on=action.due_on,
        done_at=action.done_at,
        round_id=action.round_id,
        round_title=action.round.title,
        is_earlier=action.round_id != round.pk,
        is_gone=is_gone,
    )
