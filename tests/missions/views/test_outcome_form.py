"""The form of an outcome: short first, the rest folded, a sentence read into it."""

import pytest

from missions.models import Outcome
from tests.factories.missions import PromiseFactory
from tests.factories.organizations import PersonFactory, TeamFactory
from tests.factories.plans import OutcomeFactory, StakeholderFactory
from tests.missions.views.nouns import url

pytestmark = pytest.mark.django_db
NEW = {"title": "Fresh food in two days", "kind": "mission", "cadence": "monthly", "weight": "1", "lock_version": "1"}


@pytest.fixture
def row(organization) -> Outcome:
    return OutcomeFactory(organization=organization)


def test_outcome_is_added_with_its_promises_and_skills(organization, leader, client_of):
    promise = PromiseFactory(mission__organization=organization)
    sent = NEW | {"promises": [promise.pk], "skills": "Route planning\nCold chain", "baseline": "64", "target": "95"}

    client_of(leader).post(url("outcome-new"), sent)

    made = Outcome.objects.get()
    assert (made.organization, made.baseline, made.target) == (organization, 64, 95)
    assert [tie.promise for tie in made.contributions.order_by("pk")] == [promise]
    assert [skill.name for skill in made.skills.by_name()] == ["Cold chain", "Route planning"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"start_on": "2027-01-01", "due_on": "2026-01-01"},
        {"band_low": "5", "band_high": "2"},
        {"direction": "hold"},
        {"chance": "140"},
    ],
)
def test_outcome_with_an_error_shows_everything_typed(wrong, leader, client_of):
    page = client_of(leader).post(url("outcome-new"), NEW | {"success": "Typed for an hour."} | wrong)

    assert "Typed for an hour." in page.content.decode()
    assert page.context["form"].errors
    assert Outcome.objects.count() == 0


def folded(page) -> dict[str, bool]:
    """Each folded field, and whether its fold is open."""
    form = page.context["form"]
    return {field.name: shown.is_open for shown in form.shown_steps() for field in shown.fields}


def test_form_asks_for_a_sentence_an_owner_and_a_day_and_folds_the_rest_without_losing_a_field(leader, client_of):
    page = client_of(leader).get(url("outcome-new"))

    form = page.context["form"]
    short = [field.name for field in form.short_fields()]
    assert short == ["title", "lead", "due_on", "promises"]
    assert set(short) | set(folded(page)) | {"lock_version"} == set(form.fields)
    assert set(folded(page).values()) == {False}
    assert '<details class="outcome-more">' in page.content.decode()


def test_fold_opens_where_something_is_wrong_and_only_there(leader, client_of):
    page = client_of(leader).post(url("outcome-new"), NEW | {"chance": "140", "success": "Typed for an hour."})

    opened = {name for name, is_open in folded(page).items() if is_open}
    assert "chance" in opened
    assert not {"success", "money", "team"} & opened
    assert '<details class="outcome-more" open>' in page.content.decode()
    assert "Typed for an hour." in page.content.decode()


def test_owner_comes_first_and_is_needed_where_one_is_looked_for(organization, leader, client_of):
    promise = PromiseFactory(mission__organization=organization, text="Feed families")
    address, client = f"{url('outcome-new')}?owner&promise={promise.pk}", client_of(leader)

    page = client.get(address)
    without = client.post(address, NEW | {"promises": [promise.pk]})
    client.post(address, NEW | {"promises": [promise.pk], "lead": leader.person.pk})

    assert [field.name for field in page.context["form"].short_fields()] == ["lead", "title", "due_on"]
    assert "Feed families" in page.content.decode()
    assert list(without.context["form"].errors) == ["lead"]
    made = Outcome.objects.get()
    assert (made.lead, [tie.promise for tie in made.contributions.all()]) == (leader.person, [promise])


def test_owner_of_an_outcome_is_changed_on_the_first_field(row, leader, client_of):
    page = client_of(leader).get(f"{url('outcome-edit', row.pk)}?owner")

    assert [field.name for field in page.context["form"].short_fields()] == ["lead", "title", "due_on"]


def test_rows_of_somebody_else_cannot_be_chosen(leader, client_of):
    strangers = {
        "team": TeamFactory().pk,
        "lead": PersonFactory().pk,
        "beneficiary": StakeholderFactory().pk,
        "parent": OutcomeFactory().pk,
    }

    page = client_of(leader).post(url("outcome-new"), NEW | strangers)

    assert set(page.context["form"].errors) == set(strangers)


