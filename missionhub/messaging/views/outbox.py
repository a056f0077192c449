from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from missionhub.messaging.models import Message
from missionhub.messaging.queries import outbox_of
from missionhub.messaging.services.retrying import NothingToRetry, NothingToSettle, note_arrival, retry_message
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationRequest, OrganizationScoped


class MessageList(OrganizationScoped, View):
    permission_required = Permission.ORGANIZATION_MANAGE

    def get(self, request: OrganizationRequest) -> HttpResponse:
        outbox = outbox_of(request.organization, at=timezone.now())
        context = {"outbox": outbox, "mail_enabled": settings.MAIL_ENABLED}
        return render(request, "messaging/message_list.html", context)


class MessageRetry(OrganizationScoped, View):
    permission_required = Permission.ORGANIZATION_MANAGE

    def post(self, request: OrganizationRequest, pk: UUID) -> HttpResponse:
        message = get_object_or_404(Message.objects.of(request.organization), pk=pk)
        try:
            retry_message(message=message, by=request.person, at=timezone.now())
        except NothingToRetry as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, _("The mail goes out with the next round, within a minute."))
        return redirect("messaging:message-list", request.organization.slug)


class MessageArrival(OrganizationScoped, View):
    permission_required = Permission.ORGANIZATION_MANAGE

    def post(self, request: OrganizationRequest, pk: UUID) -> HttpResponse:
        message = get_object_or_404(Message.objects.of(request.organization), pk=pk)
        try:
            note_arrival(message=message, by=request.person)
        except NothingToSettle as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, _("Noted: it arrived."))
        return redirect("messaging:message-list", request.organization.slug)
