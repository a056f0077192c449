from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Membership
from partnerships.models import Neutral, ParticipantRole


class ParticipantForm(forms.Form):
    """Somebody of one's own organization who has an account."""

    membership = forms.ModelChoiceField(label=_("Who?"), queryset=Membership.objects.none(), empty_label=None)
    role = forms.ChoiceField(label=_("As what?"), choices=ParticipantRole.choices, initial=ParticipantRole.CONTRIBUTOR)

    def __init__(self, *args: Any, memberships: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["membership"]
        field.queryset = memberships  # type: ignore[attr-defined]
        field.label_from_instance = lambda membership: membership.person.name  # type: ignore[attr-defined]


class NeutralForm(forms.Form):
    """Somebody of neither side. Stands on a page with another form, so its fields have ids of their own."""

    name = forms.CharField(
        label=_("Who?"), max_length=200, help_text=_("A person or a body, as every side will recognize it.")
    )
    role = forms.ChoiceField(label=_("As what?"), choices=Neutral.Role, initial=Neutral.Role.OBSERVER)
    ends_on = forms.DateField(
        label=_("Until which day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("At most a year from today."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="neutral_%s", **kwargs)