def test_sentence_is_read_into_the_form_and_the_rest_is_asked(leader, client_of):
    said = "Increase customer satisfaction by 20% within the year"

    page = client_of(leader).get(url("outcome-new"), {"sentence": said})

    form = page.context["form"]
    assert [form[name].value() for name in ("title", "measure", "direction", "target")] == [
        said,
        "customer satisfaction",
        "increase",
        None,
    ]
    assert "By 20%, from what?" in page.content.decode()
    assert "<mark>customer satisfaction" in page.content.decode()
    assert Outcome.objects.count() == 0


def test_sentence_is_read_beside_what_was_typed_and_overwrites_nothing(organization, leader, client_of):
    promise = PromiseFactory(mission__organization=organization)
    said = "Increase customer satisfaction from 72% to 85% by 31 March 2027"
    typed = {"title": said, "target": "90", "success": "A smile.", "promises": [promise.pk], "read": "1"}

    page = client_of(leader).post(url("outcome-new"), NEW | typed)

    form = page.context["form"]
    values = {
        name: str(form[name].value()) for name in ("title", "baseline", "target", "success", "due_on", "promises")
    }
    assert values == {
        "title": said,
        "baseline": "72",
        "target": "90",
        "success": "A smile.",
        "due_on": "2027-03-31",
        "promises": f"['{promise.pk}']",
    }
    assert "<mark>85%" in page.content.decode()
    assert (Outcome.objects.count(), form.errors) == (0, {})


SAID = "Raise the share of children with a weekly lesson from 80% to 100% by 30 June 2027."


def test_figures_of_the_sentence_are_shown_to_be_confirmed_before_anything_is_saved(leader, client_of):
    client = client_of(leader)

    page = client.post(url("outcome-new"), NEW | {"title": SAID})

    form = page.context["form"]
    shown = {name: str(form[name].value()) for name in ("title", "baseline", "target", "unit", "due_on")}
    assert shown == {"title": SAID, "baseline": "80", "target": "100", "unit": "%", "due_on": "2027-06-30"}
    assert f'<input type="hidden" name="confirmed" value="{SAID}">' in page.content.decode()
    assert Outcome.objects.count() == 0

    client.post(url("outcome-new"), NEW | shown | {"confirmed": SAID})
    made = Outcome.objects.get()
    assert (made.baseline, made.target, made.due_on.isoformat()) == (80, 100, "2027-06-30")


def test_figures_that_were_taken_out_when_confirming_stay_out(leader, client_of):
    client_of(leader).post(url("outcome-new"), NEW | {"title": SAID, "target": "95", "confirmed": SAID})

    made = Outcome.objects.get()
    assert (made.baseline, made.target, made.due_on) == (None, 95, None)


def test_other_figures_are_shown_again_though_the_first_were_confirmed(leader, client_of):
    page = client_of(leader).post(url("outcome-new"), NEW | {"title": "Feed 90 families", "confirmed": SAID})

    assert page.context["form"]["target"].value() == 90
    assert Outcome.objects.count() == 0


def test_errors_come_before_the_reading(leader, client_of):
    page = client_of(leader).post(url("outcome-new"), NEW | {"title": SAID, "chance": "140"})

    assert list(page.context["form"].errors) == ["chance"]
    assert "What your sentence says" not in page.content.decode()


@pytest.mark.parametrize(
    ("code", "field", "words"),
    [
        ("no-target", "target", "Set the target"),
        ("no-date", "due_on", "Set the date"),
        ("vague", "title", "Change the"),
    ],
)
def test_coach_leads_to_the_field(code, field, words, organization, leader, client_of):
    row = OutcomeFactory(organization=organization, title="Better lessons", target=None, due_on=None, measure="")
    address = f"{url('outcome-edit', row.pk)}?field={field}"

    page = client_of(leader).get(url("outcome", row.pk))
    form = client_of(leader).get(address)

    assert f'href="{address}#id_{field}">{words}' in page.content.decode()
    assert [name for name, is_open in folded(form).items() if is_open and name == "target"] == (
        ["target"] if field == "target" else []
    )
    assert form.context["reading"] is None


def test_coach_leads_to_fields_that_hold_what_the_sentence_says(organization, leader, client_of):
    row = OutcomeFactory(organization=organization, title=SAID, baseline=None, target=None, due_on=None, measure="")

    sought = client_of(leader).get(f"{url('outcome-edit', row.pk)}?field=target").context["form"]
    plain = client_of(leader).get(url("outcome-edit", row.pk)).context["form"]

    assert [str(sought[name].value()) for name in ("baseline", "target", "due_on")] == ["80", "100", "2027-06-30"]
    assert [plain[name].value() for name in ("baseline", "target", "due_on")] == [None, None, None]
    row.refresh_from_db()
    assert row.target is None
