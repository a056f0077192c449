import pytest
from django.urls import reverse

from missions.models import Promise, Revision
from missions.services import edit_promise, retire_promise
from tests.factories.missions import MissionFactory, MissionVersionFactory, PromiseFactory
from tests.missions.views.conftest import AT


def url(name, *args):
    return reverse(f"missions:{name}", args=["harbor-kitchen", *args])


def texts(mission) -> list[str]:
    return [promise.text for promise in Promise.objects.filter(mission=mission).active().in_order()]


@pytest.fixture
def promises(organization) -> list[Promise]:
    mission = MissionFactory(organization=organization)
    MissionVersionFactory(mission=mission)
    return [PromiseFactory(mission=mission, text=text, position=place) for place, text in enumerate("ABC", start=1)]


def form(promise, **typed):
    return {
        "text": promise.text,
        "phrase": promise.phrase,
        "definition": promise.definition,
        "cues": "\r\n".join(promise.cues),
        "weight": str(promise.weight),
        "lock_version": str(promise.lock_version),
    } | typed


@pytest.mark.parametrize("count", [1, 3])
def test_promise_list_asks_the_database_equally_often(
    count, organization, leader, client_of, django_assert_num_queries
):
    mission = MissionFactory(organization=organization)
    MissionVersionFactory(mission=mission)
    PromiseFactory.create_batch(count, mission=mission)
    client = client_of(leader)

    with django_assert_num_queries(8):  # session, user, membership, mission, versions, promises, texts set aside
        page = client.get(url("promise-list", mission.pk))

    assert len(page.context["page"].rows) == count


def test_promise_list_without_promises_teaches_what_one_is(organization, leader, client_of):
    draft = MissionVersionFactory(mission__organization=organization)

    page = client_of(leader).get(url("promise-list", draft.mission_id)).content.decode()

    assert url("promise-proposal", draft.mission_id) in page
    assert "that a reader could check" in page


def test_proposal_reads_the_text_once(mission, leader, client_of):
    client = client_of(leader)
    MissionVersionFactory(mission=mission, number=2, statement="We rescue food, and teach every child to swim.")

    client.post(url("promise-proposal", mission.pk))
    before = texts(mission)
    client.post(url("promise-proposal", mission.pk))

    assert "Teach every child to swim" in before
    assert texts(mission) == before


def test_proposals_are_read_and_edited_before_they_are_confirmed(promises, leader, client_of):
    page = client_of(leader).get(url("promise-list", promises[0].mission_id)).content.decode()

    places = [
        page.index(words) for words in ("Read each one first", url("promise-edit", promises[-1].pk), "confirm all 3")
    ]
    assert places == sorted(places)
    assert "btn-primary" not in page[page.index("Read each one first") : places[1]]


def test_editing_begins_with_the_promise_and_what_keeping_it_means(promises, leader, client_of):
    promise = promises[0]
    Promise.objects.filter(pk=promise.pk).update(phrase="as copied from the statement")
    client, place = client_of(leader), url("promise-edit", promise.pk)

    folded = client.get(place).context["form"]
    Promise.objects.filter(pk=promise.pk).update(measure="Days between call and answer")
    filled = client.get(place).context["form"]
    faulty = client.post(place, form(promise, weight="0")).context["form"]

    assert [field.name for field in folded.short_fields()] == ["text", "definition"]
    assert [one.is_more_open for one in (folded, filled, faulty)] == [False, True, True]


def test_what_is_folded_is_saved_all_the_same(promises, leader, client_of):
    page = client_of(leader).get(url("promise-edit", promises[0].pk))

    shown = [field.name for field in (*page.context["form"].short_fields(), *page.context["form"].more_fields())]
    assert sorted(shown) == sorted(field.name for field in page.context["form"].visible_fields())
    assert all(f'name="{name}"' in page.content.decode() for name in shown)


def test_bare_number_is_no_target(promises, leader, client_of):
    promise, client = promises[0], client_of(leader)

    refused = client.post(url("promise-edit", promise.pk), form(promise, target="Thirty", measure="minutes"))
    taken = client.post(url("promise-edit", promise.pk), form(promise, target="At most thirty minutes"))

    assert (
        "Say of what, and which way is better" in refused.content.decode()
        and 'value="Thirty"' in refused.content.decode()
    )
    assert taken.status_code == 302
    promise.refresh_from_db()
    assert promise.target == "At most thirty minutes"


def test_confirmation_confirms_what_was_shown_and_nothing_else(promises, leader, client_of):
    first, _, third = promises
    stranger = PromiseFactory()

    client_of(leader).post(
        url("promise-confirmation", first.mission_id),
        {"promise": [first.pk, third.pk, stranger.pk, "x", "²", "9" * 30]},
    )

    confirmed = Promise.objects.filter(confirmed_at__isnull=False).order_by("pk")
    assert [(promise.pk, promise.confirmed_by) for promise in confirmed] == [
        (first.pk, leader.person),
        (third.pk, leader.person),
    ]


