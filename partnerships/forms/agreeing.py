from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from partnerships.models import Goal
from partnerships.queries.picture import Cell
from partnerships.queries.sentences import EFFECTS


def _effect() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        choices=EFFECTS, coerce=int, widget=forms.RadioSelect, required=False, empty_value=None
    )


class AgreementForm(forms.Form):
    gives = _effect()
    receives = _effect()
    agrees_to_differ = forms.BooleanField(
        label=_("We agree to differ: each of us keeps its own judgement"),
        help_text=_("Then no step is chosen above. Both judgements stand and count as they do now."),
        required=False,
    )
    note = forms.CharField(label=_("Why do you see it so?"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 2}))
    mitigation = forms.CharField(
        label=_("What do you do about it?"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("If a goal works against another: who does what, so that both can live with it?"),
    )
    accepts_red_line = forms.BooleanField(label=_("We accept this red line with open eyes, and go on"), required=False)

    def __init__(self, *args: Any, cell: Cell[Goal], **kwargs: Any) -> None:
        initial = {"gives": _whole(cell.gives), "receives": _whole(cell.receives)}
        super().__init__(*args, **{"initial": initial, **kwargs})
        if not cell.is_red:
            del self.fields["accepts_red_line"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("agrees_to_differ"):
            cleaned |= {"gives": None, "receives": None}
        else:
            for name in ("gives", "receives"):
                if cleaned.get(name) is None and name not in self.errors:
                    self.add_error(name, _("Choose a step, or agree to differ."))
        if cleaned.get("accepts_red_line") and not cleaned.get("mitigation"):
            raise ValidationError(
                {"mitigation": _("Say what you do about it: a red line is accepted only with open eyes.")}
            )
        return cleaned


def _whole(value: float | None) -> int | str:
    """Where two ratings meet in the middle nothing is chosen for anybody."""
    return int(value) if value is not None and value == int(value) else ""
