from missionhub.organizations.views.joining import (
    InvitationCreate,
    InvitationRevocation,
    InvitationView,
    MembershipRole,
    PersonInvitation,
)
from missionhub.organizations.views.people import PersonEdit, PersonLeaving, PersonList, TeamCreate
from missionhub.organizations.views.settings import OrganizationSettings

__all__ = [
    "InvitationCreate",
    "InvitationRevocation",
    "InvitationView",
    "MembershipRole",
    "OrganizationSettings",
    "PersonEdit",
    "PersonInvitation",
    "PersonLeaving",
    "PersonList",
    "TeamCreate",
]
