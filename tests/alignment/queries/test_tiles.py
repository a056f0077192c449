from datetime import timedelta

from django.urls import reverse

from alignment.models import Release
from alignment.queries import overview_tiles, trend
from alignment.queries.sentences import alike_words, consensus_sentence
from alignment.services import say_against
from tests.factories.alignment import ANSWERS, AT, mission_with, released_round
from tests.factories.organizations import OrganizationFactory


def test_overview_tiles_are_empty_without_a_release(organization):
    assert overview_tiles(organization) == []


def test_overview_tiles_show_value_n_interval_and_next_step(organization, administrator):
    release = released_round(organization=organization, by=administrator.person)

    alike, share, promises = overview_tiles(organization)

    assert (alike["value"], alike["n"]) == (round(100 * release.consensus_value), 4)
    assert (alike["low"], alike["high"]) == (
        round(100 * release.consensus_low),
        round(100 * release.consensus_high),
    )
    assert alike["chance_line"] == round(100 * release.consensus_chance_line)
    assert (share["value"], share["low"], share["high"]) == (75, 30, 95)
    assert (promises["value"], promises["unit"]) == (2, "of 3")
    assert (promises["note"], promises["next_label"]) == (
        "1 promise nobody mentioned, from 4 answers",
        "Talk about what nobody mentioned",
    )
    assert (share["note"], share["sure"]) == ("3 of 4 answers mention a promise", "Likely between 30 and 95%. n = 4.")
    assert (alike["words"], alike["note"]) == (alike_words(release), "by their words alone, from 4 answers")
    assert alike["sure"].startswith(f"{alike['value']} of 100, likely between {alike['low']} and {alike['high']}; ")
    assert alike["sure"].endswith("n = 4.")
    assert {tile["next_url"] for tile in (alike, share, promises)} == {
        reverse("alignment:results", args=[organization.slug, release.round_id])
    }
    assert {tile["change"] for tile in (alike, share, promises)} == {""}


def test_overview_tiles_tell_what_may_not_be_kept_before_anything_else(organization, administrator):
    release = released_round(organization=organization, by=administrator.person)
    match = release.answers.get(name="Bo").matches.filter(is_voiced=True).first()
    say_against(match=match, by=administrator.person, at=AT)

    *_, promises = overview_tiles(organization)

    assert (promises["note"], promises["next_label"]) == (
        "1 may not be kept, 1 promise nobody mentioned, from 4 answers",
        "Read what may not be kept",
    )


def test_overview_tiles_show_the_change_since_the_release_before(organization, administrator):
    mission = mission_with(organization=organization)
    person = administrator.person
    released_round(organization=organization, by=person, mission=mission, answers=dict(list(ANSWERS.items())[:3]))
    released_round(organization=organization, by=person, mission=mission, at=AT + timedelta(days=90))

    alike, share, promises = overview_tiles(organization)

    assert alike["change"] == ""  # three answers gave no figure to compare with
    assert share["change"] == "−25 since Leaders, autumn, may be noise"
    assert share["series"] == [100, 75]
    assert promises["change"] == "No change since Leaders, autumn"


def test_overview_tiles_say_when_there_is_no_figure(organization, administrator):
    released_round(organization=organization, by=administrator.person, answers={"Ada": ANSWERS["Ada"]}, promises=())

    alike, share, promises = overview_tiles(organization)

    assert (alike["value"], share["value"], promises["value"]) == (None, None, None)
    assert alike["next_label"] == "Read what each of you wrote"


def test_overview_tiles_show_only_our_releases(organization, administrator):
    released_round(organization=organization, by=administrator.person)

    assert overview_tiles(OrganizationFactory()) == []


def test_trend_has_one_row_per_release_newest_first(organization, administrator):
    mission = mission_with(organization=organization)
    person = administrator.person
    released_round(organization=organization, by=person, mission=mission, title="First")
    released_round(organization=organization, by=person, mission=mission, title="Second", at=AT + timedelta(days=1))

    rows = trend(organization)

    assert [(row.title, row.mentioned, row.promises, row.share) for row in rows] == [
        ("Second", 2, 3, 75),
        ("First", 2, 3, 75),
    ]
    assert {row.alike_words for row in rows} == {alike_words(Release.objects.first())} != {""}
    assert {row.sentence for row in rows} == {consensus_sentence(Release.objects.first())}
    assert [row.closed_at for row in rows] == [AT + timedelta(days=1), AT]
    assert Release.objects.count() == 2
