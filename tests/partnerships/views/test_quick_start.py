"""From the first word to an agreed pair, through the pages, as two organizations do it."""

from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from missionhub.organizations.models import Membership
from partnerships.models import CellAgreement, Partnership, PartyInvitation
from partnerships.queries.inviting import party_invitation_url
from tests.factories.partnerships import OURS, THEIRS


def goals_data(texts: tuple[str, ...]) -> dict[str, str]:
    data = {"form-TOTAL_FORMS": str(len(texts)), "form-INITIAL_FORMS": str(len(texts))}
    for number, text in enumerate(texts):
        data |= {f"form-{number}-text": text, f"form-{number}-importance": "5", f"form-{number}-kind": "social"}
    return data


def rate_all(client: Client, url: str, *, gives: int, receives: int) -> object:
    """Every pair the same, and hand in."""
    form = client.get(url).context["form"]
    data = {"hand_in": "yes"}
    for pair in form.pairs:
        data |= {pair.gives_name: str(gives), pair.receives_name: str(receives)}
    return client.post(url, data, follow=True)


@pytest.mark.django_db
def test_two_organizations_rate_blind_reveal_and_agree(leader: Membership, client_of):
    host, guest = client_of(leader), Client()
    ours = leader.organization.slug

    host.post(reverse("partnerships:new", args=[ours]), {"name": "Food by bicycle", "purpose": "Meals by bicycle."})
    partnership = Partnership.objects.get()
    host.post(reverse("partnerships:goals", args=[ours, partnership.pk]), goals_data(OURS))
    host.post(reverse("partnerships:invitations", args=[ours, partnership.pk]), {"organization_name": "Green Routes"})
    link = urlsplit(party_invitation_url(PartyInvitation.objects.get())).path
    first = guest.get(link)
    account = {"organization_name": "Green Routes", "person_name": "Gil Green"}
    account |= {"email": "gil@green.example", "password": "bread-and-roses-77"}
    second = guest.post(link, account, follow=True)
    theirs = Membership.objects.get(user__email="gil@green.example").organization.slug
    third = guest.post(reverse("partnerships:goals", args=[theirs, partnership.pk]), goals_data(THEIRS), follow=True)
    rate_all(host, reverse("partnerships:ratings", args=[ours, partnership.pk]), gives=2, receives=-2)
    revealed = rate_all(guest, reverse("partnerships:ratings", args=[theirs, partnership.pk]), gives=1, receives=2)
    pair = revealed.context["picture"].rows[0][1][0]
    address = [theirs, partnership.pk, pair.ours.pk, pair.theirs.pk]
    words = {"gives": "-1", "receives": "2", "note": "They need our riders.", "mitigation": "Two riders more."}
    guest.post(reverse("partnerships:pair-agreements", args=address), words)
    agreement = CellAgreement.objects.get()
    host.post(reverse("partnerships:agreement-acceptance", args=[ours, partnership.pk, agreement.pk]))
    agreement.refresh_from_db()
    matrix = host.get(reverse("partnerships:matrix", args=[ours, partnership.pk]))

    assert [first.status_code, second.status_code, third.status_code] == [200, 200, 200]
    assert third.redirect_chain[-1][0] == reverse("partnerships:ratings", args=[theirs, partnership.pk])
    assert (pair.we_say, pair.they_say, pair.gives, pair.receives) == ((1, 2), (-2, 2), -2, 2)
    assert agreement.in_force_at is not None
    seen = matrix.context["picture"].cells[pair.theirs.pk, pair.ours.pk]
    assert (seen.gives, seen.receives, seen.is_agreed) == (2, -1, True)
