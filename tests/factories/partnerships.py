"""Two organizations in one partnership, made by the services people use."""

from dataclasses import dataclass
from datetime import UTC, datetime

from missionhub.organizations.models import Membership, Organization
from missionhub.organizations.permissions import Role
from partnerships.models import AlignmentRound, FirstLook, Goal, Participant, Partnership, PartyInvitation, Stakeholder
from partnerships.queries.first_look import pairs_to_guess
from partnerships.queries.rating_sheet import pairs_to_rate
from partnerships.services.first_looks import (
    GuessWords,
    LookGoalWords,
    save_guesses,
    take_first_look,
    write_look_goals,
)
from partnerships.services.goals import GoalWords, name_goals
from partnerships.services.inviting import accept_for, invite_party
from partnerships.services.rating import hand_in, save_ratings
from partnerships.services.rounds import begin_round
from partnerships.services.stakeholders import StakeholderWords, share_stakeholder, write_stakeholder
from partnerships.services.starting import start_partnership
from tests.factories.organizations import MembershipFactory

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
OURS = ("Nobody in town goes hungry", "Train young people", "Keep the vans running")
THEIRS = ("Deliver everything by bicycle", "Pay fair wages", "Break even by June")


@dataclass
class Pair:
    """The host invited; the guest said yes. Nothing but the words differs between them."""

    partnership: Partnership
    host: Participant
    guest: Participant

    @property
    def round(self) -> AlignmentRound:
        return AlignmentRound.objects.filter(partnership=self.partnership).newest_first()[0]

    def goals(self, side: Participant) -> list[Goal]:
        return list(Goal.objects.filter(round=self.round, party=side.party).order_by("position"))


def make_pair(host: Membership | None = None, guest: Membership | None = None, *, named: bool = True) -> Pair:
    host = host or MembershipFactory(role=Role.LEADER, organization__name="Harbor Kitchen")
    guest = guest or MembershipFactory(role=Role.LEADER, organization__name="Green Routes")
    partnership = start_partnership(
        organization=host.organization,
        name="Food by bicycle",
        purpose="Bring meals to those who cannot come.",
        by=host.person,
        user=host.user,
        at=AT,
    )
    side = Participant.objects.get(partnership=partnership)
    name_goals(round=partnership.rounds.get(), party=side.party, goals=[GoalWords(text) for text in OURS], at=AT)
    invitation = invite(side)
    other = accept_for(
        invitation=invitation, organization=guest.organization, person=guest.person, user=guest.user, at=AT
    )
    if named:
        goals = [GoalWords(text) for text in THEIRS]
        name_goals(round=partnership.rounds.get(), party=other.party, goals=goals, at=AT)
    return Pair(partnership, side, other)


def invite(side: Participant, name: str = "Green Routes") -> PartyInvitation:
    return invite_party(by=side, organization_name=name, at=AT)


def rate(pair: Pair, side: Participant, *effects: tuple[int | None, int | None], note: str = "") -> None:
    """The first pairs in the order of the sheet: what ours does to theirs, what theirs does to ours."""
    sheet = zip(pairs_to_rate(pair.round, side), effects, strict=False)
    judged = [one.judged(gives=gives, receives=receives, note=note) for one, (gives, receives) in sheet]
    save_ratings(round=pair.round, rater=side, judgements=judged, at=AT)


def reveal(pair: Pair, ours: list[tuple[int, int]], theirs: list[tuple[int, int]]) -> None:
    """Both rate and hand in."""
    for side, effects in ((pair.host, ours), (pair.guest, theirs)):
        rate(pair, side, *effects)
        hand_in(round=pair.round, by=side, at=AT)


def look_again(pair: Pair, *, at: datetime = AT) -> None:
    """A new round in which both sides keep their goals."""
    begin_round(reason="Half a year on.", by=pair.host, at=at)
    for side, texts in ((pair.host, OURS), (pair.guest, THEIRS)):
        name_goals(round=pair.round, party=side.party, goals=[GoalWords(text) for text in texts], at=at)


def write_down(
    side: Participant, name: str = "Night porters", *, is_shared: bool = False, **words: object
) -> Stakeholder:
    """An entry of the side's list; placed, unless told otherwise."""
    written = StakeholderWords(**{"name": name, "power": 4, "interest": 4, **words})  # type: ignore[arg-type]
    entry = write_stakeholder(words=written, by=side, at=AT)
    if is_shared:
        share_stakeholder(stakeholder=entry, by=side, at=AT)
        entry.refresh_from_db()
    return entry


def make_look(
    organization: Organization, *effects: tuple[int | None, int | None], name: str = "Green Routes"
) -> FirstLook:
    """Our goals, their presumed goals, and guesses of the first pairs."""
    look = take_first_look(organization=organization, name=name, purpose="Suppers by bicycle", by=None, at=AT)
    ours, theirs = ([LookGoalWords(GoalWords(text)) for text in texts] for texts in (OURS, THEIRS))
    write_look_goals(look=look, ours=ours, theirs=theirs)
    guesses = [
        GuessWords(pair.ours.pk, pair.theirs.pk, gives, receives)
        for pair, (gives, receives) in zip(pairs_to_guess(look), effects, strict=False)
    ]
    save_guesses(look=look, guesses=guesses, at=AT)
    return look
