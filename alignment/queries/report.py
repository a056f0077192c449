"""The facts of one release, machine-readable: the page, the `report` command and the API all read this."""

from collections import Counter
from dataclasses import asdict
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch

from alignment.measures.proportion import wilson
from alignment.models import Denial, Label, Release, ReleasedAnswer, ReleasedMatch
from alignment.queries.sentences import consensus_sentence, independence_sentence

Facts = dict[str, Any]


def release_report(release: Release) -> Facts:
    """Everything the results page says about the release, as plain JSON types."""
    answers = list(_answers(release))
    matches = [match for answer in answers for match in answer.matches.all()]
    return {
        "release": _release_facts(release),
        "round": release.summary,
        "mission": {"statement": release.mission_statement, "version": release.mission_number},
        "participation": {"responded": release.responded, "invited": release.invited, "counted": release.counted},
        "consensus": _consensus_facts(release),
        "mentioned_share": _share_facts(release),
        "promise_agreement": release.promise_agreement,
        "promises": _promise_facts(release, answers),
        "answers": [_answer_facts(answer) for answer in answers],
        "themes": _theme_facts(release, answers),
        "matches": [_match_facts(match, answer) for answer in answers for match in answer.matches.all()],
        "excluded": [_exclusion_facts(answer) for answer in answers if answer.exclusion],
        "pair": [answer.pk for answer in answers if answer.is_in_pair],
        "disagreement": _disagreement_facts(matches),
        "independence": str(independence_sentence(release)),
        "encoder": {"name": release.encoder, "weights_sha256": release.weights_sha256},
        "engine_version": release.engine_version,
        "formula_version": release.formula_version,
        "calibrated_by_labels": bool(release.calibration),
        "calibration": release.calibration or None,
    }


def judgments(release: Release) -> dict[int, bool]:
    """Of each match that somebody has judged, whether at least one person calls it wrong; as of today."""
    matches = [match for answer in _answers(release) for match in answer.matches.all()]
    return {match.pk: _is_called_wrong(match) for match in matches if _is_judged(match)}


def _answers(release: Release) -> Any:
    labels = Label.objects.filter(match=OuterRef("pk"))
    matches = ReleasedMatch.objects.annotate(
        is_labeled=Exists(labels),
        is_labeled_otherwise=Exists(labels.exclude(shows=OuterRef("is_voiced"))),
        is_denied=Exists(Denial.objects.filter(match=OuterRef("pk"))),
    ).order_by("promise__position")
    return (
        ReleasedAnswer.objects.filter(release=release)
        .select_related("theme", "roster_entry__person")
        .order_by("position")
        .prefetch_related(Prefetch("matches", queryset=matches.prefetch_related("disagreements", "breaches")))
    )


def _theme_facts(release: Release, answers: list[ReleasedAnswer]) -> list[Facts]:
    """The people of a theme stand in the order of the answers, which is that of their names."""
    themes = {answer.theme.pk: answer.theme for answer in answers if answer.theme}
    return [
        {
            "words": theme.words,
            "promise": theme.promise_id,
            "n": release.counted,
            "answers": [answer.pk for answer in answers if answer.theme_id == theme.pk],
            "typical": next((a.pk for a in answers if a.theme_id == theme.pk and a.is_typical), None),
        }
        for theme in sorted(themes.values(), key=lambda theme: theme.position)
    ]


def _release_facts(release: Release) -> Facts:
    return {
        "id": release.pk,
        "edition": release.edition,
        "released_at": release.released_at.isoformat(),
        "fingerprint": release.fingerprint,
    }


def _consensus_facts(release: Release) -> Facts | None:
    if release.consensus_value is None:
        return None
    return {
        "value": release.consensus_value,
        "low": release.consensus_low,
        "high": release.consensus_high,
        "n": release.counted,
        "chance_line": release.consensus_chance_line,
        "p_value": release.consensus_p_value,
        "beats_chance": release.consensus_beats_chance,
        "raw": release.consensus_raw,
        "baseline": release.consensus_baseline,
        "sentence": str(consensus_sentence(release)),
    }


def _share_facts(release: Release) -> Facts | None:
    if release.mentioning_share is None:
        return None
    return {
        "value": release.mentioning_share,
        "low": release.mentioning_low,
        "high": release.mentioning_high,
        "successes": release.mentioning,
        "n": release.counted,
    }


