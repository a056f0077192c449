from datetime import datetime, timedelta
from typing import Any

from missionhub.home.furnishing.pages import day, people_by_name, read_area
from missionhub.organizations.models import Organization, Person
from missions.models import Change, Decision, Promise, Stakeholder
from missions.services.decisions import add_voice, look_back, save_test
from missions.services.effects import save_effects
from missions.services.nouns import add_noun


def furnish_decisions(*, organization: Organization, by: Person, at: datetime) -> None:
    people = people_by_name(organization)
    for wanted in read_area("decisions")["decision"]:
        fields = {name: wanted.get(name, "") for name in ("title", "context", "options", "decided")}
        fields |= {"decided_on": day(wanted, "decided", at=at), "look_back_on": day(wanted, "look_back", at=at)}
        fields["responsible_id"] = people[wanted["responsible"]].pk
        decision = add_noun(Decision, organization=organization, fields=fields, by=by, at=at)
        answers = {question: tuple(said) for question, said in wanted.get("test", {}).items()}
        save_test(decision=decision, wanted=answers, seen={})
        furnish_effects(decision, wanted.get("effects", {}))
        for voice in wanted.get("voice", ()):
            speaks_for = Stakeholder.objects.of(organization).filter(name=voice.get("for", "")).first()
            add_voice(
                decision=decision,
                stakeholder=speaks_for,
                name=voice.get("name", ""),
                view=voice["view"],
                is_against=voice.get("against", False),
            )
        if "verdict" in wanted:
            looked_at = at - timedelta(days=wanted["looked_back_days_ago"])
            said = (wanted["verdict"], wanted["lesson"])
            look_back(decision=decision, wanted=said, seen=(None, ""), by=by, at=looked_at)


def furnish_changes(*, organization: Organization, by: Person, at: datetime) -> None:
    people = people_by_name(organization)
    for wanted in read_area("changes")["change"]:
        fields = {name: wanted.get(name, "") for name in ("name", "kind", "description", "risk", "for_joiners")}
        fields |= {"starts_on": day(wanted, "starts", at=at), "review_on": day(wanted, "review", at=at)}
        fields["responsible_id"] = people[wanted["responsible"]].pk
        change = add_noun(Change, organization=organization, fields=fields, by=by, at=at)
        furnish_effects(change, wanted.get("effects", {}))


def furnish_effects(subject: Decision | Change, effects: dict[str, Any]) -> None:
    """Promises are named by the first words of their text."""
    promises = Promise.objects.of(subject.organization).active().in_order()
    named = {start: promises.get(text__startswith=start).pk for start in effects}
    wanted = {named[start]: (effect, note) for start, (effect, note) in effects.items()}
    save_effects(subject=subject, wanted=wanted, seen={})
