"""How well sentences are read: `MISSIONHUB_DATA=… python -m benchmarks.outcome_sentences` prints the table.

Every public indicator with a number is said in the templates of four sets and read back; rows whose own text carries
the target and rows whose target is no number are reported apart. Three sets were written without sight of the reader,
but it has been mended since by what they showed: none of them measures it blindly any more.
"""

import csv
import os
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from missions.wording.outcome import Reading, read_outcome
from tests.missions.wording.blind_sentences import blind_sentences
from tests.missions.wording.blind_templates import BLIND_TEMPLATES
from tests.missions.wording.fourth_sentences import fourth_sentences
from tests.missions.wording.fourth_templates import FOURTH_TEMPLATES
from tests.missions.wording.sentence_templates import WAYS, Said, sentences, value_of
from tests.missions.wording.third_sentences import third_sentences
from tests.missions.wording.third_templates import THIRD_TEMPLATES

FIELDS = ("direction", "value", "unit", "date")
FAR_BACK = date(2017, 6, 1)


@dataclass
class Tally:
    """Of each field: read right, left open (asked), read wrong."""

    right: Counter[str] = field(default_factory=Counter)
    open: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    mistakes: list[tuple[str, str, object, object]] = field(default_factory=list)

    def count(self, name: str) -> int:
        return self.right[name] + self.open[name] + self.wrong[name]

    def share(self, verdict: str, name: str) -> float:
        return getattr(self, verdict)[name] / max(self.count(name), 1)


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "ca_indicators_targets.csv").open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def tally(said: Iterable[Said]) -> Tally:
    total = Tally()
    for sentence in said:
        reading = read_outcome(sentence.text, today=sentence.today)
        for name, (wanted, found) in compared(sentence, reading).items():
            verdict = "right" if found == wanted else "open" if found in {None, ""} else "wrong"
            getattr(total, verdict)[name] += 1
            if verdict != "right":
                total.mistakes.append((name, sentence.text, wanted, found))
    return total


def compared(said: Said, reading: Reading) -> dict[str, tuple[object, object]]:
    """Wanted and found of each field; a band counts as one value, and so does its only edge."""
    end = reading.target or reading.low or reading.high
    value: object = end.value if end else None
    wanted: object = said.value
    if said.high is not None:
        wanted = (said.value, said.high)
    if reading.low and reading.high:
        value = (reading.low.value, reading.high.value)
    return {
        "direction": (said.direction or None, reading.direction.value.value if reading.direction else None),
        "value": (wanted, value),
        "unit": (said.unit, _unit(reading, said)),
        "date": (said.due, reading.due.value if reading.due else None),
    }


def _unit(reading: Reading, said: Said) -> str:
    """The noun that follows a count is right, whatever it is."""
    unit = reading.unit.value if reading.unit else ""
    return "" if said.unit == "" and unit not in {"%", "$", "€", "£"} else unit


def refused(table: list[dict[str, str]]) -> Tally:
    """Rows whose target is to be determined or said in words: no number may be read from their own text."""
    total = Tally()
    for row in table:
        words = row["target_narrative"] or row["target_explanation"]
        if row["target_type"] not in {"tbd", "text"}:
            continue
        for text in (f"{row['indicator_text']}: {words or 'to be determined'}", f"Target: {words or 'TBD'}"):
            reading = read_outcome(text, today=FAR_BACK)
            found = reading.target or reading.low or reading.change
            verdict = "right" if found is None else "wrong"
            getattr(total, verdict)["refused"] += 1
            if found:
                total.mistakes.append(("refused", text, None, found.value))
    return total


def own_words(table: list[dict[str, str]]) -> Tally:
    """Rows whose own explanation carries the number of the target: read from that text alone."""
    total = Tally()
    for row in table:
        text, value = row["target_narrative"] or row["target_explanation"], value_of(row)
        if value is None or not _stands_in(value, text):
            continue
        reading = read_outcome(text, today=FAR_BACK)
        found = [part.value for part in (reading.target, reading.low, reading.high) if part]
        verdict = "open" if not found else "right" if value in found else "wrong"
        getattr(total, verdict)["own words"] += 1
        if verdict != "right":
            total.mistakes.append(("own words", text, value, found or None))
    return total


def _stands_in(value: Decimal, text: str) -> bool:
    plain = format(value.normalize(), "f")
    return plain in text or f"{value:,.0f}" in text


def table(said: Tally, apart: Iterable[Tally]) -> str:
    lines = [f"{'field':<12}{'n':>6}{'right':>9}{'asked':>9}{'wrong':>9}"]
    for counted, names in [
        (said, FIELDS),
        *((other, tuple(other.right | other.open | other.wrong)) for other in apart),
    ]:
        for name in names:
            shares = "".join(f"{100 * counted.share(verdict, name):8.1f}%" for verdict in ("right", "open", "wrong"))
            lines.append(f"{name:<12}{counted.count(name):>6}{shares}")
    return "\n".join(lines)


def main() -> None:
    found = rows(Path(os.environ["MISSIONHUB_DATA"]))
    said = tally(sentences(found))
    apart = [refused(found), own_words(found)]
    print(f"{len(found)} rows, {len(WAYS)} ways")
    print(table(said, apart))
    blind, third = tally(blind_sentences(found)), tally(third_sentences(found))
    fourth, turned = tally(fourth_sentences(found)), tally(fourth_sentences(found, in_turns=True))
    unseen = (
        (BLIND_TEMPLATES, blind),
        (THIRD_TEMPLATES, third),
        (FOURTH_TEMPLATES, fourth),
        (FOURTH_TEMPLATES, turned),
    )
    for templates, read in unseen:
        print(f"{len(found)} rows, {len(templates)} templates written without sight of the reader")
        print(table(read, ()))
    if "--mistakes" in sys.argv:
        mistakes = [mistake for part in (said, blind, third, fourth, turned, *apart) for mistake in part.mistakes]
        for name, text, wanted, read in mistakes:
            print(f"{name}: wanted {wanted}, read {read}: {text}")


if __name__ == "__main__":
    main()
