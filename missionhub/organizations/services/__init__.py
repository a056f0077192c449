from missionhub.organizations.services.joining import (
    InvitationClosed,
    accept_invitation,
    invite,
    revoke_invitation,
)
from missionhub.organizations.services.people import add_person, add_team, edit_person, remove_person
from missionhub.organizations.services.roles import LastAdministrator, change_role
from missionhub.organizations.services.start import SlugTaken, free_slug, start_organization

__all__ = [
    "InvitationClosed",
    "LastAdministrator",
    "SlugTaken",
    "accept_invitation",
    "add_person",
    "add_team",
    "change_role",
    "edit_person",
    "free_slug",
    "invite",
    "remove_person",
    "revoke_invitation",
    "start_organization",
]
