"""Of an attributed round: every figure of its page, and the answers as numbers. No name, no word of an answer."""

import hashlib
from dataclasses import dataclass
from typing import Any

from alignment.measures.calibration import LabeledPair, calibrate
from alignment.models import Release, ReleasedAnswer, ReleasedLikeness
from alignment.queries.audit.tables import Tables
from alignment.queries.calibration import labeled_pairs
from alignment.queries.report import Facts, judgments, release_report
from alignment.queries.sentences import same_promises_sentence
from alignment.scoring import VOICED_STRENGTH
from missions.queries import engine_promises

SHARE, ALIKE = "share-of-answers-that-show-the-mission", "how-alike-the-answers-are"
MENTIONED, LABELS, COUNT = "mentioned-promises", "labels-of-your-own", "which-answers-count"


@dataclass(frozen=True)
class Numbers:
    """What stands for an answer and a promise in this export. Answers are numbered by chance, not by name."""

    answers: dict[int, int]
    promises: dict[int, int]


def add_named(tables: Tables, release: Release) -> None:
    facts = release_report(release)
    numbers = Numbers(
        answers=_drawn(facts, release.fingerprint),
        promises={fact["id"]: number for number, fact in enumerate(facts["promises"], start=1)},
    )
    _add_rows(tables, release, facts, numbers)
    _add_likeness(tables, release, facts, numbers)
    _add_counts(tables, release, facts, numbers)
    _add_alike(tables, release, facts)
    _add_labels(tables, release, facts)


def _drawn(facts: Facts, fingerprint: str) -> dict[int, int]:
    keys = {fact["id"]: hashlib.sha256(f"{fingerprint}:{fact['id']}".encode()).digest() for fact in facts["answers"]}
    return {answer: number for number, answer in enumerate(sorted(keys, key=lambda key: keys[key]), start=1)}


def _add_rows(tables: Tables, release: Release, facts: Facts, numbers: Numbers) -> None:
    round, judged = release.round_id, judgments(release)
    tables.add("promises", [(round, numbers.promises[p["id"]], p["text"], p["line"]) for p in facts["promises"]])
    tables.add(
        "matches",
        sorted(
            (
                round, numbers.answers[match["answer"]], numbers.promises[match["promise"]], match["strength"],
                match["percentile"], match["band"], match["mentioned"], _is_moved(match), match["id"] in judged,
                judged.get(match["id"], False),
            )
            for match in facts["matches"]
        ),
    )  # fmt: skip


def _is_moved(match: Facts) -> bool:
    """Corrections count it where it was not counted, or no longer."""
    return bool(match["mentioned_now"] is not match["mentioned"])


def _add_likeness(tables: Tables, release: Release, facts: Facts, numbers: Numbers) -> None:
    left_out = {fact["answer"]: fact["reason"] for fact in facts["excluded"]}
    themes = {answer: place for place, theme in enumerate(facts["themes"], start=1) for answer in theme["answers"]}
    kept = ReleasedLikeness.objects.filter(release=release).first()
    mine = _numbers_in(kept, release, numbers) if kept else []
    near = dict(zip(mine, kept.to_reference, strict=True)) if kept else {}
    round = release.round_id
    tables.add(
        "answers",
        sorted(
            (round, number, left_out.get(answer, ""), kinds, themes.get(answer), near.get(number))
            for (answer, number), kinds in _with_kinds(facts, numbers)
        ),
    )
    if kept:
        pairs = [
            (max(mine[place], other), min(mine[place], other), cosine)
            for place, row in enumerate(kept.pairs, start=1)
            for other, cosine in zip(mine, row, strict=False)
        ]
        tables.add("likeness", [(round, *pair) for pair in sorted(pairs)])
        tables.add("draws", [(round, number, likeness) for number, likeness in enumerate(kept.draws, start=1)])


def _numbers_in(kept: ReleasedLikeness, release: Release, numbers: Numbers) -> list[int]:
    ids = dict(ReleasedAnswer.objects.filter(release=release).values_list("position", "pk"))
    return [numbers.answers[ids[position]] for position in kept.answers]


def _with_kinds(facts: Facts, numbers: Numbers) -> list[tuple[tuple[int, int], str]]:
    return [((fact["id"], numbers.answers[fact["id"]]), fact["kind"]) for fact in facts["answers"]]


