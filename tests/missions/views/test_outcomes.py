import re
from datetime import date

import pytest
from django.utils import timezone

from missionhub.organizations.permissions import Role
from missions.models import Outcome, Responsibility, Revision
from missions.services.closing import close_outcome
from missions.services.outcomes import tie_to_promise
from tests.factories.missions import AT, PromiseFactory
from tests.factories.organizations import MembershipFactory, TeamFactory
from tests.factories.plans import CheckInFactory, KeyRoleFactory, OutcomeFactory, RoleHolderFactory, StakeholderFactory
from tests.missions.views.nouns import typed, url

pytestmark = pytest.mark.django_db
NEW = {
    "title": "Fresh food in two days",
    "kind": "mission",
    "cadence": "monthly",
    "weight": "1",
    "lock_version": "1",
}


def outcome(organization, **fields):
    usual = {"direction": "increase", "baseline": 10, "target": 20, "unit": "%", "start_on": date(2026, 1, 1)}
    return OutcomeFactory(organization=organization, **{**usual, **fields})


@pytest.fixture
def row(organization) -> Outcome:
    return outcome(organization, title="Fresh food", due_on=date(2099, 1, 1))


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_the_database_equally_often(count, organization, member, client_of, django_assert_num_queries):
    for _number in range(count):
        made = outcome(organization, team=TeamFactory(organization=organization), lead=member.person)
        CheckInFactory(outcome=made, on=timezone.now().date(), value=12, confidence="low")
        tie_to_promise(outcome=made, promise=PromiseFactory(mission__organization=organization))
    client = client_of(member)

    with django_assert_num_queries(10):
        page = client.get(url("outcome-list"))

    assert len(page.context["page"].rows) == count


@pytest.mark.parametrize("count", [1, 3])
def test_page_asks_the_database_equally_often(count, row, member, client_of, django_assert_num_queries):
    for _number in range(count):
        CheckInFactory(outcome=outcome(row.organization, parent=row), value=12)
        CheckInFactory(outcome=row, value=12, made_by=member.person)
        tie_to_promise(outcome=row, promise=PromiseFactory(mission__organization=row.organization))
    client = client_of(member)

    with django_assert_num_queries(25):
        client.get(url("outcome", row.pk))


def test_list_sorts_by_risk_and_puts_money_beside_the_mission(organization, member, client_of):
    today = timezone.now().date()
    for title, confidence, kind in (
        ("Fine", "high", "mission"),
        ("Doubtful", "medium", "financial"),
        ("Bad", "low", "mission"),
        ("Silent", "", "mission"),
    ):
        made = outcome(organization, title=title, kind=kind, start_on=today)
        if confidence:
            CheckInFactory(outcome=made, on=today, value=12, confidence=confidence)

    page = client_of(member).get(url("outcome-list")).context["page"]

    assert [item.outcome.title for item in page.mission] == ["Bad", "Silent", "Fine"]
    assert [item.outcome.title for item in page.money] == ["Doubtful"]
    assert [item.outcome.title for item in page.to_look_at] == ["Bad", "Doubtful", "Silent"]


def test_list_is_filtered_by_team_promise_health_and_kind(organization, member, client_of):
    team = TeamFactory(organization=organization)
    promise = PromiseFactory(mission__organization=organization)
    chosen = outcome(organization, title="Chosen", team=team, start_on=timezone.now().date())
    tie_to_promise(outcome=chosen, promise=promise)
    outcome(organization, title="Other", kind="financial", closed_at=AT, result="reached")
    client = client_of(member)

    def titles(**query):
        page = client.get(url("outcome-list"), query).context["page"]
        return [item.outcome.title for item in page.rows]

    assert titles(team=team.pk) == titles(promise=promise.pk) == titles(health="pending") == ["Chosen"]
    assert titles(kind="financial") == titles(health="closed") == ["Other"]
    assert len(titles(team="nonsense")) == 2


def test_list_names_what_stands_alone(organization, member, client_of):
    outcome(organization, title="Serves nothing")
    PromiseFactory(mission__organization=organization, text="Nobody serves this")

    page = client_of(member).get(url("outcome-list"))

    assert [item.outcome.title for item in page.context["page"].orphans] == ["Serves nothing"]
    assert "No open outcome serves this promise" in page.content.decode()


def test_list_says_who_checks_in_where_nobody_leads(organization, member, client_of):
    role = RoleHolderFactory(role=KeyRoleFactory(organization=organization)).role
    made = outcome(organization, title="Answered for")
    client = client_of(member)
    assert "Choose an owner" in client.get(url("outcome-list")).content.decode()

    Responsibility.objects.create(role=role, outcome=made, kind=Responsibility.Kind.ACCOUNTABLE)

    page = client.get(url("outcome-list")).content.decode()
    assert "Its role holder checks in" in page
    assert "Choose an owner" not in page


def test_list_warns_where_everything_is_nearly_certain(organization, member, client_of):
    for _number in range(3):
        outcome(organization, chance=95)

    assert "nothing can fail" in client_of(member).get(url("outcome-list")).content.decode()


