"""The inner door: only whoever takes part for the organization enters; to everybody else there is nothing."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject, cached_property

from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationRequest, OrganizationScoped
from partnerships.models import AlignmentRound, Participant, Partnership, Party
from partnerships.permissions import Act
from partnerships.queries.acting import acting_for
from partnerships.queries.neutrals import facilitator_of


class _Entered:
    """Between the organization's door and the view: finds the participant, or nothing."""

    act: Act
    opens_after_leaving = False
    request: OrganizationRequest
    participant: Participant
    kwargs: dict[str, Any]

    def dispatch(self, request: OrganizationRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        mine = acting_for(request.user, request.organization, after_leaving=self.opens_after_leaving)
        self.participant = get_object_or_404(mine, partnership_id=kwargs.pop("pk"))
        if not self.participant.may(self.act):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class PartnershipScoped(OrganizationScoped, _Entered):
    """Views beneath find `participant`, `party`, `partnership` and `round`, and name their `act`."""

    permission_required = Permission.PARTNERSHIP_VIEW
    act = Act.SEE

    @property
    def partnership(self) -> Partnership:
        return self.participant.partnership

    @property
    def party(self) -> Party:
        return self.participant.party

    @cached_property
    def round(self) -> AlignmentRound:
        """The newest one; there always is one."""
        return AlignmentRound.objects.filter(partnership=self.partnership).newest_first()[0]

    @cached_property
    def facilitator(self) -> str:
        """By name, of today."""
        return facilitator_of(self.party, at=timezone.now())

    @cached_property
    def shown_round(self) -> AlignmentRound:
        """The newest one; with `?round=` an earlier one that every side has seen, to read only."""
        asked = self.request.GET.get("round", str(self.round.number))
        revealed = AlignmentRound.objects.filter(partnership=self.partnership).revealed()
        found = next((one for one in (self.round, *revealed) if str(one.number) == asked), None)
        if found is None:
            raise Http404
        return found

    def shown(self, one: AlignmentRound) -> dict[str, Any]:
        """For a page that shows this round in place of the newest."""
        is_earlier = one != self.round
        return {"round": one, "is_earlier": is_earlier, "may_rate": self.participant.may(Act.RATE) and not is_earlier}

    def chosen(self, others: Sequence[Party]) -> Party | None:
        """With `?with=` one of the other parties, else the first."""
        asked = self.request.GET.get("with", "")
        return next((one for one in others if str(one.pk) == asked), next(iter(others), None))

    def shared(self) -> dict[str, Any]:
        """What every page of a partnership shows around its own part."""
        return {
            "partnership": self.partnership,
            "party": self.party,
            "round": self.round,
            "participant": self.participant,
            "may_rate": self.participant.may(Act.RATE),
            "facilitator": SimpleLazyObject(lambda: self.facilitator),
        }

    def to(self, name: str, *args: object) -> HttpResponse:
        return redirect(self.address(name, *args))

    def address(self, name: str, *args: object) -> str:
        return reverse(f"partnerships:{name}", args=[self.request.organization.slug, self.partnership.pk, *args])
