from missions.forms.drafts import DraftForm, MissionForm, SettingsForm
from missions.forms.promises import PromiseForm
from missions.forms.splitting import SplitForm

__all__ = ["DraftForm", "MissionForm", "PromiseForm", "SettingsForm", "SplitForm"]