def test_empty_list_teaches_and_offers_the_first_step(leader, client_of):
    page = client_of(leader).get(url("outcome-list")).content.decode()

    assert "Begin with one change you want to see" in page
    assert url("outcome-new") in page


def test_two_leaders_change_different_parts_and_both_stand(row, organization, leader, client_of):
    second = MembershipFactory(organization=organization, role=Role.LEADER)
    first_form, second_form = typed(row, success="Seen at the door."), typed(row, measure="Boxes")

    client_of(leader).post(url("outcome-edit", row.pk), first_form)
    client_of(second).post(url("outcome-edit", row.pk), second_form)

    row.refresh_from_db()
    assert (row.success, row.measure, row.lock_version) == ("Seen at the door.", "Boxes", 3)


def test_two_leaders_change_the_same_part_and_nothing_is_lost(row, organization, leader, client_of):
    second = MembershipFactory(organization=organization, role=Role.LEADER)
    client_of(leader).post(url("outcome-edit", row.pk), typed(row, title="Theirs"))

    answer = client_of(second).post(url("outcome-edit", row.pk), typed(row, title="Mine"))
    conflict = Revision.objects.set_aside().get()
    assert answer.headers["Location"] == url("conflict", conflict.pk)
    page = client_of(second).get(answer.headers["Location"])
    form = page.context["form"]
    sent = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    sent.pop("rolls_up")
    client_of(second).post(url("conflict", conflict.pk), sent)

    row.refresh_from_db()
    assert (row.title, row.target, row.rolls_up) == ("Mine", 20, False)
    assert not Revision.objects.set_aside().exists()


def test_outcome_cannot_be_made_part_of_its_own_part(row, leader, client_of):
    part = outcome(row.organization, parent=row)

    page = client_of(leader).post(url("outcome-edit", row.pk), typed(row, parent=str(part.pk)))

    assert "part of itself" in page.content.decode()
    row.refresh_from_db()
    assert row.parent is None


def test_outcome_is_put_away_and_brought_back(row, leader, client_of):
    client = client_of(leader)

    client.post(url("outcome-archive", row.pk))
    away = client.get(url("outcome-list")).context["page"]
    client.post(url("outcome-return", row.pk))
    back = client.get(url("outcome-list")).context["page"]

    assert (len(away.everything), len(back.everything)) == (0, 1)


def test_outcome_is_closed_read_among_the_lessons_and_opened_again(row, leader, client_of):
    client = client_of(leader)

    said = {"result": "partly", "score": "80", "retrospective": "Slow.", "lessons": "Ask the guests first."}
    client.post(url("outcome-closing", row.pk), said)
    found = client.get(url("lesson-list"), {"words": "guests FIRST"}).context["outcomes"]
    none = client.get(url("lesson-list"), {"words": "guests elsewhere"}).context["outcomes"]
    page = client.get(url("outcome", row.pk)).content.decode()
    client.post(url("outcome-reopening", row.pk))

    assert (found, none) == ([row], [])
    assert "Ask the guests first." in page
    row.refresh_from_db()
    assert not row.is_closed


@pytest.mark.parametrize("said", [{}, {"lessons": "Ask first."}, {"retrospective": "Slow.", "lessons": " "}])
def test_close_asks_once_for_what_happened_and_for_a_lesson_and_takes_no_for_an_answer(said, row, leader, client_of):
    client = client_of(leader)

    page = client.post(url("outcome-closing", row.pk), {"result": "missed", **said})
    row.refresh_from_db()
    is_open = not row.is_closed
    client.post(url("outcome-closing", row.pk), {"result": "missed", **said, "without_words": "1"})

    row.refresh_from_db()
    text = page.content.decode()
    assert (page.context["is_asked"], is_open, row.is_closed) == (True, True, True)
    assert "the next team to try starts with what you write here" in text
    assert all(words.strip() in text for words in said.values())


def test_close_that_tells_what_happened_and_a_lesson_is_not_held_up(row, leader, client_of):
    said = {"result": "reached", "retrospective": "The van came.", "lessons": "Book it in May."}

    page = client_of(leader).post(url("outcome-closing", row.pk), said)

    row.refresh_from_db()
    assert (page.status_code, row.is_closed, row.lessons) == (302, True, "Book it in May.")


def test_close_without_a_result_keeps_what_was_typed(row, leader, client_of):
    page = client_of(leader).post(url("outcome-closing", row.pk), {"lessons": "Ask the guests first."})

    assert "Ask the guests first." in page.content.decode()
    row.refresh_from_db()
    assert not row.is_closed


def test_closing_twice_says_so(row, leader, client_of):
    close_outcome(outcome=row, result="reached", by=None, at=AT)

    page = client_of(leader).post(url("outcome-closing", row.pk), {"result": "missed"})

    assert "closed this outcome" in page.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_lessons_ask_the_database_equally_often(count, organization, member, client_of, django_assert_num_queries):
    for _number in range(count):
        made = outcome(organization, team=TeamFactory(organization=organization))
        close_outcome(outcome=made, result="reached", lessons="Ask.", by=member.person, at=AT)
    client = client_of(member)

    with django_assert_num_queries(5):
        assert len(client.get(url("lesson-list")).context["outcomes"]) == count


