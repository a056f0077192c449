from missions.models.mission import Mission
from missions.models.promise import Promise
from missions.models.revision import Revision
from missions.models.version import MissionVersion

__all__ = ["Mission", "MissionVersion", "Promise", "Revision"]
