from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from missionhub.core.errors import DomainError
from missionhub.messaging.forms import WebhookForm
from missionhub.messaging.models import Delivery, Webhook
from missionhub.messaging.queries.webhooks import deliveries_of, titles_of, webhooks
from missionhub.messaging.services.webhooks import (
    add_webhook,
    deliver_again,
    remove_webhook,
    renew_secret,
    send_test,
    switch_webhook,
)
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped


class WebhookScoped(OrganizationScoped):
    permission_required = Permission.ORGANIZATION_MANAGE

    def webhook(self, pk: UUID) -> Webhook:
        ours = Webhook.objects.of(self.request.organization)
        return get_object_or_404(ours.select_related("organization"), pk=pk)

    def to_list(self) -> HttpResponse:
        return redirect("messaging:webhook-list", self.request.organization.slug)


class WebhookList(WebhookScoped, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(WebhookForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = WebhookForm(request.POST)
        if not form.is_valid():
            return self._page(form)
        organization, by, at = self.request.organization, self.request.person, timezone.now()
        try:
            webhook = add_webhook(organization=organization, by=by, at=at, **form.cleaned_data)
        except DomainError as error:
            form.add_error("url", str(error))
            return self._page(form)
        messages.success(request, _("It is told what happens from now on. Copy the secret, then send a test."))
        return redirect(webhook)

    def _page(self, form: WebhookForm) -> HttpResponse:
        context = {"form": form, "webhooks": webhooks(self.request.organization)}
        return render(self.request, "messaging/webhook_list.html", context)


class WebhookDetail(WebhookScoped, View):
    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        webhook = self.webhook(pk)
        context = {"webhook": webhook, "rows": deliveries_of(webhook), "titles": titles_of(webhook)}
        return render(request, "messaging/webhook.html", context)


class WebhookTest(WebhookScoped, View):
    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        webhook = self.webhook(pk)
        send_test(webhook=webhook, at=timezone.now())
        told = _("A test goes out with the next round, within a minute. Reload to see the answer.")
        if webhook.organization.is_demonstration:
            told = _("The test is written down. From the demonstration it never leaves.")
        messages.success(request, told)
        return redirect(webhook)


class WebhookSwitch(WebhookScoped, View):
    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        webhook, is_on = self.webhook(pk), "on" in request.POST
        switch_webhook(webhook=webhook, is_on=is_on, at=timezone.now())
        messages.success(request, _("It is told again from now on.") if is_on else _("It is told nothing any more."))
        return redirect(webhook)


class WebhookSecret(WebhookScoped, View):
    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        webhook = self.webhook(pk)
        renew_secret(webhook=webhook)
        messages.success(request, _("From now on we sign with the new secret. Give it to the other program."))
        return redirect(webhook)


class WebhookRemoval(WebhookScoped, View):
    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        remove_webhook(webhook=self.webhook(pk))
        messages.success(request, _("The webhook and what it was told are removed."))
        return self.to_list()


class DeliveryRetry(WebhookScoped, View):
    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        ours = Delivery.objects.of(self.request.organization).select_related("webhook__organization")
        delivery = get_object_or_404(ours, pk=pk)
        try:
            deliver_again(delivery=delivery, at=timezone.now())
        except DomainError as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, _("It goes out with the next round, within a minute."))
        return redirect(delivery.webhook)
