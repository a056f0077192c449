from alignment.forms.drift import DriftAnswerForm
from alignment.forms.phrase import PhraseForm

__all__ = ["DriftAnswerForm", "PhraseForm"]
