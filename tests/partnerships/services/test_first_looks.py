import pytest

from missionhub.organizations.models import Membership
from partnerships.models import CellRating, FirstLook, Goal, Guess, PrivateNote
from partnerships.queries.first_look import by_purpose, pairs_to_guess, seen_in
from partnerships.services.first_looks import (
    GuessWords,
    LookGoalWords,
    OurGoalsMissing,
    TooManyGoals,
    bring_in,
    invite_from,
    save_guesses,
    take_first_look,
    write_look_goals,
)
from partnerships.services.goals import GoalWords
from partnerships.services.rated_matrix import read_rated_matrix
from tests.factories.partnerships import AT, OURS, THEIRS, make_look
from tests.services import require_data

pytestmark = pytest.mark.django_db


def test_a_goal_in_new_words_keeps_its_guesses_and_one_left_out_takes_them_along(organization):
    look = make_look(organization, *[(1, 1)] * 9)
    ours, theirs = ([*look.goals.filter(side=side).order_by("position")] for side in ("ours", "theirs"))

    write_look_goals(
        look=look,
        ours=[LookGoalWords(GoalWords("Nobody goes hungry"), ours[0].pk), LookGoalWords(GoalWords("New"))],
        theirs=[LookGoalWords(GoalWords(goal.text), goal.pk) for goal in theirs],
    )

    guessed = [(pair.ours.text, pair.gives) for pair in pairs_to_guess(look)]
    assert guessed == [("Nobody goes hungry", 1)] * 3 + [("New", None)] * 3


def test_a_goal_of_another_look_is_not_taken_over(organization):
    mine, other = make_look(organization), make_look(organization)
    stranger = other.goals.filter(side="ours").first()
    assert stranger

    write_look_goals(look=mine, ours=[LookGoalWords(GoalWords("Mine"), stranger.pk)], theirs=[])
    stranger.refresh_from_db()

    assert (stranger.text, stranger.look) == (OURS[0], other)


def test_guesses_on_goals_of_another_look_are_passed_over(organization):
    mine, other = make_look(organization), make_look(organization)
    pair = pairs_to_guess(other)[0]

    save_guesses(look=mine, guesses=[GuessWords(pair.ours.pk, pair.theirs.pk, 3, 3)], at=AT)

    assert not Guess.objects.exists()


def test_more_goals_than_a_page_draws_are_refused(organization):
    look = make_look(organization)

    with pytest.raises(TooManyGoals):
        write_look_goals(look=look, ours=[LookGoalWords(GoalWords("x"))] * 26, theirs=[])


def test_figures_rest_on_our_guess_alone(organization):
    seen = seen_in(make_look(organization, (2, -3), *[(1, 1)] * 8))

    assert (seen.assessment.view, str(seen.assessment.judgement.verdict)) == ("own", "red_line")
    assert (seen.assessment.coverage.rated, seen.seen_by_them) == (9, None)


def test_an_invitation_takes_our_goals_along_and_nothing_else(leader: Membership):
    look = make_look(leader.organization, *[(2, -3)] * 9)
    FirstLook.objects.filter(pk=look.pk).update(note="They are rich.")
    look.refresh_from_db()

    partnership = invite_from(
        look=look,
        organization=leader.organization,
        name="Suppers",
        purpose="Bring suppers.",
        by=leader.person,
        user=leader.user,
        at=AT,
    )

    goals = Goal.objects.filter(round__partnership=partnership).order_by("position")
    assert [goal.text for goal in goals] == list(OURS)
    assert (CellRating.objects.count(), PrivateNote.objects.count()) == (0, 0)
    assert partnership.parties.get().organization == leader.organization
    assert not any(word in f"{partnership.name} {partnership.purpose}" for word in ("rich", *THEIRS, look.name))
    look.refresh_from_db()
    assert look.partnership == partnership


def test_at_most_seven_goals_come_along_the_most_important(leader: Membership):
    look = take_first_look(organization=leader.organization, name="A", purpose="B", by=None, at=AT)
    ours = [LookGoalWords(GoalWords(f"Goal {n}", importance=5 if n > 4 else 1)) for n in range(12)]
    write_look_goals(look=look, ours=ours, theirs=[])

    partnership = invite_from(
        look=look, organization=leader.organization, name="A", purpose="B", by=leader.person, user=leader.user, at=AT
    )

    assert [goal.text for goal in Goal.objects.order_by("position")] == [f"Goal {n}" for n in range(5, 12)]
    assert partnership.rounds.get().opened_at is None


def test_nobody_is_invited_without_goals_of_ours(leader: Membership):
    look = take_first_look(organization=leader.organization, name="A", purpose="B", by=None, at=AT)

    with pytest.raises(OurGoalsMissing):
        invite_from(
            look=look,
            organization=leader.organization,
            name="A",
            purpose="B",
            by=leader.person,
            user=leader.user,
            at=AT,
        )


def test_candidates_stand_by_purpose_in_the_order_of_the_alphabet(organization):
    for name, purpose in (("Zed", "Bread"), ("Amy", "bread"), ("Kim", "A van")):
        take_first_look(organization=organization, name=name, purpose=purpose, by=None, at=AT)

    found = by_purpose(list(FirstLook.objects.of(organization)))

    assert [(purpose.lower(), [look.name for look in looks]) for purpose, looks in found] == [
        ("a van", ["Kim"]),
        ("bread", ["Amy", "Zed"]),
    ]


def test_the_published_matrix_brought_in_gives_the_engines_figures(organization):
    content = (require_data() / "sdg_interactions_sweden.csv").read_bytes()

    look = bring_in(
        matrix=read_rated_matrix("sdg.csv", content), organization=organization, name="A", purpose="B", by=None, at=AT
    )

    found = seen_in(look).assessment
    assert (found.coverage.rated, found.coverage.pairs, str(found.judgement.verdict)) == (272, 289, "promising")
    assert found.synergy
    assert [round(figure, 3) for figure in (found.synergy.synergy, found.synergy.tension)] == [0.185, 0.012]
