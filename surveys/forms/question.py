from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from surveys.questionnaire import QUESTION, VOLUNTEER_QUESTION


class QuestionField(forms.TypedChoiceField):
    """The one question every round begins with: for people who are paid, and for those who are not."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        choices = [(QUESTION, _("What do you get paid to do?")), (VOLUNTEER_QUESTION, _("What are you here to do?"))]
        super().__init__(choices=choices, initial=QUESTION, empty_value=QUESTION, **kwargs)
