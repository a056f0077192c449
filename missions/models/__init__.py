from missions.models.activity import Activity
from missions.models.assent import Assent, Comment
from missions.models.change import Change, ChangeEffect
from missions.models.check_in import CheckIn, Pause, WeekLink
from missions.models.decision import Decision, DecisionEffect, Effect, TestAnswer, Voice
from missions.models.edited import Edited, Noun
from missions.models.mission import Mission
from missions.models.objective import Objective
from missions.models.outcome import CoachDismissal, Contribution, Dependency, Milestone, Outcome, Responsibility
from missions.models.promise import Promise, PromiseEvidence
from missions.models.public import PublicPage
from missions.models.revision import SUBJECTS, Revision
from missions.models.role import KeyRole, RoleHolder, Skill
from missions.models.sheet import Sheet
from missions.models.stakeholder import Engagement, Stakeholder
from missions.models.statement import StatementDismissal
from missions.models.story import Story, StoryLink
from missions.models.version import MissionVersion

__all__ = [
    "SUBJECTS",
    "Activity",
    "Assent",
    "Change",
    "ChangeEffect",
    "CheckIn",
    "CoachDismissal",
    "Comment",
    "Contribution",
    "Decision",
    "DecisionEffect",
    "Dependency",
    "Edited",
    "Effect",
    "Engagement",
    "KeyRole",
    "Milestone",
    "Mission",
    "MissionVersion",
    "Noun",
    "Objective",
    "Outcome",
    "Pause",
    "Promise",
    "PromiseEvidence",
    "PublicPage",
    "Responsibility",
    "Revision",
    "RoleHolder",
    "Sheet",
    "Skill",
    "Stakeholder",
    "StatementDismissal",
    "Story",
    "StoryLink",
    "TestAnswer",
    "Voice",
    "WeekLink",
]
