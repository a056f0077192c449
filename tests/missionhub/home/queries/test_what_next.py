from alignment.models import ReleasedMatch
from alignment.services.disagreement import disagree
from missionhub.home.queries.what_next import mentions
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
