"""Profiles and answers of the talk, as lines of the export: one's own, and what was shown while the party was here."""

from django.db.models import QuerySet

from partnerships.models import DialogueAnswer, Motivation, Party, PartyProfile, ResourceNeedOffer, ValueAllocation
from partnerships.queries.exported import Line, Table
from partnerships.queries.talk import PROMPTS

WAYS = ("decision_pace", "time_horizon", "risk_appetite", "planning_style", "communication_style")
TRAITS = ("is_local", "is_small", "is_social_enterprise")


def profile_tables(party: Party) -> list[Table]:
    seen = PartyProfile.objects.seen_by(party).filter(party__partnership=party.partnership)
    fields = ("party__name", "number", "taken_at", "shared_at", "mission_statement", "mission_number", "promises")
    whose = ("profile__party__name", "profile__number")
    order = ("profile__party_id", "profile__number", "pk")
    beneath = {"profile__in": seen}
    values: QuerySet[ValueAllocation] = ValueAllocation.objects.filter(**beneath).order_by(*order)
    motives = Motivation.objects.filter(**beneath).order_by(*order)
    resources = ResourceNeedOffer.objects.filter(**beneath).order_by(*order)
    return [
        (
            "profiles.csv",
            ("party", "number", "written", "shared", "mission", "version", "promises", *WAYS, *TRAITS),
            [
                (*row[:6], "; ".join(row[6]), *row[7:])
                for row in seen.order_by("party_id", "number").values_list(*fields, *WAYS, *TRAITS)
            ],
        ),
        (
            "profile_values.csv",
            ("party", "profile", "value", "points"),
            list(values.values_list(*whose, "name", "points")),
        ),
        (
            "profile_motives.csv",
            ("party", "profile", "motive", "weight", "in a sentence"),
            list(motives.values_list(*whose, "kind", "weight", "words")),
        ),
        (
            "profile_needs_and_offers.csv",
            ("party", "profile", "what", "need", "importance", "what is needed", "offer", "what is offered"),
            list(resources.values_list(*whose, "kind", "need", "importance", "need_note", "offer", "offer_note")),
        ),
        ("talk.csv", ("question", "party", "answer", "written", "shared"), _answers(party)),
    ]


def _answers(party: Party) -> list[Line]:
    rows = DialogueAnswer.objects.seen_by(party).filter(party__partnership=party.partnership)
    fields = ("prompt", "party__name", "text", "written_at", "shared_at")
    found = rows.order_by("prompt", "party_id", "pk").values_list(*fields)
    return [(str(PROMPTS.get(prompt, prompt)), *rest) for prompt, *rest in found]
