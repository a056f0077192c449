"""The inner door of REST, the same as that of the pages."""

from functools import cached_property
from typing import Any, ClassVar

from django.shortcuts import get_object_or_404
from rest_framework.request import Request

from missionhub.organizations.api import OrganizationApi
from missionhub.organizations.permissions import Permission
from partnerships.models import AlignmentRound, Participant, Party
from partnerships.permissions import Act
from partnerships.queries.acting import acting_for


class PartnershipApi(OrganizationApi):
    """Reads what the pages show to the one who asks. Judging and agreeing is done by people, on the pages."""

    permission_required = permission_to_write = Permission.PARTNERSHIP_VIEW
    act: ClassVar[Act] = Act.SEE
    is_edited = False
    participant: Participant

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if "pk" in self.kwargs:
            mine = acting_for(self.request.user, self.request.organization)
            self.participant = get_object_or_404(mine, partnership=self.kwargs["pk"])

    @property
    def party(self) -> Party:
        return self.participant.party

    @cached_property
    def round(self) -> AlignmentRound:
        return AlignmentRound.objects.filter(partnership=self.participant.partnership_id).newest_first()[0]
