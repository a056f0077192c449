"""An administrator says which program is told what, and decides about what could not be delivered."""

from collections.abc import Collection
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.messaging.models import Delivery, Webhook
from missionhub.messaging.posting import read_target
from missionhub.organizations.models import Organization, Person

MOST = 10  # of one organization


class TooManyWebhooks(DomainError):
    pass


class NothingToDeliver(DomainError):
    """It is on its way, or has arrived."""


@transaction.atomic
def add_webhook(*, organization: Organization, url: str, events: Collection[str], by: Person, at: datetime) -> Webhook:
    """It is told what happens from now on. Raises AddressRefused for an address we never post to."""
    read_target(url)
    Organization.objects.select_for_update().get(pk=organization.pk)
    if Webhook.objects.of(organization).count() >= MOST:
        raise TooManyWebhooks(_("There are ten already. Remove one that is no longer used."))
    return Webhook.objects.create(
        organization=organization, url=url, events=sorted(events), since=at, created_at=at, created_by=by
    )


def switch_webhook(*, webhook: Webhook, is_on: bool, at: datetime) -> None:
    """Switched on again it hears what happens from then on; what waited before still goes out."""
    Webhook.objects.filter(pk=webhook.pk).exclude(is_on=is_on).update(is_on=is_on, since=at)


def renew_secret(*, webhook: Webhook) -> None:
    """What is signed from now on no longer fits the old secret."""
    Webhook.objects.filter(pk=webhook.pk).update(secret_epoch=F("secret_epoch") + 1)


def remove_webhook(*, webhook: Webhook) -> None:
    webhook.delete()


def send_test(*, webhook: Webhook, at: datetime) -> Delivery:
    _wake(webhook)
    return Delivery.objects.create(
        webhook=webhook, event=Delivery.TEST, subject_key=str(uuid4()), happened_at=at, not_before=at
    )


def deliver_again(*, delivery: Delivery, at: datetime) -> None:
    """With a fresh count: somebody has mended the other side."""
    dead = Delivery.objects.filter(pk=delivery.pk, state=Delivery.State.DEAD)
    if not dead.update(state=Delivery.State.DUE, attempts=0, not_before=at, lease=None, lease_until=None):
        raise NothingToDeliver(_("This is on its way already, or has arrived. Reload the page to see which."))
    _wake(delivery.webhook)


def _wake(webhook: Webhook) -> None:
    Webhook.objects.filter(pk=webhook.pk).update(quiet_until=None)
