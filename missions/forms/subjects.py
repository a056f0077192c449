"""Which form edits which kind of row: the page that settles a conflict shows the same form as the page of the row."""

from missions.forms.activities import ActivityForm
from missions.forms.decisions import ChangeForm, DecisionForm
from missions.forms.drafts import DraftForm, SettingsForm
from missions.forms.edited import EditedForm
from missions.forms.objectives import ObjectiveForm
from missions.forms.outcomes import OutcomeForm
from missions.forms.promises import PromiseForm
from missions.forms.roles import KeyRoleForm
from missions.forms.stakeholders import StakeholderForm
from missions.forms.stories import StoryEditForm

FORMS: dict[str, type[EditedForm]] = {
    form.subject.SUBJECT_KIND: form
    for form in (
        ActivityForm,
        ChangeForm,
        DecisionForm,
        DraftForm,
        KeyRoleForm,
        OutcomeForm,
        ObjectiveForm,
        PromiseForm,
        SettingsForm,
        StakeholderForm,
        StoryEditForm,
    )
}
