from alignment.models import ReleasedMatch
from alignment.queries.mentions import mentions
from alignment.services.disagreement import disagree
from missionhub.home.queries.what_next import what_next
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


def test_the_most_pressing_finding_is_told_once_and_leads_to_its_page(organization, administrator):
    release = released_round(organization=organization, by=administrator.person)

    found = what_next(organization=organization, promises=[], release=release, on=AT.date())

    about = [one for one in found if "Train people for paid work" in one.title]
    assert len(about) == 1
    assert about[0].title.startswith("No leader mentions “Train people for paid work”, nobody owns it")
    assert about[0].url.startswith("/o/harbor-kitchen/findings/#finding-")
    assert len(found) <= 4