def test_after_the_last_confirmation_comes_publishing_then_the_leaders(promises, leader, client_of):
    client, mission = client_of(leader), promises[0].mission
    client.post(url("promise-confirmation", mission.pk), {"promise": [promise.pk for promise in promises]})

    step = client.get(url("promise-list", mission.pk)).context["step"]
    client.post(step.url, {"lock_version": "1"})

    after = client.get(url("mission", mission.pk))
    assert (step.title, step.is_post, after.context["step"]) == ("Publish version 1", True, None)
    assert "Answer first yourself, then ask your leaders" in after.content.decode()


@pytest.mark.parametrize(
    ("place", "move", "expected"),
    [(2, "up", "ACB"), (0, "down", "BAC"), (0, "up", "ABC"), (2, "down", "ABC")],
)
def test_buttons_move_a_promise(place, move, expected, promises, leader, client_of):
    promise = promises[place]

    client_of(leader).post(url("promise-order", promise.mission_id), {"promise": promise.pk, "move": move})

    assert "".join(texts(promise.mission)) == expected


def test_dragging_sends_a_whole_order(promises, leader, client_of):
    first, second, third = promises

    answer = client_of(leader).post(
        url("promise-order", first.mission_id),
        {"promise": [third.pk, first.pk, second.pk]},
        headers={"X-Requested-With": "fetch"},
    )

    assert (answer.status_code, "".join(texts(first.mission))) == (204, "CAB")


def test_promise_is_added_by_hand_at_the_end(promises, leader, client_of):
    mission = promises[0].mission

    client_of(leader).post(
        url("promise-new", mission.pk),
        {"text": "D", "cues": " one  phrase\r\n\r\nanother\r\nanother", "weight": "4", "lock_version": "1"},
    )

    added = Promise.objects.get(text="D")
    assert "".join(texts(mission)) == "ABCD"
    assert (added.cues, added.weight, added.is_confirmed) == (["one phrase", "another"], 4, False)


def test_promise_edit_saves_every_field(promises, leader, client_of):
    promise = promises[0]

    client_of(leader).post(
        url("promise-edit", promise.pk),
        form(promise, text="Feed people", definition="Every day.", cues="meals\r\nfood", weight="9"),
    )

    promise.refresh_from_db()
    assert (promise.text, promise.definition, promise.cues, promise.weight, promise.lock_version) == (
        "Feed people",
        "Every day.",
        ["meals", "food"],
        9,
        2,
    )


@pytest.mark.parametrize(
    "wrong",
    [{"weight": "0"}, {"weight": "101"}, {"text": ""}, {"cues": "x" * 121}, {"cues": "\n".join(map(str, range(21)))}],
)
def test_promise_edit_with_an_error_shows_everything_typed(wrong, promises, leader, client_of):
    promise = promises[0]

    page = client_of(leader).post(
        url("promise-edit", promise.pk), form(promise, definition="Typed for an hour.") | wrong
    )

    assert page.context["form"].errors
    assert "Typed for an hour." in page.content.decode()
    assert Revision.objects.about(promise).count() == 1


def test_promise_changed_meanwhile_is_a_conflict(promises, leader, client_of):
    promise = promises[0]
    edit_promise(promise=promise, lock_version=1, fields={"text": "Theirs"}, by=None, at=AT)

    answer = client_of(leader).post(url("promise-edit", promise.pk), form(promise, text="Mine"))

    conflict = Revision.objects.about(promise).set_aside().get()
    assert (answer.url, conflict.fields["text"]) == (url("conflict", conflict.pk), "Mine")


def test_promise_dropped_meanwhile_is_a_conflict_and_comes_back(promises, leader, client_of):
    promise, client = promises[0], client_of(leader)
    retire_promise(promise=promise, by=None, at=AT)

    page = client.post(url("promise-edit", promise.pk), form(promise, text="Mine"), follow=True)
    conflict = Revision.objects.about(promise).set_aside().get()
    client.post(url("conflict", conflict.pk), form(promise, text="Mine"))

    promise.refresh_from_db()
    assert "was dropped while it was being edited" in page.content.decode()
    assert (promise.text, promise.retired_at) == ("Mine", None)


def test_retirement_takes_a_promise_out_of_the_list(promises, leader, client_of):
    promise, client = promises[1], client_of(leader)

    client.post(url("promise-retirement", promise.pk))
    again = client.post(url("promise-retirement", promise.pk), follow=True)

    assert "".join(texts(promise.mission)) == "AC"
    assert "Somebody has retired this promise already." in again.content.decode()


def test_dropped_promise_comes_back_from_the_page_one_lands_on(mission, leader, client_of):
    client, promise = client_of(leader), mission.promises.order_by("pk").first()

    page = client.post(url("promise-retirement", promise.pk), follow=True).content.decode()
    assert f"“{promise.text}” no longer counts." in page
    assert f'action="{url("promise-return", promise.pk)}"' in page

    client.post(url("promise-return", promise.pk))
    promise.refresh_from_db()
    assert promise.retired_at is None
    assert "Bring it back" not in client.get(f"{url('promise-list', mission.pk)}?dropped={promise.pk}").content.decode()


@pytest.mark.parametrize("asked", ["", "x", "9" * 30, "0"])
def test_nothing_is_offered_back_that_was_not_dropped_here(asked, mission, leader, client_of):
    page = client_of(leader).get(url("promise-list", mission.pk), {"dropped": asked})

    assert "Bring it back" not in page.content.decode()