@pytest.mark.parametrize("count", [1, 3])
def test_beneficiaries_ask_the_database_equally_often(
    count, organization, member, client_of, django_assert_num_queries
):
    for _number in range(count):
        CheckInFactory(outcome=outcome(organization, beneficiary=StakeholderFactory(organization=organization)))
    client = client_of(member)

    with django_assert_num_queries(9):
        assert len(client.get(url("beneficiary-list")).context["rows"]) == count


def test_beneficiaries_show_who_waits_and_what_names_nobody(organization, member, client_of):
    families = StakeholderFactory(organization=organization, name="Families", kind="beneficiaries")
    StakeholderFactory(organization=organization, name="Seniors", kind="beneficiaries")
    StakeholderFactory(organization=organization, name="Council", kind="government")
    outcome(organization, title="Food", beneficiary=families)
    outcome(organization, title="For nobody")

    rows = client_of(member).get(url("beneficiary-list")).context["rows"]

    assert [(group.stakeholder and group.stakeholder.name, len(group.outcomes)) for group in rows] == [
        ("Families", 1),
        ("Seniors", 0),
        (None, 1),
    ]


def test_page_shows_the_line_with_its_table_and_where_it_leads(row, member, client_of):
    CheckInFactory(outcome=row, on=date(2026, 2, 1), value=11)
    CheckInFactory(outcome=row, on=date(2026, 3, 1), value=12)

    page = client_of(member).get(url("outcome", row.pk))

    chart = page.context["page"].chart
    assert (chart.n, chart.forecast > 20) == (2, True)
    assert "<svg" in page.content.decode()
    assert "Show the figures" in page.content.decode()


def test_forecast_is_drawn_as_the_straight_line_that_ends_in_the_figure(row, member, client_of):
    Outcome.objects.filter(pk=row.pk).update(due_on=date(2026, 6, 3))  # the last month is three days long
    for month, value in ((2, 11), (3, 17), (4, 12)):
        CheckInFactory(outcome=row, on=date(2026, month, 20), value=value)

    chart = client_of(member).get(url("outcome", row.pk)).context["page"].chart

    (first, low), *between, (last, high) = [(chart.series.places[place], y) for place, y in chart.series.coming]
    assert high == pytest.approx(chart.forecast)
    assert [y for _place, y in between] == pytest.approx(
        [low + (high - low) * (place - first) / (last - first) for place, _y in between]
    )
    assert len(between) >= 2


def test_page_of_an_outcome_jumps_to_every_part_and_folds_what_is_old(row, leader, client_of):
    for month in range(1, 6):
        CheckInFactory(outcome=row, on=date(2026, month, 20), value=10 + month, note=f"Note {month}")

    text = client_of(leader).get(url("outcome", row.pk)).content.decode()

    nav = text[text.index('<nav class="jump"') :].split("</nav>")[0]
    targets = re.findall(r'href="#([\w-]+)"', nav)
    assert len(targets) >= 10
    assert [name for name in targets if f'id="{name}"' not in text] == []
    newest, earlier = text.split("Earlier ones")[:2]
    assert ("Note 3" in newest, "Note 2" in newest, "Note 2" in earlier) == (True, False, True)


def test_page_tells_how_a_rolled_up_number_came_about(row, member, client_of):
    Outcome.objects.filter(pk=row.pk).update(rolls_up=True)
    for value in (20, 12):
        CheckInFactory(outcome=outcome(row.organization, parent=row), value=value)
    shown = outcome(row.organization)
    shown.secondary_parents.add(row)

    page = client_of(member).get(url("outcome", row.pk))

    assert page.context["page"].standing.progress == 0.6
    assert "How this number came about" in page.content.decode()
    assert "The lowest part is" in page.content.decode()
    assert "shown here, counted elsewhere" in page.content.decode()


def test_member_reads_and_does_not_edit(row, member, client_of):
    client = client_of(member)

    page = client.get(url("outcome", row.pk)).content.decode()

    assert url("outcome-edit", row.pk) not in page
    assert client.post(url("outcome-edit", row.pk), typed(row, title="No")).status_code == 403


def test_problem_with_its_evidence_stands_on_the_page(organization, leader, client_of):
    sent = NEW | {"problem": "One call in three waits too long.", "problem_evidence": "Call log, March to May."}

    client_of(leader).post(url("outcome-new"), sent)
    page = client_of(leader).get(url("outcome", Outcome.objects.get().pk)).content.decode()

    assert "One call in three waits too long." in page
    assert "Call log, March to May." in page


def test_three_kinds_of_resources_and_skills_stand_on_the_page(organization, leader, client_of):
    sent = NEW | {"money": "84000", "hours_a_week": "96", "technology": "A call log.", "skills": "Route planning"}

    client_of(leader).post(url("outcome-new"), sent)
    page = client_of(leader).get(url("outcome", Outcome.objects.get().pk)).content.decode()

    assert [words in page for words in ("84,000 USD", "96 hours a week", "A call log.", "Route planning")] == [True] * 4
