"""The demonstration's partnerships, put together by the services both sides use."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from missionhub.accounts.models import INVENTED_DOMAIN, User
from missionhub.home.furnishing.pages import read_area
from missionhub.home.furnishing.partnership_hearing import furnish_hearings
from missionhub.home.furnishing.partnership_notes import furnish_what_is_told
from missionhub.home.furnishing.partnership_stakeholders import furnish_surroundings
from missionhub.home.furnishing.partnership_value import furnish_value
from missionhub.organizations.models import Membership, Organization, Person
from missionhub.organizations.permissions import Role
from missionhub.organizations.services import start_organization
from partnerships.models import AlignmentRound, Goal, Participant, ParticipantRole, Partnership
from partnerships.queries.rating_sheet import pairs_to_rate
from partnerships.services.agreeing import accept_agreement, propose_agreement
from partnerships.services.goals import GoalWords, name_goals
from partnerships.services.inviting import accept_for, invite_party
from partnerships.services.neutrals import consent_to_neutral, propose_neutral
from partnerships.services.people import let_take_part
from partnerships.services.rating import hand_in, save_ratings
from partnerships.services.rounds import begin_round
from partnerships.services.starting import start_partnership


def furnish_partnerships(*, organization: Organization, by: Person, at: datetime) -> None:
    visitors = Membership.objects.filter(organization=organization).select_related("person", "user")
    lead, colleague = visitors.get(role=Role.ADMINISTRATOR), visitors.get(role=Role.LEADER)
    for wanted in read_area("partnerships")["partnership"]:
        ours, theirs, began_at = _furnish(wanted, lead=lead, colleague=colleague, at=at)
        furnish_value(ours, theirs, at=began_at)
        furnish_surroundings(ours, theirs, at=at)
        furnish_hearings(theirs, at=at)
        _let_read_along(ours, theirs, wanted, at=at)
        furnish_what_is_told(ours=ours, theirs=theirs, wanted=wanted, at=at)
    for wanted in read_area("rehearsed")["partnership"]:
        _furnish(wanted, lead=lead, colleague=colleague, at=at)


def _furnish(
    wanted: Mapping[str, Any], *, lead: Membership, colleague: Membership, at: datetime
) -> tuple[Participant, Participant, datetime]:
    """Both sides, and the day on which their newest round began."""
    earlier = wanted.get("earlier")
    began_at = at - timedelta(days=earlier["days_ago"] if earlier else wanted["days_ago"])
    partnership = start_partnership(
        organization=lead.organization,
        name=wanted["name"],
        purpose=wanted["purpose"],
        by=lead.person,
        user=lead.user,
        at=began_at,
    )
    ours = Participant.objects.get(partnership=partnership)
    let_take_part(membership=colleague, role=ParticipantRole.CONTRIBUTOR, by=ours, at=began_at)
    _name(ours, wanted["ours"], at=began_at)
    theirs = _partner(ours, wanted, at=began_at + timedelta(days=1))
    _name(theirs, wanted["theirs"], at=began_at + timedelta(days=1))
    _rate(partnership, ours, theirs, (earlier or wanted)["ratings"], at=began_at + timedelta(days=2))
    if earlier:
        began_at = at - timedelta(days=wanted["days_ago"])
        _look_again(partnership, ours, theirs, wanted, at=began_at)
    _agree(ours, theirs, wanted, at=began_at + timedelta(days=4))
    return ours, theirs, began_at


def _let_read_along(ours: Participant, theirs: Participant, wanted: Mapping[str, Any], *, at: datetime) -> None:
    """Somebody of neither side, until a day ahead."""
    for one in wanted.get("neutral", ()):
        ends_on = (at + timedelta(days=one["days_ahead"])).date()
        neutral = propose_neutral(name=one["name"], role=one["role"], ends_on=ends_on, by=theirs, at=at)
        if one["is_accepted"]:
            consent_to_neutral(neutral=neutral, by=ours, at=at)


def _look_again(
    partnership: Partnership, ours: Participant, theirs: Participant, wanted: Mapping[str, Any], *, at: datetime
) -> None:
    begin_round(reason=wanted["earlier"]["then_because"], by=theirs, at=at)
    for side, goals in ((ours, "ours"), (theirs, "theirs")):
        _name(side, wanted[goals], at=at + timedelta(days=1))
    _rate(partnership, ours, theirs, wanted["ratings"], at=at + timedelta(days=2))


def _partner(ours: Participant, wanted: Mapping[str, Any], *, at: datetime) -> Participant:
    invitation = invite_party(by=ours, organization_name=wanted["partner"], at=at)
    name = wanted["partner_person"]
    user = User.objects.create_user(f"{name.lower().replace(' ', '.')}{INVENTED_DOMAIN}", None, name=name)
    organization = start_organization(
        name=wanted["partner"], by=user, kind=wanted["partner_kind"], is_demonstration=True
    )
    person = Person.objects.get(organization=organization, user=user)
    return accept_for(invitation=invitation, organization=organization, person=person, user=user, at=at)


def _name(side: Participant, goals: list[dict[str, Any]], *, at: datetime) -> None:
    newest = AlignmentRound.objects.filter(partnership=side.partnership).newest_first()[0]
    name_goals(round=newest, party=side.party, goals=[GoalWords(**goal) for goal in goals], at=at)


def _rate(
    partnership: Partnership, ours: Participant, theirs: Participant, ratings: Mapping[str, Any], *, at: datetime
) -> None:
    """Written from Riverbend's side, so theirs are turned round; whoever has none written has not rated yet."""
    newest = AlignmentRound.objects.filter(partnership=partnership).newest_first()[0]
    order = {pair.name: number for number, pair in enumerate(pairs_to_rate(newest, ours))}
    for side, key, words in ((ours, "by_us", "our_words"), (theirs, "by_them", "their_words")):
        if key not in ratings:
            continue
        judged = []
        for pair in pairs_to_rate(newest, side):
            is_ours = side is ours
            name = pair.name if is_ours else f"{pair.theirs.pk}-{pair.ours.pk}"
            gives, receives = ratings[key][order[name]] if is_ours else ratings[key][order[name]][::-1]
            note = ratings.get(words, "") if gives < 0 and receives < 0 else ""
            judged.append(pair.judged(gives=gives, receives=receives, note=note))
        save_ratings(round=newest, rater=side, judgements=judged, at=at)
        hand_in(round=newest, by=side, at=at)


def _agree(ours: Participant, theirs: Participant, wanted: Mapping[str, Any], *, at: datetime) -> None:
    newest = AlignmentRound.objects.filter(partnership=ours.partnership).newest_first()[0]
    goals = {goal.text: goal for goal in Goal.objects.filter(round=newest)}
    for key, proposer, other in (("agreement", ours, theirs), ("proposal", theirs, ours)):
        if key not in wanted:
            continue
        written = wanted[key]
        mine, their = goals[written["ours"]], goals[written["theirs"]]
        gives, receives = written["gives"], written["receives"]
        if proposer is theirs:
            mine, their, gives, receives = their, mine, receives, gives
        agreement = propose_agreement(
            ours=mine,
            theirs=their,
            gives=gives,
            receives=receives,
            note=written["note"],
            mitigation=written.get("mitigation", ""),
            by=proposer,
            at=at,
        )
        if written.get("is_accepted"):
            accept_agreement(agreement=agreement, by=other, at=at)
