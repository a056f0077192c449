from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from missionhub.messaging.queries import mail_goes_out
from missionhub.organizations.models import Organization, Person
from missions.models import Outcome, Promise
from surveys.models import Action, Round
from surveys.queries.actions import Told, owners, told


class OwnerChoice(forms.ModelChoiceField):
    """Names; who has to be told by hand says so."""

    def label_from_instance(self, person: Any) -> str:
        way = told(has_account=person.has_account, email=person.email, organization=self.organization)
        return gettext("%(name)s (you give them the link)") % {"name": person.name} if way == Told.LINK else person.name

    organization: Organization


class ActionForm(forms.Form):
    """The one thing we will do: what, who, by when."""

    text = forms.CharField(
        label=_("What will we do?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write down one thing, in a few words.")},
    )
    person = OwnerChoice(
        label=_("Who sees to it?"),
        help_text=_(
            "Whoever has an account finds it on My week. Nobody tells the others for you; you get the link to give "
            "them."
        ),
        queryset=Person.objects.none(),
        empty_label=_("Choose one name"),
        error_messages={"required": _("Choose the one person who sees to it.")},
    )
    promise = forms.ModelChoiceField(
        label=_("About which promise?"),
        queryset=Promise.objects.none(),
        required=False,
        empty_label=_("None in particular"),
    )
    outcome = forms.ModelChoiceField(
        label=_("Towards which outcome?"), queryset=Outcome.objects.none(), required=False, empty_label=_("None yet")
    )
    finding = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    due_on = forms.DateField(
        label=_("By when?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose the day it is done by.")},
    )

    def __init__(
        self,
        *args: Any,
        round: Round,
        organization: Organization,
        today: date,
        action: Action | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.action = today, action
        if mail_goes_out(organization):
            self.fields["person"].help_text = _(
                "Whoever has an account finds it on My week and in the Monday mail. Whoever has only an address gets "
                "one mail with a link. Nobody tells the others for you; you get the link to give them."
            )
        self.fields["person"].organization = organization  # type: ignore[attr-defined]
        promises, outcomes = Promise.objects.of(organization), Outcome.objects.of(organization)
        kept = {"pk": action.promise_id if action else None}, {"pk": action.outcome_id if action else None}
        choices: dict[str, Any] = {
            "person": owners(organization),
            "promise": (promises.filter(mission=round.mission_id).active() | promises.filter(**kept[0])).in_order(),
            "outcome": (outcomes.open() | outcomes.filter(**kept[1])).in_order(),
        }
        for name, rows in choices.items():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]

    def clean_text(self) -> str:
        """One line: it stands in lists and mails."""
        return " ".join(self.cleaned_data["text"].split())

    def clean_due_on(self) -> date:
        day: date = self.cleaned_data["due_on"]
        if day < self.today and not (self.action and day == self.action.due_on):
            raise forms.ValidationError(_("This day has passed. Choose today or a later one."))
        return day


class ActionEditForm(ActionForm):
    finding = None  # type: ignore[assignment]  # how a form drops what it inherits
    lock_version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def initial_of(cls, action: Action) -> dict[str, Any]:
        names = ("text", "person", "promise", "outcome", "due_on", "lock_version")
        return {name: getattr(action, name) for name in names}


class ActionReplyForm(forms.Form):
    """What the owner says who cannot, or not by then."""

    reply = forms.CharField(
        label=_("What stands in the way?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    later_on = forms.DateField(
        label=_("By when could you?"),
        required=False,
        help_text=_("Leave it empty if you cannot do it at all."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
