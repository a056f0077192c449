"""What waits for one side's word: proposed or shown by another side, so that all of it is known to all."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerships.models import AlignmentRound, CellAgreement, Party, PartyProfile, Safeguard, ValueItem


@dataclass(frozen=True)
class OpenItem:
    words: str
    url: str


def open_items(party: Party, newest: AlignmentRound) -> list[OpenItem]:
    """Five queries: pairs, safeguards, what is said about this side, and others who have shown themselves."""
    return [*_agreements(party, newest), *_safeguards(party), *_claims(party), *_profile(party)]


def _agreements(party: Party, newest: AlignmentRound) -> list[OpenItem]:
    proposed = CellAgreement.objects.concerning(party).filter(
        round=newest, withdrawn_at__isnull=True, in_force_at__isnull=True
    )
    rows = proposed.exclude(acceptances__party=party).select_related("goal_a", "goal_b", "proposed_by")
    items = []
    for row in rows.order_by("proposed_at", "pk"):
        ours, theirs = (row.goal_a, row.goal_b) if row.goal_a.party_id == party.pk else (row.goal_b, row.goal_a)
        words = _("%(name)s proposes how to see “%(ours)s” and “%(theirs)s”. Accept it, or propose something else.")
        items.append(
            OpenItem(
                words % {"name": row.proposed_by.name, "ours": ours.text, "theirs": theirs.text},
                f"{_page(party, 'pair', ours.pk, theirs.pk)}#written",
            )
        )
    return items


def _safeguards(party: Party) -> list[OpenItem]:
    count = (
        Safeguard.objects.proposed().filter(partnership=party.partnership_id).exclude(acceptances__party=party).count()
    )
    words = ngettext("A safeguard waits for your yes.", "%(count)s safeguards wait for your yes.", count)
    return [OpenItem(words % {"count": count}, _page(party, "power"))] if count else []


def _claims(party: Party) -> list[OpenItem]:
    count = ValueItem.objects.standing().filter(whose=party, agreed_at__isnull=True).count()
    words = ngettext(
        "Something said about you counts once you agree.",
        "%(count)s things said about you count once you agree.",
        count,
    )
    return [OpenItem(words % {"count": count}, _page(party, "value"))] if count else []


def _profile(party: Party) -> list[OpenItem]:
    shown = PartyProfile.objects.handed_over().filter(party__partnership=party.partnership_id)
    sides = set(shown.values_list("party_id", flat=True))
    if party.pk in sides or not sides:
        return []
    names = list(Party.objects.here().filter(pk__in=sides).in_order().values_list("name", flat=True))
    words = _("%(names)s has said who it is. Do the same, and you read each other’s in the same moment.")
    return [OpenItem(words % {"names": ", ".join(names)}, _page(party, "profile"))] if names else []


def _page(party: Party, name: str, *more: int) -> str:
    slug = party.organization.slug if party.organization else ""
    return reverse(f"partnerships:{name}", args=[slug, party.partnership_id, *more])
