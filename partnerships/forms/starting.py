from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from missionhub.accounts.forms import NewAccountForm
from missionhub.organizations.models import Membership


class PartnershipForm(forms.Form):
    name = forms.CharField(
        label=_("What shall we call it?"), max_length=200, help_text=_("“Riverbend and Green Routes: food by bicycle”.")
    )
    purpose = forms.CharField(
        label=_("What do you want to find out, or do together?"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whoever you invite reads this first. A sentence or two."),
    )


class PartyInvitationForm(forms.Form):
    organization_name = forms.CharField(label=_("Which organization do you invite?"), max_length=200)


class LightAccountForm(NewAccountForm):
    """Three screens to the first rating: this is the first."""

    organization_name = forms.CharField(label=_("Your organization"), max_length=200)

    field_order = ("organization_name", "person_name", "email", "password")


class ActForForm(forms.Form):
    """For whom somebody who has an account says yes."""

    membership = forms.ModelChoiceField(
        label=_("For which organization?"), queryset=Membership.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, memberships: QuerySet[Membership], **kwargs: Any) -> None:
        self.has_any = memberships.exists()
        super().__init__(*args, **kwargs)
        field = self.fields["membership"]
        field.queryset = memberships  # type: ignore[attr-defined]
        field.label_from_instance = lambda membership: membership.organization.name  # type: ignore[attr-defined]
