from alignment.models import Release
from alignment.queries import readings_due, rounds_due, scoring_backlog
from alignment.services import release_what_is_due
from tests.alignment.encoders import WordEncoder
from tests.factories.alignment import AT, own_answer, released_round, round_to_score
from tests.factories.organizations import PersonFactory


def test_release_what_is_due_scores_rounds_and_readings_of_one_organization(organization, administrator):
    stranger = PersonFactory()
    ours = round_to_score(organization=organization, by=administrator.person)
    theirs = round_to_score(organization=stranger.organization, by=stranger)
    own_answer(person=administrator.person)

    releases = release_what_is_due(organization=organization, encoder=WordEncoder(), at=AT)

    assert [release.round for release in releases] == [ours]
    assert (list(rounds_due()), list(readings_due())) == ([theirs], [])


def test_release_what_is_due_twice_finds_nothing_more(organization, administrator):
    round_to_score(organization=organization, by=administrator.person)
    release_what_is_due(organization=organization, encoder=WordEncoder(), at=AT)

    assert release_what_is_due(organization=organization, encoder=WordEncoder(), at=AT) == []
    assert Release.objects.count() == 1


def test_scoring_backlog_counts_what_waits_and_since_when(organization, administrator):
    released_round(organization=organization, by=administrator.person)
    round_to_score(organization=organization, by=administrator.person)
    own_answer(person=administrator.person)

    backlog = scoring_backlog()

    assert (backlog.rounds, backlog.founder_readings, backlog.oldest_at, backlog.is_empty) == (1, 1, AT, False)


def test_scoring_backlog_is_empty_when_all_is_read(organization, administrator):
    released_round(organization=organization, by=administrator.person)

    backlog = scoring_backlog()

    assert (backlog.is_empty, backlog.oldest_at) == (True, None)


def test_scoring_backlog_says_when_this_machine_has_no_encoder(db, settings, tmp_path):
    settings.MODEL_DIR = tmp_path

    assert scoring_backlog().encoder_ready is False
