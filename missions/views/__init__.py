from missions.views.conflicts import Conflict, ConflictDismissal
from missions.views.drafts import Comparison, DraftEdit, DraftNew, Publication
from missions.views.missions import MissionDetail, MissionList, MissionNew, MissionSettings, StarterMission
from missions.views.promise_list import Confirmation, PromiseList, PromiseOrder, Proposal
from missions.views.promises import PromiseEdit, PromiseNew, PromiseReturn, Retirement
from missions.views.splitting import PromiseParts

__all__ = [
    "Comparison",
    "Confirmation",
    "Conflict",
    "ConflictDismissal",
    "DraftEdit",
    "DraftNew",
    "MissionDetail",
    "MissionList",
    "MissionNew",
    "MissionSettings",
    "PromiseEdit",
    "PromiseList",
    "PromiseNew",
    "PromiseOrder",
    "PromiseParts",
    "PromiseReturn",
    "Proposal",
    "Publication",
    "Retirement",
    "StarterMission",
]
