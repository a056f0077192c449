"""What do the pairs hold that a person is asked to look at? `python -m benchmarks.look_through`.

On the three invented organizations of leaders_labels.toml and their next rounds, labeled before any was scored.
"""

import tomllib
from pathlib import Path

from alignment.measures.unsure import ReadPair, unsure
from alignment.scoring import AnswerText, PromiseText, load_encoder, read_answers


def main() -> None:
    texts = Path(__file__).with_name("leaders_labels.toml").read_text(encoding="utf-8")
    answers = pairs = asked = 0
    wrong, found = {"misses": 0, "false mentions": 0}, {"misses": 0, "false mentions": 0}
    for organization in tomllib.loads(texts).values():
        for told in (organization["answers"], organization["next"]):
            reading = read_answers(
                encoder=load_encoder(),
                answers=[AnswerText(key=str(place), text=answer["text"]) for place, answer in enumerate(told)],
                promises=[PromiseText(str(key), text) for key, text in enumerate(organization["promises"], start=1)],
                mission_text="",
            )
            for read, answer in zip(reading.answers, told, strict=True):
                rows = [pair_of(match) for match in read.matches]
                look_at = unsure(rows)
                answers, pairs, asked = answers + 1, pairs + len(rows), asked + len(look_at)
                for row in rows:
                    kind = "false mentions" if row.is_counted else "misses"
                    if row.is_counted != (str(row.key) in answer["shows"]):
                        wrong[kind] += 1
                        found[kind] += row.key in look_at
    print(f"{answers} answers, {pairs} pairs; asked about: {asked}")
    for kind, n in wrong.items():
        print(f"  {kind} among them: {found[kind]} of {n}")


def pair_of(match: object) -> ReadPair:
    return ReadPair(int(match.promise), match.strength, match.percentile, is_counted=match.voiced)


if __name__ == "__main__":
    main()
