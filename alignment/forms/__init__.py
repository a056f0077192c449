from alignment.forms.dismissal import DismissalForm
from alignment.forms.drift import DriftAnswerForm
from alignment.forms.phrase import PhraseForm

__all__ = ["DismissalForm", "DriftAnswerForm", "PhraseForm"]
