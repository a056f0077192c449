import json

from alignment.formula import FORMULA_VERSION
from alignment.models import ReleasedMatch
from alignment.queries import release_report, results_page
from alignment.scoring import ENGINE_VERSION
from alignment.services import disagree
from tests.alignment.encoders import WordEncoder
from tests.factories.alignment import ANSWERS, AT, PROMISES, STATEMENT, released_round
from tests.factories.organizations import PersonFactory


def test_release_report_is_plain_json(organization, administrator):
    report = release_report(released_round(organization=organization, by=administrator.person))

    assert json.loads(json.dumps(report)) == report


def test_release_report_states_what_a_board_needs_to_recompute(organization, administrator):
    release = released_round(organization=organization, by=administrator.person)

    report = release_report(release)

    assert report["participation"] == {"responded": 4, "invited": 4, "counted": 4}
    assert report["mission"] == {"statement": STATEMENT, "version": 1}
    assert report["encoder"] == {"name": "hashed-words", "weights_sha256": WordEncoder.weights_sha256}
    assert (report["engine_version"], report["formula_version"]) == (ENGINE_VERSION, FORMULA_VERSION)
    assert [promise["text"] for promise in report["promises"]] == list(PROMISES)
    assert [(answer["name"], answer["text"]) for answer in report["answers"]] == list(ANSWERS.items())
    assert report["consensus"]["n"] == 4
    assert report["consensus"]["low"] < report["consensus"]["value"] < report["consensus"]["high"]
    assert report["mentioned_share"]["successes"] == 3
    assert report["release"]["fingerprint"] == release.fingerprint


def test_release_report_gives_evidence_for_every_match(organization, administrator):
    report = release_report(released_round(organization=organization, by=administrator.person))
    names = {answer["id"]: answer["name"] for answer in report["answers"]}
    texts = {answer["id"]: answer["text"] for answer in report["answers"]}

    assert len(report["matches"]) == 12
    for match in report["matches"]:
        evidence = match["evidence"]
        assert evidence["text"] == texts[match["answer"]][evidence["start"] : evidence["end"]]
        assert bool(evidence["text"]) == (match["band"] != "none")
    surplus = next(
        match
        for match in report["matches"]
        if names[match["answer"]] == "Bo" and match["promise"] == report["promises"][1]["id"]
    )
    assert surplus["evidence"]["shared"] == ["rescue", "surplus", "food"]


def test_release_report_names_what_was_left_out_and_why(organization, administrator):
    answers = ANSWERS | {"Ed": ANSWERS["Ada"]}

    report = release_report(released_round(organization=organization, by=administrator.person, answers=answers))

    ada = report["answers"][0]["id"]
    assert [(fact["name"], fact["reason"], fact["duplicate_of"]) for fact in report["excluded"]] == [
        ("Ed", "duplicate", ada)
    ]
    assert report["participation"] == {"responded": 5, "invited": 5, "counted": 4}


def test_release_report_never_says_who_disagrees(organization, administrator, leader):
    release = released_round(organization=organization, by=administrator.person)
    match = ReleasedMatch.objects.of(organization).order_by("pk").first()
    disagree(match=match, by=leader.person, at=AT)

    report = release_report(release)

    assert [fact["disagreed"] for fact in report["matches"] if fact["id"] == match.pk] == [1]
    assert str(leader.person) not in json.dumps(report)


def test_results_page_lists_answers_by_name_whatever_the_score(organization, administrator):
    answers = {"zoe": ANSWERS["Ada"], "Abe": ANSWERS["Di"], "ben": ANSWERS["Bo"]}

    page = results_page(
        released_round(organization=organization, by=administrator.person, answers=answers),
        reader=administrator.person,
    )

    assert [card.name for card in page.answers] == ["Abe", "ben", "zoe"]


def test_results_page_knows_what_nobody_mentioned_and_which_pair_to_read(organization, administrator):
    page = results_page(released_round(organization=organization, by=administrator.person), reader=administrator.person)

    assert [promise.text for promise in page.unmentioned] == [PROMISES[2]]
    assert (page.mentioned_promises, len(page.pair)) == (2, 2)
    assert [card.name for card in page.task_answers] == ["Di"]


def test_results_page_shows_a_reader_only_the_own_disagreements_as_theirs(organization, administrator, leader):
    release = released_round(organization=organization, by=administrator.person)
    match = ReleasedMatch.objects.of(organization).order_by("pk").first()
    disagree(match=match, by=leader.person, at=AT)

    def marked(reader) -> list[int]:
        page = results_page(release, reader=reader)
        return [cell.id for card in page.answers for cell in card.cells if cell.first.is_disagreed_by_me]

    assert (marked(leader.person), marked(administrator.person)) == ([match.pk], [])


def test_results_page_without_promises_calls_nobody_task_only(organization, administrator):
    person = PersonFactory(organization=organization)

    page = results_page(released_round(organization=organization, by=person, promises=()), reader=person)

    assert (page.task_answers, page.promises, page.unmentioned) == ((), (), ())
