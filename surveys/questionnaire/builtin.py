"""The instruments everybody starts from, in our own words, English and German.

The five mission items follow, one each, the dimensions of Marimon, Mas-Machuca & Rey (2016): leadership, importance,
knowledge, co-workers' engagement and implication. The wording is ours; no item is copied.
"""

from dataclasses import replace

from surveys.questionnaire.question import Item, Kind, Question, Questionnaire, Role
from surveys.questionnaire.words import Words

LEADERS, STAFF, AWARENESS, SIGHT = "leaders", "staff", "awareness", "sight"

WORK: Words = {"en": "What do you get paid to do?", "de": "Wofür werden Sie bezahlt?"}
VOLUNTEERS: Words = {"en": "What are you here to do?", "de": "Wofür sind Sie hier?"}
QUESTION, VOLUNTEER_QUESTION = WORK["en"], VOLUNTEERS["en"]

_WORK = Question(
    key="work",
    kind=Kind.OPEN,
    role=Role.WORK,
    text=WORK,
    help={
        "en": "A sentence or two, as you would tell a friend.",
        "de": "Ein, zwei Sätze, wie Sie es Freunden erzählen würden.",
    },
    is_required=True,
)

PRIORITIES = Question(
    key="priorities",
    kind=Kind.RANKING,
    text={
        "en": "Which of our promises should come first this year?",
        "de": "Welches unserer Versprechen soll dieses Jahr zuerst kommen?",
    },
    help={
        "en": "Put them in order, the most important first. You may skip this.",
        "de": "Bringen Sie sie in eine Reihenfolge, das wichtigste zuerst. Sie können das überspringen.",
    },
    items_from="promises",
    shows_mission=True,
)

_STAFF = (
    _WORK,
    Question(
        key="own_words",
        kind=Kind.OPEN,
        role=Role.KNOWS,
        block="knows_agrees",
        text={
            "en": "In your own words: what is {organization} here for?",
            "de": "In Ihren eigenen Worten: Wofür gibt es {organization}?",
        },
        help={
            "en": "There is no wrong answer. These words are never quoted.",
            "de": "Es gibt keine falsche Antwort. Diese Worte werden nie zitiert.",
        },
    ),
    Question(
        key="agrees",
        kind=Kind.RATING,
        role=Role.AGREES,
        block="knows_agrees",
        text={"en": "This is our mission.", "de": "Das ist unser Auftrag."},
        items=(Item("agree", {"en": "This is what we should be here for.", "de": "Genau dafür sollte es uns geben."}),),
        shows_mission=True,
    ),
    Question(
        key="index",
        kind=Kind.RATING,
        role=Role.INDEX,
        text={"en": "How true is this for you?", "de": "Wie sehr trifft das für Sie zu?"},
        items=(
            Item(
                "knowledge",
                {
                    "en": "I know what we stand for and what sets us apart.",
                    "de": "Ich weiß, wofür wir stehen und was uns von anderen unterscheidet.",
                },
            ),
            Item("importance", {"en": "Our mission matters to me.", "de": "Unser Auftrag ist mir wichtig."}),
            Item(
                "leadership",
                {
                    "en": "The people who lead us act by our mission.",
                    "de": "Wer uns führt, handelt nach unserem Auftrag.",
                },
            ),
            Item(
                "colleagues",
                {
                    "en": "The people I work with care about our mission.",
                    "de": "Den Menschen, mit denen ich arbeite, liegt unser Auftrag am Herzen.",
                },
            ),
            Item(
                "implication",
                {
                    "en": "What I do each week serves our mission.",
                    "de": "Was ich jede Woche tue, dient unserem Auftrag.",
                },
            ),
        ),
        shows_mission=True,
    ),
    Question(
        key="story",
        kind=Kind.STORY,
        text={
            "en": "When did you last see our mission at work?",
            "de": "Wann haben Sie unseren Auftrag zuletzt in der Praxis erlebt?",
        },
        help={
            "en": "What happened, and who was better off? Leave out names. You may skip this.",
            "de": "Was geschah, und wem ging es danach besser? Bitte ohne Namen. Sie können das überspringen.",
        },
        shows_mission=True,
    ),
)

_AWARENESS = (
    Question(
        key="unaided",
        kind=Kind.OPEN,
        role=Role.UNAIDED,
        text={"en": "What is {organization} there for?", "de": "Wofür gibt es {organization}?"},
        help={"en": "What comes to mind first.", "de": "Was Ihnen als Erstes einfällt."},
    ),
    Question(
        key="aided",
        kind=Kind.MULTIPLE,
        role=Role.AIDED,
        text={
            "en": "Which of these have you seen {organization} do?",
            "de": "Was davon haben Sie {organization} schon tun sehen?",
        },
        items_from="promises",
        shows_mission=True,
    ),
)

_SIGHT = (
    Question(
        key="result",
        kind=Kind.OPEN,
        text={
            "en": "Which result does your work help most?",
            "de": "Zu welchem Ergebnis trägt Ihre Arbeit am meisten bei?",
        },
        help={
            "en": "Name the one that comes to mind first.",
            "de": "Nennen Sie das, was Ihnen zuerst einfällt.",
        },
    ),
    Question(
        key="sight",
        kind=Kind.RATING,
        text={"en": "How true is this for you?", "de": "Wie sehr trifft das für Sie zu?"},
        items=(
            Item(
                "outcome",
                {
                    "en": "I know which outcome my work serves.",
                    "de": "Ich weiß, welchem Ergebnis meine Arbeit dient.",
                },
            ),
            Item(
                "role",
                {
                    "en": "I know what my role is answerable for.",
                    "de": "Ich weiß, wofür meine Rolle einsteht.",
                },
            ),
            Item("owed", {"en": "I know what I owe next.", "de": "Ich weiß, was ich als Nächstes schulde."}),
        ),
    ),
)

BUILT_IN: dict[str, Questionnaire] = {
    LEADERS: Questionnaire((_WORK,)),
    STAFF: Questionnaire(_STAFF),
    AWARENESS: Questionnaire(_AWARENESS),
    SIGHT: Questionnaire(_SIGHT),
}


def built_in(kind: str, *, question: Words | None = None) -> Questionnaire:
    """An instrument by its kind, with other words for its first question if given. Raises KeyError for others."""
    first, *rest = BUILT_IN[kind].questions
    return Questionnaire((_worded(first, question), *rest)) if question else BUILT_IN[kind]


def _worded(first: Question, words: Words) -> Question:
    return replace(first, text=words)
