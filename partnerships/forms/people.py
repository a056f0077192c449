from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Membership
from partnerships.models import ParticipantRole


class ParticipantForm(forms.Form):
    """Somebody of one's own organization who has an account."""

    membership = forms.ModelChoiceField(label=_("Who?"), queryset=Membership.objects.none(), empty_label=None)
    role = forms.ChoiceField(label=_("As what?"), choices=ParticipantRole.choices, initial=ParticipantRole.CONTRIBUTOR)

    def __init__(self, *args: Any, memberships: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["membership"]
        field.queryset = memberships  # type: ignore[attr-defined]
        field.label_from_instance = lambda membership: membership.person.name  # type: ignore[attr-defined]
