from alignment.models import ReleasedMatch
from alignment.services.disagreement import disagree
from missionhub.home.queries.what_next import Suggestion, _by_promise, mentions
from tests.factories.alignment import AT, released_round


def test_mentions_count_the_correction_and_keep_what_was_found(organization, administrator):
    release = released_round(organization=organization, by=administrator.person)
    before = mentions(release)
    match = ReleasedMatch.objects.filter(promise__release=release, is_voiced=True).order_by("promise__position").first()

    disagree(match=match, by=administrator.person, at=AT)

    after = {mention.text: mention for mention in mentions(release)}
    assert [mention.found for mention in after.values()] == [mention.found for mention in before]
    assert after[match.promise.text].count == after[match.promise.text].found - 1
    assert {text: mention.disputed for text, mention in after.items() if mention.disputed} == {match.promise.text: 1}


def entry(title: str, promise_id: int | None, aside: str = "") -> Suggestion:
    return Suggestion(title, "", "/", "scale", promise_id=promise_id, aside=aside)


def test_what_is_about_one_promise_is_one_entry():
    action, owner, talk = entry("Count", 7), entry("Find an owner", 7, "an owner"), entry("Talk", 7, "talk")
    other, round = entry("Talk of another", 8, "talk"), entry("Close the round", None)

    merged = _by_promise([action, owner, talk, other, round])

    assert [(one.title, [more.aside for more in one.also]) for one in merged] == [
        ("Count", ["an owner", "talk"]),
        ("Talk of another", []),
        ("Close the round", []),
    ]


def test_two_actions_about_one_promise_stay_two():
    first, second = entry("Count", 7), entry("Repair", 7)

    assert _by_promise([first, second]) == [first, second]
