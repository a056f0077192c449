"""What a consultation asks: first for statements, then what people say to each of them."""

from collections.abc import Sequence

from surveys.questionnaire.question import Item, Kind, Question, Questionnaire, Role

PROPOSALS = 3  # each person may make so many
VOTES = (
    Item("agree", {"en": "I agree", "de": "Ich stimme zu"}),
    Item("disagree", {"en": "I disagree", "de": "Ich stimme nicht zu"}),
    Item("pass", {"en": "Pass: unsure, or not for me to say", "de": "Weiter: unsicher oder nicht meine Sache"}),
)
_ANOTHER = (
    {"en": "Is there a second statement to put to everybody?", "de": "Gibt es eine zweite Aussage für alle?"},
    {"en": "And a third one?", "de": "Und eine dritte?"},
)
_HELP_EN = (
    "One sentence that others can agree or disagree with; 300 characters at most. Leave out names. You may skip this."
)
_HELP_DE = (
    "Ein Satz, dem andere zustimmen können oder nicht; höchstens 300 Zeichen. Bitte ohne Namen. Sie können das "
    "überspringen."
)


def proposals_about(question: str, *, seeds: Sequence[str]) -> Questionnaire:
    """Up to three statements about `question`, each a row of its own; `seeds` are told, so that nobody repeats them."""
    there = " · ".join(f"“{seed}”" for seed in seeds)
    first = {
        "en": f"{question} Which statement should everybody vote on?",
        "de": f"{question} Über welche Aussage sollen alle abstimmen?",
    }
    more = {"en": f"{_HELP_EN} Already there: {there}", "de": f"{_HELP_DE} Schon dabei: {there}"}
    plain = {"en": _HELP_EN, "de": _HELP_DE}
    return Questionnaire(
        tuple(
            Question(
                key=f"proposal_{number}",
                kind=Kind.OPEN,
                role=Role.PROPOSAL,
                block="proposals",
                text=text,
                help=more if there and number == 1 else plain,
            )
            for number, text in enumerate((first, *_ANOTHER), start=1)
        )
    )


def votes_on(statements: Sequence[tuple[str, str]]) -> Questionnaire:
    """Agree, disagree or pass on each statement (key, text), all in one block."""
    return Questionnaire(
        tuple(
            Question(key=key, kind=Kind.SINGLE, role=Role.VOTE, block="votes", text={"en": text}, items=VOTES)
            for key, text in statements
        )
    )
