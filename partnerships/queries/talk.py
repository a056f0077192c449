"""The questions of the talk, by stage, with what this party may read of the answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partnerships.models import DialogueAnswer, Party

# Answers keep the number of their question: a question may be worded better, its number never means another.
STAGES: tuple[tuple[str | Promise, tuple[tuple[int, str | Promise], ...]], ...] = (
    (
        _("Getting to know each other"),
        (
            (1, _("Why us, and not somebody else?")),
            (2, _("What do we hope to gain that is not in our mission, money and good name included?")),
            (3, _("What do we not yet dare to ask you?")),
        ),
    ),
    (
        _("Before anything is signed"),
        (
            (4, _("What would make us walk away?")),
            (5, _("What could go wrong for the people we serve if this fails?")),
            (6, _("What will we not give up, whatever you offer?")),
        ),
    ),
    (
        _("While we work together"),
        (
            (7, _("When did we last bite our tongue, and why?")),
            (8, _("What do you do for us that we never thanked you for?")),
            (9, _("Who has more say than it seems, and is that all right?")),
        ),
    ),
    (
        _("When it gets hard"),
        (
            (10, _("What is our own part in the trouble?")),
            (11, _("What do we believe you fear most?")),
            (12, _("How should we part, if we have to, so that nobody we serve is hurt?")),
        ),
    ),
)
PROMPTS: dict[int, str | Promise] = {number: words for _stage, prompts in STAGES for number, words in prompts}


@dataclass(frozen=True)
class Conversation:
    """One question: our answer, those of others this party may read, and who else has shared one."""

    number: int
    question: str | Promise
    ours: DialogueAnswer | None
    theirs: list[DialogueAnswer]
    have_shared: list[Party]

    @property
    def may_take_back(self) -> bool:
        return self.ours is not None and self.ours.shared_at is not None and not self.have_shared


@dataclass(frozen=True)
class Stage:
    name: str | Promise
    conversations: list[Conversation]


def talk_of(party: Party) -> list[Stage]:
    """Two queries."""
    seen = list(
        DialogueAnswer.objects.seen_by(party)
        .filter(party__partnership=party.partnership_id)
        .select_related("party")
        .order_by("party_id", "pk")
    )
    handed_over = DialogueAnswer.objects.handed_over().filter(party__partnership=party.partnership_id)
    shared = [
        (row.prompt, row.party)
        for row in handed_over.exclude(party=party).select_related("party").only("prompt", "party").order_by("party_id")
    ]
    return [
        Stage(name, [_conversation(number, words, party, seen, shared) for number, words in prompts])
        for name, prompts in STAGES
    ]


def conversation_about(party: Party, number: int) -> Conversation:
    return next(one for stage in talk_of(party) for one in stage.conversations if one.number == number)


def _conversation(
    number: int,
    words: str | Promise,
    party: Party,
    seen: Sequence[DialogueAnswer],
    shared: Sequence[tuple[int, Party]],
) -> Conversation:
    answers = [row for row in seen if row.prompt == number]
    return Conversation(
        number=number,
        question=words,
        ours=next((row for row in answers if row.party_id == party.pk), None),
        theirs=[row for row in answers if row.party_id != party.pk],
        have_shared=[one for prompt, one in shared if prompt == number],
    )
