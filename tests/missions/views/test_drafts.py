import pytest
from django.urls import reverse

from missions.models import MissionVersion, Revision
from missions.services import publish, save_draft
from tests.factories.missions import MissionVersionFactory
from tests.missions.views.conftest import AT


def url(name, *args):
    return reverse(f"missions:{name}", args=["harbor-kitchen", *args])


def form_of(page) -> dict[str, str]:
    """What a browser would send back if nothing were typed."""
    form = page.context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def test_draft_is_begun_once(mission, leader, client_of):
    client = client_of(leader)

    first = client.post(url("draft-new", mission.pk))
    second = client.post(url("draft-new", mission.pk))

    draft = MissionVersion.objects.get(mission=mission, published_at__isnull=True)
    assert (first.url, second.url) == (url("draft", draft.pk), url("draft", draft.pk))
    assert (draft.number, draft.statement) == (2, "We rescue food and train people.")


def test_draft_saves_what_was_typed(draft, leader, client_of):
    client = client_of(leader)
    typed = form_of(client.get(url("draft", draft.pk))) | {"statement": "Line one\r\nline two"}

    client.post(url("draft", draft.pk), typed)

    draft.refresh_from_db()
    assert (draft.statement, draft.lock_version) == ("Line one\nline two", 2)


def test_draft_opened_and_sent_back_untouched_saves_nothing(draft, leader, client_of):
    client = client_of(leader)

    client.post(url("draft", draft.pk), form_of(client.get(url("draft", draft.pk))))

    assert Revision.objects.about(draft).count() == 1


def test_draft_with_an_error_shows_everything_typed_again(draft, leader, client_of):
    page = client_of(leader).post(
        url("draft", draft.pk), {"statement": "", "vision": "Typed for an hour.", "lock_version": "1"}
    )

    assert "Typed for an hour." in page.content.decode()


def test_two_tabs_join_different_parts(draft, leader, client_of):
    client = client_of(leader)
    one, two = form_of(client.get(url("draft", draft.pk))), form_of(client.get(url("draft", draft.pk)))

    client.post(url("draft", draft.pk), one | {"statement": "From one."})
    answer = client.post(url("draft", draft.pk), two | {"vision": "From two."})

    draft.refresh_from_db()
    assert answer.url == url("mission", draft.mission_id)
    assert (draft.statement, draft.vision) == ("From one.", "From two.")


def test_two_tabs_clash_and_both_texts_are_shown(draft, leader, client_of):
    client = client_of(leader)
    two = form_of(client.get(url("draft", draft.pk)))
    client.post(url("draft", draft.pk), two | {"statement": "From one."})

    page = client.post(url("draft", draft.pk), two | {"statement": "From two."}, follow=True)

    conflict = Revision.objects.about(draft).set_aside().get()
    assert page.request["PATH_INFO"] == url("conflict", conflict.pk)
    assert all(word in page.content.decode() for word in ("one", "two", "Keep theirs", "Keep mine"))


def test_draft_published_meanwhile_is_a_conflict_not_a_loss(draft, leader, client_of):
    client = client_of(leader)
    typed = form_of(client.get(url("draft", draft.pk)))
    publish(version=draft, by=None, at=AT)

    answer = client.post(url("draft", draft.pk), typed | {"statement": "Too late."})

    conflict = Revision.objects.about(draft).set_aside().get()
    assert answer.url == url("conflict", conflict.pk)
    assert conflict.fields["statement"] == "Too late."


def test_published_version_is_not_edited(mission, leader, client_of):
    version = mission.versions.get()

    assert client_of(leader).get(url("draft", version.pk)).url == url("mission", mission.pk)


def test_publication_puts_the_draft_in_force(draft, leader, client_of):
    client_of(leader).post(url("publication", draft.pk), {"lock_version": "1"})

    draft.refresh_from_db()
    assert (draft.is_published, draft.published_by) == (True, leader.person)


@pytest.mark.parametrize("seen", ["1", "99", "²", "9" * 40])
def test_publication_of_words_nobody_saw_is_refused(seen, draft, leader, client_of):
    save_draft(version=draft, lock_version=1, fields={"statement": "Changed."}, by=None, at=AT)

    page = client_of(leader).post(url("publication", draft.pk), {"lock_version": seen}, follow=True)

    draft.refresh_from_db()
    if seen in {"1", "99"}:
        assert not draft.is_published
        assert "Somebody changed the draft" in page.content.decode()
    else:
        assert page.status_code == 200


def test_comparison_shows_words_removed_and_added(mission, draft, leader, client_of):
    page = client_of(leader).get(url("compare", mission.pk), {"from": "1", "to": "2"})

    statement = page.context["differences"][0]
    assert [(piece.change.value, piece.text) for piece in statement.pieces] == [
        ("same", "We rescue food "),
        ("removed", "and train people"),
        ("added", "for all"),
        ("same", "."),
    ]


@pytest.mark.parametrize(("first", "second"), [("9", "x"), ("", ""), ("2", "1")])
def test_comparison_answers_any_numbers(first, second, mission, draft, leader, client_of):
    page = client_of(leader).get(url("compare", mission.pk), {"from": first, "to": second})

    assert page.status_code == 200


def test_comparison_keeps_drafts_from_members(mission, draft, member, client_of):
    page = client_of(member).get(url("compare", mission.pk), {"from": "1", "to": "2"})

    assert [version.number for version in page.context["versions"]] == [1]
    assert "for all" not in page.content.decode()


@pytest.mark.parametrize("count", [2, 4])
def test_comparison_asks_the_database_equally_often(count, mission, leader, client_of, django_assert_num_queries):
    for number in range(2, count + 1):
        MissionVersionFactory(mission=mission, number=number, published_at=AT, published_by=leader.person)
    client = client_of(leader)

    with django_assert_num_queries(6):  # session, user, membership, mission, versions, strip
        client.get(url("compare", mission.pk))


@pytest.mark.parametrize("number", ["2147483648", "9" * 30])
def test_number_no_database_takes_is_refused_and_the_text_kept(number, draft, leader, client_of):
    page = client_of(leader).post(url("draft", draft.pk), {"statement": "Typed in good faith.", "lock_version": number})

    assert page.status_code < 500
    assert "Typed in good faith." in page.content.decode()


@pytest.mark.parametrize("number", ["", "x"])
def test_text_that_was_not_read_is_not_published(number, draft, leader, client_of):
    client_of(leader).post(url("publication", draft.pk), {"lock_version": number})

    draft.refresh_from_db()
    assert not draft.is_published
