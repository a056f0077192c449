import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alignment.models import Release
from missionhub.organizations.permissions import Role
from missions.models import Promise
from surveys.models import Action
from surveys.queries import action_url
from tests.factories.alignment import PROMISES, mission_with, released_round
from tests.factories.organizations import MembershipFactory, PersonFactory
from tests.factories.plans import OutcomeFactory


@pytest.fixture
def release(organization, administrator) -> Release:
    return released_round(organization=organization, by=administrator.person)


def unmentioned(release: Release) -> Promise:
    return release.promises.get(text=PROMISES[2]).promise


def in_days(days: int) -> str:
    return str(timezone.now().date() + timedelta(days=days))


def typed(person, **other: str) -> dict[str, str]:
    return {"text": "Name an owner for training", "person": str(person.pk), "due_on": in_days(30)} | other


def url(release: Release, name: str = "surveys:actions") -> str:
    return reverse(name, args=["harbor-kitchen", release.round_id])


def test_meeting_ends_with_a_form_that_keeps_the_one_thing(release, leader, client_of):
    client = client_of(leader)
    meeting = client.get(url(release, "alignment:meeting")).content.decode()

    sent = client.post(url(release), typed(leader.person))

    assert f'action="{url(release)}"' in meeting[meeting.index("One thing we will do") :]
    assert sent.url == url(release, "alignment:results")  # the top of the page, where it says so
    results = client.get(sent.url).content.decode()
    part = results[results.index('id="actions"') :]
    assert "Name an owner for training" in part and "Lena Leader" in part


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"text": ""}, "Write down one thing"),
        ({"person": ""}, "Choose the one person"),
        ({"due_on": "2020-01-01"}, "This day has passed"),
    ],
)
def test_refused_action_keeps_what_was_typed(release, leader, client_of, wrong, words):
    page = client_of(leader).post(url(release), typed(leader.person) | wrong)

    text = page.content.decode()
    kept = ["Name an owner for training" in text, f'value="{leader.person.pk}" selected' in text, in_days(30) in text]
    assert (page.status_code, words in text, Action.objects.count()) == (400, True, 0)
    assert kept == ["text" not in wrong, "person" not in wrong, "due_on" not in wrong]


def test_nobody_of_another_organization_can_be_named(release, leader, client_of):
    stranger = PersonFactory()

    page = client_of(leader).post(url(release), typed(stranger))

    assert (page.status_code, Action.objects.count()) == (400, 0)
    assert stranger.name not in page.content.decode()


def test_nothing_of_another_organization_can_be_chosen(release, leader, client_of):
    other = MembershipFactory(role=Role.ADMINISTRATOR, organization__slug="other")
    promise = mission_with(organization=other.organization).promises.order_by("pk")[0]
    outcome = OutcomeFactory(organization=other.organization, title="Their secret outcome")
    client = client_of(leader)

    for wrong in ({"promise": str(promise.pk)}, {"outcome": str(outcome.pk)}):
        page = client.post(url(release), typed(leader.person, **wrong))
        assert (page.status_code, Action.objects.count()) == (400, 0)
        assert outcome.title not in page.content.decode()


def test_alarm_own_promise_and_outcome_can_be_chosen(release, leader, client_of):
    promise, outcome = unmentioned(release), OutcomeFactory(organization=leader.organization)

    client_of(leader).post(url(release), typed(leader.person, promise=str(promise.pk), outcome=str(outcome.pk)))

    action = Action.objects.get()
    assert (action.promise, action.outcome) == (promise, outcome)


def test_next_step_brings_its_promise_into_the_form(release, leader, client_of):
    client, promise = client_of(leader), unmentioned(release)
    results = client.get(url(release, "alignment:results")).content.decode()
    steps = results[results.index('id="next-steps"') : results.index('id="actions"')]
    opened = re.search(r'href="([^"]+/actions/[^"]*)"', steps)[1].replace("&amp;", "&")

    form = client.get(opened).content.decode()

    assert f'<option value="{promise.pk}" selected>' in form
    assert f"Find out who does “{promise.text}”" in form


def test_next_step_that_was_agreed_says_so_and_offers_one_more(release, leader, client_of):
    client, promise = client_of(leader), unmentioned(release)
    steps = []
    for agreed in (False, True):
        if agreed:
            client.post(
                url(release), typed(leader.person, promise=str(promise.pk), text="Name an owner\r\nfor training")
            )
        page = client.get(url(release, "alignment:results")).content.decode()
        steps.append(page[page.index('id="next-steps"') : page.index('id="actions"')])

    told = [["Make this an action" in each, "Add one more" in each] for each in steps]
    assert told == [[True, False], [False, True]]
    assert "Agreed: Name an owner for training (Lena Leader, by" in steps[1]


def test_unknown_promise_in_the_address_chooses_none(release, leader, client_of):
    for strange in ("x", "0", "9" * 40, "", "-1"):
        form = client_of(leader).get(f"{url(release)}?promise={strange}&outcome={strange}")
        assert (form.status_code, re.findall(r'value="\d+" selected', form.content.decode())) == (200, [])


