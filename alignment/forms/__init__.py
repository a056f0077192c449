from alignment.forms.phrase import PhraseForm

__all__ = ["PhraseForm"]
