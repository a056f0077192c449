from alignment.models import ReleasedMatch
from alignment.services.disagreement import disagree
from missionhub.home.queries.what_next import mentions
from tests.factories.alignment import AT, released_round


def test_mentions_say_how_many_are_disputed_and_keep_the_count(organization, administrator):
    release = released_round(organization=organization, by=administrator.person)
    before = mentions(release)
    match = ReleasedMatch.objects.filter(promise__release=release, is_voiced=True).order_by("promise__position").first()

    disagree(match=match, by=administrator.person, at=AT)

    after = {mention.text: mention for mention in mentions(release)}
    assert [mention.count for mention in after.values()] == [mention.count for mention in before]
    assert {text: mention.disputed for text, mention in after.items() if mention.disputed} == {match.promise.text: 1}
