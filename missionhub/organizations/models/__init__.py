from missionhub.organizations.models.membership import Membership, MembershipInvitation
from missionhub.organizations.models.organization import Organization, Team
from missionhub.organizations.models.person import Person

__all__ = ["Membership", "MembershipInvitation", "Organization", "Person", "Team"]
