"""Whom and what the names in a table mean: somebody here, somebody new, or nobody."""

from collections.abc import Mapping
from typing import TypeVar

from missionhub.organizations.models import Organization, Person, Team
from missionhub.organizations.services import add_person, add_team
from missions.models import Promise
from missions.queries.sheet_names import NEW, NOBODY, known_leads, known_promises, known_teams, plain

Row = TypeVar("Row", Team, Person, Promise)


class Names:
    """Looks each name up once; makes each new one once."""

    def __init__(self, *, organization: Organization, chosen: Mapping[str, Mapping[str, str]]) -> None:
        self.organization, self.chosen = organization, chosen
        self.teams, self.leads = known_teams(organization), known_leads(organization)
        self.promises = known_promises(organization)

    def team(self, name: str | None) -> Team | None:
        found = self._find("team", name, self.teams)
        if found is None and name and self._choice("team", name) == NEW:
            found = self.teams[plain(name)] = add_team(organization=self.organization, name=name)
        return found

    def lead(self, name: str | None) -> Person | None:
        found = self._find("lead", name, self.leads)
        if found is None and name and self._choice("lead", name) == NEW:
            found = self.leads[plain(name)] = add_person(organization=self.organization, name=name)
        return found

    def promise(self, name: str | None) -> Promise | None:
        return self._find("promise", name, self.promises)

    def _find(self, kind: str, name: str | None, known: Mapping[str, Row]) -> Row | None:
        if not name:
            return None
        if found := known.get(plain(name)):
            return found
        choice = self._choice(kind, name)
        return next((row for row in known.values() if str(row.pk) == choice), None)

    def _choice(self, kind: str, name: str) -> str:
        return self.chosen.get(kind, {}).get(plain(name), NOBODY)
