from missions.forms.drafts import DraftForm, MissionForm, SettingsForm
from missions.forms.promises import PromiseForm

__all__ = ["DraftForm", "MissionForm", "PromiseForm", "SettingsForm"]
