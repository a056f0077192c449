from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from missionhub.core.errors import DomainError
from partnerships.permissions import Act
from partnerships.services.rounds import begin_round
from partnerships.views.scope import PartnershipScoped


class PartnershipRounds(PartnershipScoped, View):
    act = Act.RATE

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            following = begin_round(partnership=self.partnership, at=timezone.now())
        except DomainError as error:
            messages.error(request, str(error))
            return self.to("partnership")
        messages.success(
            request, _("Round %(number)s has begun with your goals as they stood.") % {"number": following.number}
        )
        return self.to("goals")
