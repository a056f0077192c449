"""What do the pairs hold that a person is asked to look at? `python -m benchmarks.look_through`.

On the three invented organizations of leaders_labels.toml and their next rounds, labeled before any was scored.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from alignment.measures.unsure import ReadPair, unsure
from alignment.scoring import AnswerText, Match, PromiseText, load_encoder, read_answers


def main() -> None:
    answers = pairs = asked = 0
    wrong, found = Counter(), Counter()
    likeliest, shown = Counter(), Counter()
    for matches, shows in readings():
        rows = [pair_of(match) for match in matches]
        look_at = unsure(rows)
        answers, pairs, asked = answers + 1, pairs + len(rows), asked + len(look_at)
        for row, match in zip(rows, matches, strict=True):
            is_right = row.is_counted == (match.promise in shows)
            kind = "false mentions" if row.is_counted else "misses"
            wrong[kind] += not is_right
            found[kind] += not is_right and row.key in look_at
            if not row.is_counted and row.key in look_at:
                likeliest["not even faint" if match.band == "none" else "faint"] += 1
                shown["not even faint" if match.band == "none" else "faint"] += not is_right
    print(f"{answers} answers, {pairs} pairs; asked about: {asked}")
    for kind, n in wrong.items():
        print(f"  {kind} among them: {found[kind]} of {n}")
    for kind, n in likeliest.items():
        print(f"  likeliest misses that are {kind}: the answer does show {shown[kind]} of {n}")


def readings() -> Iterator[tuple[tuple[Match, ...], list[str]]]:
    """Of every answer its matches, and the promises it shows."""
    texts = Path(__file__).with_name("leaders_labels.toml").read_text(encoding="utf-8")
    for organization in tomllib.loads(texts).values():
        for told in (organization["answers"], organization["next"]):
            reading = read_answers(
                encoder=load_encoder(),
                answers=[AnswerText(key=str(place), text=answer["text"]) for place, answer in enumerate(told)],
                promises=[PromiseText(str(key), text) for key, text in enumerate(organization["promises"], start=1)],
                mission_text="",
            )
            yield from ((read.matches, answer["shows"]) for read, answer in zip(reading.answers, told, strict=True))


def pair_of(match: Match) -> ReadPair:
    return ReadPair(int(match.promise), match.strength, match.percentile, is_counted=match.voiced)


if __name__ == "__main__":
    main()
