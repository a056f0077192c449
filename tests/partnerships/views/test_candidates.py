import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from missionhub.organizations.models import Membership
from missionhub.organizations.permissions import Role
from partnerships.models import Estimate, FirstLook
from partnerships.models.first_look import FirstLookQuerySet
from tests.factories.organizations import MembershipFactory
from tests.factories.partnerships import make_look
from tests.partnerships.sending import send

pytestmark = pytest.mark.django_db
VALUES = {"value-0-name": "Care", "value-0-ours": "100", "value-0-theirs": "70", "value-1-name": "Thrift"}


def test_estimates_are_written_and_lead_to_the_comparison(leader: Membership, client_of):
    look, client = make_look(leader.organization, *[(1, 1)] * 9), client_of(leader)
    url = reverse("partnerships:estimates", args=[leader.organization.slug, look.pk])
    said = {
        **VALUES,
        "value-1-theirs": "30",
        "need-money-ours": "2",
        "offer-money-theirs": "0",
        "way-risk_appetite-ours": "4",
    }
    answer = send(client, url, said, follow=True)
    again = client.get(url).context["form"]

    assert answer.redirect_chain[-1][0] == reverse("partnerships:comparison", args=[leader.organization.slug, look.pk])
    assert sorted(look.estimates.values_list("topic", "name", "ours", "theirs"), key=str) == [
        ("need", "money", 2, None),
        ("offer", "money", None, 0),
        ("value", "Care", 100, 70),
        ("value", "Thrift", None, 30),
        ("way", "risk_appetite", 4, None),
    ]
    assert (again["value-0-ours"].value(), again["offer-money-theirs"].value()) == (100, 0)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({**VALUES, "value-1-theirs": "20"}, "Their points add up to 90"),
        ({"value-0-ours": "100"}, "Name the value these points are for"),
        ({**VALUES, "value-1-theirs": "30", "value-2-name": " care "}, "This value stands in the list already"),
        ({"way-risk_appetite-ours": "9"}, "not one of the available choices"),
    ],
)
def test_mistakes_are_told_and_nothing_typed_is_lost(leader: Membership, client_of, said: dict[str, str], words: str):
    look = make_look(leader.organization)
    answer = send(
        client_of(leader),
        reverse("partnerships:estimates", args=[leader.organization.slug, look.pk]),
        {**said, "value-5-name": "Kept"},
    )

    assert (answer.status_code, Estimate.objects.count()) == (422, 0)
    assert words in answer.content.decode() and 'value="Kept"' in answer.content.decode()


def test_the_comparison_holds_looks_of_one_purpose_of_one_organization(leader: Membership, client_of):
    mine = make_look(leader.organization, name="Mine")
    make_look(leader.organization, name="Mine, too")
    other = make_look(leader.organization, name="For something else")
    FirstLook.objects.filter(pk=other.pk).update(purpose="Something else")
    make_look(MembershipFactory(role=Role.LEADER).organization, name="Not mine")
    url = reverse("partnerships:comparison", args=[leader.organization.slug, mine.pk])

    page = client_of(leader).get(url)

    assert [one.look.name for one in page.context["compared"].candidates] == ["Mine", "Mine, too"]


def test_alarm_without_the_door_candidates_of_others_are_compared(
    leader: Membership, client_of, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(FirstLookQuerySet, "of", lambda rows, organization: rows.all())
    mine = make_look(leader.organization, name="Mine")
    make_look(MembershipFactory(role=Role.LEADER).organization, name="Not mine")
    url = reverse("partnerships:comparison", args=[leader.organization.slug, mine.pk])

    assert "Not mine" in client_of(leader).get(url).content.decode()


def test_each_candidate_more_asks_two_queries(leader: Membership, client_of):
    first, *others = [make_look(leader.organization, *[(1, 1)] * 9, name=name) for name in ("A", "B", "C")]
    url = reverse("partnerships:comparison", args=[leader.organization.slug, first.pk])
    client = client_of(leader)
    counts = []
    for purpose in (first.purpose, "Something else"):
        FirstLook.objects.filter(pk__in=[look.pk for look in others]).update(purpose=purpose)
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        counts.append(len(asked))

    assert counts[0] - counts[1] == 2 * len(others)