def test_results_promise_and_outcome_point_at_each_other(release, leader, client_of):
    promise, outcome = unmentioned(release), OutcomeFactory(organization=leader.organization)
    client = client_of(leader)
    client.post(url(release), typed(leader.person, promise=str(promise.pk), outcome=str(outcome.pk)))
    promise_url = reverse("missions:promise", args=["harbor-kitchen", promise.pk])
    outcome_url = reverse("missions:outcome", args=["harbor-kitchen", outcome.pk])

    results, of_promise, of_outcome = (
        client.get(address).content.decode()
        for address in (url(release, "alignment:results"), promise_url, outcome_url)
    )

    listed = results[results.index('id="actions"') :]
    assert f'href="{promise_url}"' in listed and f'href="{outcome_url}"' in listed
    for page in (of_promise, of_outcome):
        assert "Name an owner for training" in page and "Lena Leader" in page
        assert f'href="{url(release, "alignment:results")}#actions"' in page


def test_outcome_page_keeps_actions_from_those_who_read_no_results(release, leader, member, client_of):
    outcome = OutcomeFactory(organization=leader.organization)
    client_of(leader).post(url(release), typed(leader.person, outcome=str(outcome.pk)))
    outcome_url = reverse("missions:outcome", args=["harbor-kitchen", outcome.pk])

    pages = [client_of(one).get(outcome_url) for one in (leader, member)]

    said = [(page.status_code, "Name an owner for training" in page.content.decode()) for page in pages]
    assert said == [(200, True), (200, False)]


def test_overview_shows_the_action_until_it_is_done(release, leader, client_of):
    client = client_of(leader)
    client.post(url(release), typed(leader.person))
    overview = reverse("home:overview", args=["harbor-kitchen"])
    completion = reverse("surveys:action-completion", args=["harbor-kitchen", Action.objects.get().pk])

    before = client.get(overview)
    done = client.post(completion, {"overview": ""})
    after = client.get(done.url)

    assert before.context["what_next"][0].title == "Name an owner for training"
    assert completion in before.content.decode()
    assert done.url == overview
    assert "Name an owner for training" not in [suggestion.title for suggestion in after.context["what_next"]]


def test_done_is_said_on_the_results_and_can_be_taken_back(release, leader, client_of):
    client = client_of(leader)
    client.post(url(release), typed(leader.person))
    completion = reverse("surveys:action-completion", args=["harbor-kitchen", Action.objects.get().pk])

    done = client.get(client.post(completion).url).content.decode()
    again = client.get(client.post(completion, {"resume": ""}).url).content.decode()

    assert ["Not done after all" in page for page in (done, again)] == [True, False]


def test_late_action_says_so(release, leader, client_of):
    client = client_of(leader)
    client.post(url(release), typed(leader.person))
    Action.objects.update(due_on=timezone.now().date() - timedelta(days=2))

    overview = client.get(reverse("home:overview", args=["harbor-kitchen"]))

    assert overview.context["what_next"][0].reason.startswith("Overdue: Lena Leader")
    assert "overdue" in client.get(url(release, "alignment:results")).content.decode()


def test_only_whoever_manages_rounds_writes_or_finishes(release, leader, member, client_of):
    client_of(leader).post(url(release), typed(leader.person))
    completion = reverse("surveys:action-completion", args=["harbor-kitchen", Action.objects.get().pk])
    other = MembershipFactory(role=Role.ADMINISTRATOR, organization__slug="other")
    through_their_door = [address.replace("harbor-kitchen", "other") for address in (url(release), completion)]

    assert [client_of(member).post(address).status_code for address in (url(release), completion)] == [403, 403]
    assert [client_of(other).post(address).status_code for address in through_their_door] == [404, 404]
    assert list(Action.objects.awaited()) == list(Action.objects.all())


def test_only_a_done_action_carries_a_tick(release, leader, client_of):
    client = client_of(leader)
    client.post(url(release), typed(leader.person))

    def marks(address: str, start: str) -> list[bool]:
        page = client.get(address).content.decode()
        row = page[page.index(start) : page.index("Name an owner for training", page.index(start))]
        return [f'#{name}"' in row for name in ("circle", "check", "done")]

    overview = reverse("home:overview", args=["harbor-kitchen"])
    open_ones = [marks(overview, '"what-next"'), marks(url(release, "alignment:results"), '"action-list"')]
    Action.objects.update(done_at=timezone.now())

    assert open_ones == [[True, False, False]] * 2
    assert marks(url(release, "alignment:results"), '"action-list"') == [False, False, True]


def test_whoever_agreed_is_led_to_the_list(release, leader, client_of):
    sent = typed(leader.person) | {"text": "Buy <b>one</b> van"}
    page = client_of(leader).post(url(release), sent, follow=True).content.decode()

    assert '<a href="#actions">See it</a>' in page and 'id="actions"' in page
    assert "Buy &lt;b&gt;one&lt;/b&gt; van" in page and "<b>one</b>" not in page


