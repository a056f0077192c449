"""Who the parties of the demonstration's partnerships say they are, written and shared by each side itself."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from missionhub.home.furnishing.pages import read_area
from missionhub.organizations.models import Organization, Person
from partnerships.models import Participant, ParticipantRole
from partnerships.services.dialogue import save_answer, share_answer
from partnerships.services.profile import ProfileWords, ResourceWords, save_profile, share_profile

SIDES = ("ours", "theirs")


def furnish_profiles(*, organization: Organization, by: Person, at: datetime) -> None:
    wanted = read_area("profiles")
    for profile in wanted["profile"]:
        side = _lead(organization, profile["partnership"], is_ours=profile["side"] == "ours")
        save_profile(words=_words(profile), by=side, at=at - timedelta(days=5))
        if profile.get("is_shared"):
            share_profile(by=side, at=at - timedelta(days=4))
    for answer in wanted["answer"]:
        for name in SIDES:
            if name not in answer:
                continue
            side = _lead(organization, answer["partnership"], is_ours=name == "ours")
            save_answer(prompt=answer["prompt"], text=answer[name], by=side, at=at - timedelta(days=3))
            if not answer.get("is_kept"):
                share_answer(prompt=answer["prompt"], by=side, at=at - timedelta(days=2))


def _lead(organization: Organization, partnership: str, *, is_ours: bool) -> Participant:
    leads = Participant.objects.filter(
        partnership__name=partnership, partnership__parties__organization=organization, role=ParticipantRole.LEAD
    )
    ours = {"party__organization": organization}
    leads = leads.filter(**ours) if is_ours else leads.exclude(**ours)
    return leads.select_related("party__organization", "partnership").distinct().get()


def _words(wanted: Mapping[str, Any]) -> ProfileWords:
    return ProfileWords(
        mission=wanted.get("mission", ""),
        motivations={kind: (weight, words) for kind, (weight, words) in wanted["motivations"].items()},
        values=list(wanted["values"].items()),
        resources=[ResourceWords(**one) for one in wanted["resources"]],
        ways=wanted["ways"],
        traits=wanted["traits"],
    )