def _add_counts(tables: Tables, release: Release, facts: Facts, numbers: Numbers) -> None:
    round, n = release.round_id, release.counted
    tables.figure(
        round, "responded", n=release.invited, value=release.responded, section=COUNT, source="answers, rounds"
    )
    tables.figure(round, "counted", n=release.responded, value=n, section=COUNT, source="answers")
    if share := facts["mentioned_share"]:
        tables.figure(
            round, "shows_mission", count=share["successes"], n=n, value=share["value"], low=share["low"],
            high=share["high"], section=SHARE, source="answers, matches",
        )  # fmt: skip
    for fact in facts["promises"]:
        of = numbers.promises[fact["id"]]
        for figure, key in (("mentioned", "mentioned_by"), ("mentioned_now", "mentioned_after_corrections")):
            tables.figure(round, figure, of=of, n=n, value=len(fact[key]), section=MENTIONED, source="answers, matches")
    mentioned = sum(bool(fact["mentioned_after_corrections"]) for fact in facts["promises"])
    tables.figure(
        round, "promises_mentioned", n=len(facts["promises"]), value=mentioned, section=MENTIONED, source="matches"
    )
    for place, theme in enumerate(facts["themes"], start=1):
        tables.figure(
            round, "theme", of=place, n=n, value=len(theme["answers"]), section="what-people-talk-about",
            source="answers", why_not="Counted again; which answers form a theme needs their vectors, never exported.",
        )  # fmt: skip


def _add_alike(tables: Tables, release: Release, facts: Facts) -> None:
    round, n = release.round_id, release.counted
    if alike := facts["consensus"]:
        for name in ("raw", "baseline", "chance_line", "p_value", "beats_chance"):
            source = "likeness, answers, draws" if name not in {"raw", "baseline"} else "likeness, answers"
            tables.figure(round, f"alike_{name}", n=n, value=alike[name], section=ALIKE, source=source)
        tables.figure(
            round, "alike", n=n, value=alike["value"], low=alike["low"], high=alike["high"], section=ALIKE,
            source="likeness, answers",
        )  # fmt: skip
    if release.promise_agreement is not None:
        tables.figure(
            round, "same_promises_w", n=n, value=release.promise_agreement, section=ALIKE, source="answers, matches"
        )
        said = bool(same_promises_sentence(release, len(facts["promises"])))
        tables.figure(round, "same_promises", n=n, value=said, section=ALIKE, source="answers, matches, draws")
    if facts["pair"]:
        tables.figure(
            round, "least_alike", of="-".join(map(str, _pair(facts, release))), n=n,
            section="two-answers-worth-reading-side-by-side", source="likeness",
        )  # fmt: skip


def _pair(facts: Facts, release: Release) -> list[int]:
    drawn = _drawn(facts, release.fingerprint)
    return sorted(drawn[answer] for answer in facts["pair"])


def _add_labels(tables: Tables, release: Release, facts: Facts) -> None:
    round = release.round_id
    if wrong := facts["disagreement"]:
        tables.figure(
            round, "called_wrong", count=wrong["successes"], n=wrong["n"], value=wrong["value"], low=wrong["low"],
            high=wrong["high"], section=MENTIONED, source="matches",
        )  # fmt: skip
    pairs = _labeled(release)
    tables.add("labels", [(round, pair.strength, pair.line, pair.shows) for pair in pairs])
    found = calibrate(pairs=pairs, general=VOICED_STRENGTH).before
    for name in ("precision", "recall"):
        share: Any = getattr(found, name)
        if share:
            tables.figure(
                round, f"labels_{name}", count=share.successes, n=share.n, value=share.value, low=share.low,
                high=share.high, section=LABELS, source="labels",
            )  # fmt: skip


def _labeled(release: Release) -> list[LabeledPair]:
    """As `calibration_so_far`, in an order that tells no answer."""
    found = labeled_pairs(
        mission_id=release.round.mission_id,
        promises=engine_promises(release.round.mission),
        weights_sha256=release.weights_sha256,
        engine_version=release.engine_version,
    )
    return sorted(found, key=lambda pair: (pair.strength is None, pair.strength, pair.line, pair.shows))