@pytest.mark.parametrize("actions", [1, 3])
def test_query_count_of_the_list_does_not_grow(release, leader, client_of, django_assert_num_queries, actions: int):
    client = client_of(leader)
    for _ in range(actions):
        client.post(url(release), typed(leader.person))
    client.get(url(release, "alignment:results"))

    with django_assert_num_queries(17):
        client.get(url(release, "alignment:results"))


def agreed(release, by, client_of, **other: str) -> Action:
    client_of(by).post(url(release), typed(by.person, **other))
    return Action.objects.select_related("person").get()


def edit_url(action: Action, slug: str = "harbor-kitchen") -> str:
    return reverse("surveys:action-edit", args=[slug, action.pk])


def test_change_gives_the_action_to_somebody_else(release, leader, client_of):
    action, bo = agreed(release, leader, client_of), PersonFactory(organization=leader.organization, name="Bo Chen")
    client, before = client_of(leader), action.token
    form = client.get(edit_url(action)).content.decode()

    sent = client.post(edit_url(action), typed(bo, lock_version="0"), follow=True).content.decode()

    action.refresh_from_db()
    assert not re.search(r">\s*None\s*<", form)
    assert "Name an owner for training" in form and f'value="{leader.person.pk}" selected' in form
    assert (action.person, action.token == before) == (bo, False)
    assert "Nobody tells Bo Chen for you" in sent and action_url(action) in sent


def test_two_who_change_it_at_once_lose_nothing(release, leader, client_of):
    action, client = agreed(release, leader, client_of), client_of(leader)
    client.post(edit_url(action), typed(leader.person, lock_version="0", text="First"))

    refused = client.post(edit_url(action), typed(leader.person, lock_version="0", text="Second")).content.decode()
    action.refresh_from_db()
    kept = action.text

    client.post(edit_url(action), typed(leader.person, lock_version="1", text="Second"))
    action.refresh_from_db()
    assert "Somebody changed this action" in refused and "Second</textarea>" in refused
    assert 'name="lock_version" value="1"' in refused
    assert (kept, action.text) == ("First", "Second")


def test_past_day_and_put_away_links_may_stay_while_other_words_change(release, leader, client_of):
    promise, outcome = unmentioned(release), OutcomeFactory(organization=leader.organization)
    action = agreed(release, leader, client_of, promise=str(promise.pk), outcome=str(outcome.pk))
    Promise.objects.filter(pk=promise.pk).update(retired_at=timezone.now())
    type(outcome).objects.filter(pk=outcome.pk).update(closed_at=timezone.now(), result="reached")
    day = timezone.now().date() - timedelta(days=3)
    Action.objects.update(due_on=day)
    links = {"promise": str(promise.pk), "outcome": str(outcome.pk), "due_on": str(day), "lock_version": "0"}

    sent = client_of(leader).post(edit_url(action), typed(leader.person, **links, text="Other words"))

    action.refresh_from_db()
    assert (sent.status_code, action.text, action.promise, action.outcome) == (302, "Other words", promise, outcome)


def test_nobody_of_another_organization_changes_it(release, leader, member, client_of):
    action = agreed(release, leader, client_of)
    other = MembershipFactory(role=Role.ADMINISTRATOR, organization__slug="other")
    stranger = PersonFactory()

    codes = [
        client_of(other).post(edit_url(action, "other"), typed(other.person, lock_version="0")).status_code,
        client_of(other).post(edit_url(action), typed(other.person, lock_version="0")).status_code,
        client_of(member).post(edit_url(action), typed(member.person, lock_version="0")).status_code,
        client_of(leader).post(edit_url(action), typed(stranger, lock_version="0")).status_code,
    ]

    action.refresh_from_db()
    assert (codes, action.person) == ([404, 404, 403, 400], leader.person)


@pytest.mark.parametrize(
    ("email", "says", "has_link"),
    [("", "Nobody tells Bo Chen for you; give them the link.", True), ("bo@example.org", "gets one mail", False)],
)
def test_results_say_how_an_owner_without_account_learns_of_it(release, leader, client_of, email, says, has_link):
    bo = PersonFactory(organization=leader.organization, name="Bo Chen", email=email)
    client = client_of(leader)
    form = client.get(url(release)).content.decode()
    sent = client.post(url(release), typed(bo), follow=True).content.decode()

    action = Action.objects.get()
    assert says in sent[sent.index('id="actions"') :]
    assert (action_url(action) in sent, "Bo Chen (you give them the link)" in form) == (has_link, has_link)


def test_without_mail_the_link_is_given_by_hand(release, leader, client_of, settings):
    settings.MAIL_ENABLED = False
    bo = PersonFactory(organization=leader.organization, name="Bo Chen", email="bo@example.org")

    sent = client_of(leader).post(url(release), typed(bo), follow=True).content.decode()

    assert "Nobody tells Bo Chen for you" in sent and action_url(Action.objects.get()) in sent


def test_whoever_has_an_account_needs_no_link(release, leader, client_of):
    sent = client_of(leader).post(url(release), typed(leader.person), follow=True).content.decode()

    assert "Lena Leader" in sent[sent.index('id="actions"') :]
    assert "give them the link" not in sent and action_url(Action.objects.get()) not in sent
