"""First looks through their pages: written, read, brought in and left behind; nobody else finds them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse

from missionhub.organizations.models import Membership
from missionhub.organizations.permissions import Role
from partnerships.models import FirstLook, Guess, Partnership
from partnerships.models.first_look import FirstLookQuerySet
from partnerships.queries.first_look import pairs_to_guess
from tests.architecture.routes import METHODS, Route, tenant_routes
from tests.factories.organizations import MembershipFactory
from tests.factories.partnerships import AT, OURS, THEIRS, make_look
from tests.partnerships.sending import send
from tests.services import require_data

pytestmark = pytest.mark.django_db
OF_ONE = [route for route in tenant_routes() if "first-looks/<int:look>" in route.path]


def address(route: Route, look: FirstLook) -> str:
    pair = pairs_to_guess(look)[0]
    ids = {"look": look.pk, "ours": pair.ours.pk, "theirs": pair.theirs.pk}
    named = {name: value for name, value in ids.items() if f"<int:{name}>" in route.path}
    return reverse(route.name, kwargs={"organization_slug": look.organization.slug, **named})


def goals_data(side: str, texts: tuple[str, ...]) -> dict[str, str]:
    data = {f"{side}-TOTAL_FORMS": str(len(texts)), f"{side}-INITIAL_FORMS": "0"}
    for number, text in enumerate(texts):
        data |= {f"{side}-{number}-text": text, f"{side}-{number}-importance": "5", f"{side}-{number}-kind": "social"}
    return data


def test_a_look_is_taken_guessed_and_read(leader: Membership, client_of):
    client, slug = client_of(leader), leader.organization.slug
    words = {"name": "Green Routes", "purpose": "Suppers", "note": "Ask Gil."}
    first = client.post(reverse("partnerships:first-look-new", args=[slug]), words)
    look = FirstLook.objects.get()
    goals = goals_data("ours", OURS) | goals_data("theirs", THEIRS)
    second = client.post(reverse("partnerships:first-look-goals", args=[slug, look.pk]), goals)
    sheet = client.get(reverse("partnerships:guesses", args=[slug, look.pk]))
    data = {name: "1" for pair in sheet.context["form"].pairs for name in (pair.gives_name, pair.receives_name)}
    data[sheet.context["form"].pairs[0].receives_name] = "-3"
    third = send(client, reverse("partnerships:guesses", args=[slug, look.pk]), data)
    page = client.get(reverse("partnerships:first-look", args=[slug, look.pk]))
    listed = client.get(reverse("partnerships:list", args=[slug])).content.decode()

    assert [answer.status_code for answer in (first, second, third, page)] == [302, 302, 302, 200]
    text = page.content.decode()
    assert "our guess alone" in text and "never counts as a joint result" in text
    assert (str(page.context["card"].title), page.context["card"].figures.n) == ("A red line stands between you", 9)
    assert "First looks" in listed and "Green Routes" in listed


def test_pairs_that_are_done_are_folded_and_nothing_typed_is_folded_away(leader: Membership, client_of):
    look = make_look(leader.organization, (1, 1), (2, None), (0, 0))
    client, url = client_of(leader), reverse("partnerships:guesses", args=[leader.organization.slug, look.pk])
    page = client.get(url)
    name = page.context["form"].pairs[0].gives_name
    refused = client.post(url, {name: "17"})
    folded = [answer.content.decode().count('">\n  <summary><h2>') for answer in (page, refused)]

    assert "2 of 9 pairs saved both ways" in page.content.decode()
    assert (refused.status_code, folded) == (422, [2, 0])


def test_one_guess_is_changed_on_its_own_page(leader: Membership, client_of):
    look = make_look(leader.organization, *[(1, 1)] * 9)
    pair = pairs_to_guess(look)[4]
    url = reverse("partnerships:guess", args=[leader.organization.slug, look.pk, pair.ours.pk, pair.theirs.pk])
    send(client_of(leader), url, {pair.gives_name: "-2", pair.receives_name: "", pair.note_name: "Why not."})

    changed = Guess.objects.get(ours=pair.ours, theirs=pair.theirs)
    assert (changed.gives, changed.receives, changed.note) == (-2, None, "Why not.")
    assert Guess.objects.filter(gives=1, receives=1).count() == 8


@pytest.mark.parametrize("route", OF_ONE, ids=lambda route: route.name)
def test_nobody_elsewhere_finds_a_look_and_members_are_refused(route: Route, leader, member, client_of):
    look = make_look(leader.organization)
    elsewhere = MembershipFactory(role=Role.ADMINISTRATOR)
    url = address(route, look)
    from_elsewhere = url.replace(f"/o/{leader.organization.slug}/", f"/o/{elsewhere.organization.slug}/")

    for method in METHODS:
        statuses = [
            getattr(client_of(who), method)(where).status_code
            for who, where in ((elsewhere, url), (elsewhere, from_elsewhere), (member, url))
        ]
        assert (method, statuses) == (method, [404, 404, 403])
    assert FirstLook.objects.filter(pk=look.pk).exists()


def test_alarm_without_the_door_a_look_is_found_elsewhere(leader, client_of, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(FirstLookQuerySet, "of", lambda rows, organization: rows.all())
    look = make_look(leader.organization)
    elsewhere = MembershipFactory(role=Role.ADMINISTRATOR)
    url = reverse("partnerships:first-look", args=[elsewhere.organization.slug, look.pk])

    assert client_of(elsewhere).get(url).status_code == 200


def test_members_see_no_heading_of_first_looks(leader, member, client_of):
    make_look(leader.organization)
    url = reverse("partnerships:list", args=[leader.organization.slug])

    assert "Green Routes" not in client_of(member).get(url).content.decode()
    assert "Green Routes" in client_of(leader).get(url).content.decode()


def test_inviting_begins_a_partnership_and_the_look_stays_ours(leader: Membership, client_of):
    look = make_look(leader.organization, *[(1, 1)] * 9)
    url = reverse("partnerships:first-look-partnership", args=[leader.organization.slug, look.pk])
    client_of(leader).post(url, {"name": "Suppers", "purpose": "Bring suppers."})

    partnership = Partnership.objects.get()
    page = client_of(leader).get(reverse("partnerships:partnership", args=[leader.organization.slug, partnership.pk]))
    assert not any(text in page.content.decode() for text in THEIRS)
    assert (
        OURS[0]
        in client_of(leader)
        .get(reverse("partnerships:goals", args=[leader.organization.slug, partnership.pk]))
        .content.decode()
    )


def test_tearing_up_takes_the_look_and_leaves_what_began_from_it(leader: Membership, client_of):
    look = make_look(leader.organization, (1, 1))
    client_of(leader).post(reverse("partnerships:first-look-removal", args=[leader.organization.slug, look.pk]))

    assert (FirstLook.objects.count(), Guess.objects.count()) == (0, 0)


def upload(client, slug: str, content: bytes):
    file = SimpleUploadedFile("m.csv", content, "text/csv")
    words = {"file": file, "name": "Somebody", "purpose": "Something"}
    return client.post(reverse("partnerships:rated-matrix-new", args=[slug]), words)


def test_a_file_with_mistakes_brings_nothing_in_and_names_them_all(leader: Membership, client_of):
    answer = upload(client_of(leader), leader.organization.slug, b"our_goal,their_goal,effect\nA,B,9\nA,,1\nC,D,1\n")

    assert (answer.status_code, FirstLook.objects.count()) == (422, 0)
    text = answer.content.decode()
    assert "m.csv, line 2, column effect" in text and "m.csv, line 3, column their_goal" in text
    assert 'value="Somebody"' in text


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"PK\x03\x04" + b"x" * 300, b'our_goal,their_goal,effect\n"A'])
def test_files_that_are_no_table_are_refused_with_words(leader: Membership, client_of, content: bytes):
    answer = upload(client_of(leader), leader.organization.slug, content)

    assert (answer.status_code, FirstLook.objects.count()) == (422, 0)


def test_what_a_file_says_is_shown_as_text(leader: Membership, client_of):
    slug, goal = leader.organization.slug, "<script>alert(1)</script>"
    upload(client_of(leader), slug, f"our_goal,their_goal,effect,effect_back,note\n{goal},=1+1,-1,1,{goal}\n".encode())
    look = FirstLook.objects.get()

    for name in ("first-look", "first-look-goals", "guesses"):
        text = client_of(leader).get(reverse(f"partnerships:{name}", args=[slug, look.pk])).content.decode()
        assert goal not in text


def test_seventeen_by_seventeen_stands_on_one_page_with_few_queries(
    leader: Membership, client_of, django_assert_max_num_queries
):
    slug = leader.organization.slug
    content = (require_data() / "sdg_interactions_sweden.csv").read_bytes()
    upload(client_of(leader), slug, content)
    look = FirstLook.objects.get()
    client = client_of(leader)

    with django_assert_max_num_queries(25):
        page = client.get(reverse("partnerships:first-look", args=[slug, look.pk]))
    sheet = client.get(reverse("partnerships:guesses", args=[slug, look.pk]))

    grid = page.context["grid"]
    assert (len(grid.rows), len(grid.columns), grid.is_dense, len(grid.listed), grid.rest) == (17, 17, True, 15, 274)
    assert "The heaviest tension" in page.content.decode()
    assert len(sheet.context["form"].pairs) == 17


def test_command_brings_in_or_says_everything_to_mend(organization, tmp_path, capsys):
    file = tmp_path / "our_matrix.csv"
    file.write_text("our_goal,their_goal,effect\nA,B,2\n")
    call_command("import_rated_matrix", str(file), organization=organization.slug)
    look = FirstLook.objects.get()
    file.write_text("our_goal,their_goal,effect\nA,B,7\n")

    assert capsys.readouterr().out.splitlines()[-1] == reverse(
        "partnerships:first-look", args=[organization.slug, look.pk]
    )
    assert (look.name, look.source, look.created_at > AT) == ("Our matrix", "our_matrix.csv", look.created_at > AT)
    with pytest.raises(CommandError, match="line 2, column effect"):
        call_command("import_rated_matrix", str(file), organization=organization.slug)
    with pytest.raises(CommandError, match="no organization"):
        call_command("import_rated_matrix", str(file), organization="nowhere")
    assert FirstLook.objects.count() == 1
