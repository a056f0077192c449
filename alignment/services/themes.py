"""Themes of a round: with names where people gave theirs, else as shares of the whole round that isolate nobody."""

from collections.abc import Iterator, Sequence

from alignment.models import Release, ReleasedAnswer, ReleasedPromise, ReleasedTheme
from alignment.scoring import AnswerReading, Encoder, RoundReading, Theme, find_themes
from alignment.scoring.themes import FEWEST
from alignment.services.material import Material
from alignment.services.text_figures import READ
from surveys.disclosure import smallest_isolated
from surveys.figures import Figure, Rules, share_figures
from surveys.models import AS_RELEASED, ReleasedFigure, ReleasedQuote, Round
from surveys.questionnaire import Question

FEWEST_NAMED = 4  # counted answers of an attributed round


def round_themes(
    *, round: Round, edition: int, material: Material, reading: RoundReading, known_as: str, encoder: Encoder
) -> tuple[Theme, ...]:
    """What people talk about; nothing where too few answered. Encodes nothing that was not encoded by the reading.

    Without names nothing is told that a later release could be held against: not of a survey that stays open, nor
    in strict mode, nor anew when the texts are read again.
    """
    if round.is_attributed:
        keys, least, fewest = set(reading.counted), FEWEST, FEWEST_NAMED
    elif edition != AS_RELEASED or round.chain_id is not None or round.is_strict:
        return ()
    else:
        keys = {answer.answer for answer in _read(reading, material)}
        least, fewest = round.minimum_scores, round.minimum_quotes
    if len(keys) < fewest:
        return ()
    return find_themes(
        encoder=encoder,
        answers=[answer for answer in material.answers if answer.key in keys],
        readings=reading.answers,
        promises=list(material.promises),
        mission_text=known_as,
        own_names=[material.organization],
        least=least,
        never=list(round.roster.values_list("name", flat=True)),
    )


def write_themes(
    *,
    release: Release,
    themes: Sequence[Theme],
    answers: dict[str, ReleasedAnswer],
    promises: dict[str, ReleasedPromise],
) -> None:
    """Of an attributed round: each theme with its people, named in the order of the answers."""
    for position, theme in enumerate(themes, start=1):
        mine = [answers[key] for key in theme.answers]
        row = ReleasedTheme.objects.create(
            release=release,
            position=position,
            words=list(theme.words),
            promise=promises[theme.promise] if theme.promise else None,
        )
        ReleasedAnswer.objects.filter(pk__in=[answer.pk for answer in mine]).update(theme=row)
        ReleasedAnswer.objects.filter(pk=mine[0].pk).update(is_typical=True)


def theme_figures(
    *, round: Round, rules: Rules, material: Material, reading: RoundReading, themes: Sequence[Theme], asked: Question
) -> Iterator[Figure]:
    """Of a round without names: coded shares of the whole round, with the words and where a released quote stands."""
    read = list(_read(reading, material))
    if asked.shown_if is not None:
        return
    nodes = {entry.key: entry.node for entry in material.entries}
    people = [(node, answer.answer) for answer in read if (node := nodes[answer.answer]) is not None]
    whole = rules.of_the_whole(rules.minimums.quotes)
    quotes = dict(ReleasedQuote.objects.filter(round=round, question_key=asked.key).values_list("text", "position"))
    texts = {entry.key: entry.text for entry in material.entries}
    shown = themes_to_show(rules=rules, people=people, themes=themes)
    for number, theme in enumerate(shown, start=1):
        inside = [(nodes[answer.answer] or 0, _is_in(answer, theme)) for answer in read]
        figures = share_figures(
            whole, inside, measure=ReleasedFigure.Measure.THEME, question=asked.key, item=f"theme-{number}"
        )
        quoted = next((quotes[texts[key]] for key in theme.answers if texts[key] in quotes), None)
        more = {"words": list(theme.words), "promise": theme.promise or "", "quote": quoted}
        for figure in figures:
            yield Figure(figure.node, figure.measure, figure.question, figure.item, figure.n, {**figure.value, **more})


def themes_to_show(*, rules: Rules, people: Sequence[tuple[int, str]], themes: Sequence[Theme]) -> tuple[Theme, ...]:
    """The themes that may be told of `people` (node, answer): each, and what is in none, of nobody or of enough.

    Themes cut across teams, so the smallest ones are left out until none beside every figure of the whole and of its
    teams isolates anybody: not who is in no theme, either.
    """
    least = rules.minimums.scores
    shown = [theme for theme in themes if len(theme.answers) >= least]
    cells = [cell for _node, cell in rules.by_node(list(people), rules.minimums.distributions)]
    while shown and _isolates([*cells, *(theme.answers for theme in shown)], least):
        shown = shown[:-1]
    return tuple(shown)


def _isolates(cells: Sequence[Sequence[str]], least: int) -> bool:
    found = smallest_isolated(cells, least)
    return not found.is_exact or bool(found.people)


def _read(reading: RoundReading, material: Material) -> Iterator[AnswerReading]:
    """Those whom every figure of the texts counts."""
    seated = {entry.key for entry in material.entries if entry.node is not None}
    return (answer for answer in reading.answers if answer.kind in READ and answer.answer in seated)


def _is_in(answer: AnswerReading, theme: Theme) -> bool:
    return answer.answer in theme.answers
