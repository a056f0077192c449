from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from surveys.forms.question import QuestionField
from surveys.questionnaire import MAX_TEXT


class TextField(forms.CharField):
    """A long answer: line ends made one kind, nothing else touched, and never cut while it is typed."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")

    def validate(self, value: str) -> None:
        super().validate(value.strip())
        if len(value) > MAX_TEXT:
            excess = len(value) - MAX_TEXT
            message = ngettext(
                "Please shorten it by %(excess)d character; at most 20,000 can be sent. Everything you wrote is here.",
                "Please shorten it by %(excess)d characters; at most 20,000 can be sent. Everything you wrote is here.",
                excess,
            )
            raise forms.ValidationError(message % {"excess": excess})


class FounderAnswerForm(forms.Form):
    question = QuestionField(label=_("The question that you and your leaders answer"), required=False)
    text = TextField(label=_("Your answer"), error_messages={"required": _("Write a sentence or two first.")})
