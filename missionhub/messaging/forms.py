from datetime import time
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from missionhub.core.errors import DomainError
from missionhub.messaging.models import QuietHours
from missionhub.messaging.news import kinds_of_news
from missionhub.messaging.posting import read_target
from missionhub.messaging.queries.wishes import Wish
from missionhub.organizations.models import Person
from missionhub.organizations.time_zones import TimeZoneField


class Clock(forms.TimeField):
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class WishesForm(forms.Form):
    wanted = forms.MultipleChoiceField(
        label=gettext_lazy("Mail you want"), required=False, widget=forms.CheckboxSelectMultiple
    )
    starts_at = Clock(label=gettext_lazy("No mail from"), help_text=gettext_lazy("What is due then waits."))
    ends_at = Clock(label=gettext_lazy("Until"), help_text=gettext_lazy("By the clock where you are."))
    time_zone = TimeZoneField(required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language of your mail"), required=False)

    def __init__(self, *args: Any, person: Person, wishes: list[Wish], hours: QuietHours, **kwargs: Any) -> None:
        initial = {
            "wanted": [wish.kind.name for wish in wishes if wish.is_wanted],
            "starts_at": hours.starts_at,
            "ends_at": hours.ends_at,
            "time_zone": person.time_zone,
            "language": person.language,
        }
        super().__init__(*args, initial=initial, **kwargs)
        here = person.organization
        languages = dict(settings.LANGUAGES)
        spoken = _("As the organization: %(choice)s") % {"choice": languages.get(here.language, here.language)}
        zone = _("A large city near you. Left empty, it is that of the organization: %(zone)s.")
        self.fields["time_zone"].help_text = zone % {"zone": here.time_zone.replace("_", " ")}
        self._abouts = [wish.kind.about for wish in wishes]
        self._choose("wanted", [(wish.kind.name, wish.kind.title) for wish in wishes])
        self._choose("language", [("", spoken), *settings.LANGUAGES])

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # fields of choices, all three

    @property
    def kinds(self) -> list[dict[str, Any]]:
        """Each box with what comes when it is ticked."""
        return [{"box": box, "about": about} for box, about in zip(self["wanted"], self._abouts, strict=True)]

    @property
    def quiet(self) -> tuple[time, time]:
        return self.cleaned_data["starts_at"], self.cleaned_data["ends_at"]


class WebhookForm(forms.Form):
    url = forms.CharField(
        label=gettext_lazy("Address of the other program"),
        max_length=500,
        widget=forms.URLInput(attrs={"placeholder": "https://", "autocomplete": "off"}),
        help_text=gettext_lazy("It begins with https:// and lies on the public internet."),
    )
    events = forms.MultipleChoiceField(
        label=gettext_lazy("Tell it when"), widget=forms.CheckboxSelectMultiple, choices=()
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind.name, kind.title) for kind in kinds_of_news()]
        self.fields["events"].choices = kinds  # type: ignore[attr-defined]  # a field of choices
        self.fields["events"].initial = [name for name, _title in kinds]

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        try:
            read_target(url)
        except DomainError as error:
            raise forms.ValidationError(str(error)) from error
        return url