def _promise_facts(release: Release, answers: list[ReleasedAnswer]) -> list[Facts]:
    """Each promise with the counted answers that mention it, those disputed, and those said to speak against it."""
    counted = [answer for answer in answers if not answer.exclusion]
    pairs = [(match, answer) for answer in counted for match in answer.matches.all()]
    disputed = {(match.promise_id, answer.pk) for match, answer in pairs if match.disagreements.all()}
    voiced = {(match.promise_id, answer.pk) for match, answer in pairs if match.is_voiced}
    stand = {(match.promise_id, answer.pk) for match, answer in pairs if match.stands}
    against = {(match.promise_id, answer.pk): match for match, answer in pairs if match.breaches.all()}
    return [
        {
            "id": promise.pk,
            "mission_promise": promise.promise_id,
            "text": promise.text,
            "cues": promise.cues,
            "line": promise.line,
            "counterexamples": promise.counterexamples,
            "mentioned_by": [answer.pk for answer in counted if (promise.pk, answer.pk) in voiced],
            "mentioned_after_corrections": [answer.pk for answer in counted if (promise.pk, answer.pk) in stand],
            "read_against": [
                _against_facts(against[promise.pk, answer.pk], answer)
                for answer in counted
                if (promise.pk, answer.pk) in against
            ],
            "disputed_by_answer": [answer.pk for answer in counted if (promise.pk, answer.pk) in disputed],
            "n": len(counted),
        }
        for promise in release.promises.order_by("position")
    ]


def _against_facts(match: Any, answer: ReleasedAnswer) -> Facts:
    """How many people read in the answer that the promise is not kept, where, and what whoever wrote it says."""
    breaches = match.breaches.all()
    readers = {breach.person_id for breach in breaches}
    whole = [0, len(answer.text)]
    spans = sorted({tuple(breach.claim) for breach in breaches if breach.claim and breach.claim != whole})
    return {
        "answer": answer.pk,
        "readers": len(readers),
        "by_writer": _writer(answer) in readers,
        "denied": match.is_denied,
        "sentences": [{"text": answer.text[start:end], "start": start, "end": end} for start, end in spans],
    }


def _writer(answer: ReleasedAnswer) -> int | None:
    return answer.roster_entry.person_id if answer.roster_entry else None


def _role(answer: ReleasedAnswer) -> str:
    """As it reads today; a release keeps names alone."""
    person = answer.roster_entry.person if answer.roster_entry else None
    return person.title if person else ""


def _answer_facts(answer: ReleasedAnswer) -> Facts:
    return {
        "id": answer.pk,
        "name": answer.name,
        "writer": _writer(answer),
        "role": _role(answer),
        "text": answer.text,
        "kind": answer.kind,
        "counted": not answer.exclusion,
        "duplicate_of": answer.duplicate_of_id,
    }


def _match_facts(match: ReleasedMatch, answer: ReleasedAnswer) -> Facts:
    shared = [answer.text[start:end] for start, end in match.shared]
    disputed = Counter(disagreement.sentence for disagreement in match.disagreements.all())
    return {
        "id": match.pk,
        "answer": answer.pk,
        "promise": match.promise_id,
        "band": match.band,
        "mentioned": match.is_voiced,
        "mentioned_now": match.stands,
        "strength": match.strength,
        "percentile": match.percentile,
        "evidence": {
            "text": answer.text[match.start : match.end],
            "start": match.start,
            "end": match.end,
            "shared": shared,
            "shared_spans": match.shared,
        },
        "sentences": [
            {"text": answer.text[start:end], "start": start, "end": end, "disagreed": disputed[place]}
            for place, (start, end) in enumerate(match.spans)
        ],
        "claimed": None if match.is_voiced else _claimed(match, answer),
        "disagreed": len({disagreement.person_id for disagreement in match.disagreements.all()}),
        "judged": _is_judged(match),
        "against": _against_facts(match, answer) if match.breaches.all() else None,
    }


def _claimed(match: ReleasedMatch, answer: ReleasedAnswer) -> Facts:
    """The sentence that came closest; it is what counts once somebody counts the match by hand."""
    start, end = match.claimed
    return {"text": answer.text[start:end], "start": start, "end": end}


def _exclusion_facts(answer: ReleasedAnswer) -> Facts:
    return {
        "answer": answer.pk,
        "name": answer.name,
        "reason": answer.exclusion,
        "sentence": str(answer.get_exclusion_display()),
        "duplicate_of": answer.duplicate_of_id,
    }


def _disagreement_facts(matches: list[Any]) -> Facts | None:
    """The measure's error as people see it: of the matches judged, the share that at least one person calls wrong."""
    judged = [match for match in matches if _is_judged(match)]
    share = wilson(sum(_is_called_wrong(match) for match in judged), len(judged))
    return asdict(share) if share else None


def _is_judged(match: Any) -> bool:
    return bool(match.is_labeled or match.disagreements.all())


def _is_called_wrong(match: Any) -> bool:
    return bool(match.is_labeled_otherwise or match.disagreements.all())
