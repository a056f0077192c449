"""Which rows make up an organization, in an order in which each finds what it points at.

Every table that belongs to an organization is exported, or stands in LEFT_OUT with the reason; a test keeps it so.
What belongs to several organizations is not: each takes its own copy from the partnership.
"""

from functools import cache

from django.apps import apps
from django.db import models
from django.db.models import Q

from missionhub.organizations.models import Organization
from missions.models import SUBJECTS, CheckIn, Comment, Revision, Story
from partnerships.models import Call
from surveys.models import Invitation, Round

OUR_APPS = ("organizations", "messaging", "missions", "surveys", "alignment", "partnerships", "home")
LEFT_OUT = {
    "organizations.Membership": "accounts stay on the machine where they sign in",
    "organizations.MembershipInvitation": "a link opens one organization on one machine",
    "messaging.CalendarFeed": "a link opens one organization on one machine",
    "messaging.Webhook": "its secret is known to one machine",
    "messaging.Delivery": "told once, and not again by a copy",
    "messaging.Message": "mail is planned anew from what is due",
    "missions.WeekLink": "a link opens one organization on one machine",
    "missions.StoryLink": "a link opens one organization on one machine",
    "alignment.PaperLink": "a link opens one organization on one machine",
    "surveys.FounderReading": "it is its writer's alone",
    "alignment.TextVector": "computed anew from the texts",
    "alignment.BenchmarkUpload": "it waits for a yes, and is uploaded again",
    **{
        f"partnerships.{table}": "it belongs to several organizations; each takes its own copy from the partnership"
        for table in (
            "Acceptance",
            "AlignmentRound",
            "CellAgreement",
            "CellRating",
            "ChairedMeeting",
            "DialogueAnswer",
            "Goal",
            "Hearing",
            "Motivation",
            "Neutral",
            "NeutralConsent",
            "Participant",
            "Party",
            "PartyInvitation",
            "PartyProfile",
            "PowerSheet",
            "PrivateNote",
            "ResourceNeedOffer",
            "Safeguard",
            "SafeguardAcceptance",
            "Stakeholder",
            "StakeholderEngagement",
            "Submission",
            "Supply",
            "ValueAllocation",
            "ValueItem",
            "ValueReport",
        )
    },
}
ANSWERS = "surveys.models.answers"  # what may be read of them stands in the results
_TAKEN_BACK = Story.objects.filter(state=Story.State.TAKEN_BACK)
ONLY: dict[type[models.Model], Q] = {
    Round: Q(opened_up_at__isnull=False),  # an open round's answers cannot come along, so neither does the round
    Invitation: Q(round__mode=Round.Mode.ATTRIBUTED),  # who answered is nobody's business elsewhere
    Story: ~Q(state=Story.State.TAKEN_BACK),  # its teller alone reads it
    Call: Q(opened_at__isnull=True) | Q(scored_at__isnull=False),  # while it is open, each scorer's words are unseen
    Revision: ~Q(subject_kind=Story.SUBJECT_KIND, subject_id__in=_TAKEN_BACK.values("pk")),
}
POINTING: dict[type[models.Model], tuple[str, str, dict[str, type[models.Model]]]] = {
    Revision: ("subject_kind", "subject_id", dict(SUBJECTS)),
    Comment: ("subject_kind", "subject_id", {**SUBJECTS, CheckIn.SUBJECT_KIND: CheckIn}),
}


def file_name(model: type[models.Model]) -> str:
    return f"{model._meta.app_label}_{model._meta.model_name}.csv"


@cache
def owner_path(model: type[models.Model]) -> str | None:
    """The shortest way along foreign keys that cannot be empty, as a lookup: `mission__organization`."""
    paths = [path for field in _solid_keys(model) if (path := _path_through(field)) is not None]
    return min(paths, key=lambda path: path.count("__"), default=None)


def _path_through(field: models.ForeignKey) -> str | None:
    target = field.related_model
    if target is Organization:
        return field.name
    above = owner_path(target) if target is not field.model else None
    return f"{field.name}__{above}" if above else None


def _solid_keys(model: type[models.Model]) -> list[models.ForeignKey]:
    keys = [field for field in model._meta.fields if isinstance(field, models.ForeignKey) and not field.null]
    return [key for key in keys if key.remote_field.on_delete is models.CASCADE]


def belongs_to_several(model: type[models.Model]) -> bool:
    """Rows of a partnership hang on no one organization."""
    return model._meta.app_label == "partnerships" and owner_path(model) is None


@cache
def exported_models() -> tuple[type[models.Model], ...]:
    """What is pointed at comes before what points at it; a row's own kind is pointed at in a second pass."""
    wanted = [model for model in apps.get_models() if _is_exported(model)]
    ordered: list[type[models.Model]] = []
    while wanted:
        ready = [model for model in wanted if not _needs(model) & set(wanted) - {model}]
        if not ready:
            raise RuntimeError(f"These tables point at each other: {sorted(model.__name__ for model in wanted)}.")
        ordered += ready
        wanted = [model for model in wanted if model not in ready]
    return tuple(ordered)


def _is_exported(model: type[models.Model]) -> bool:
    is_ours = model._meta.app_label in OUR_APPS and model is not Organization and model.__module__ != ANSWERS
    return is_ours and model._meta.label not in LEFT_OUT and owner_path(model) is not None


def _needs(model: type[models.Model]) -> set[type[models.Model]]:
    fields = (*model._meta.fields, *model._meta.many_to_many)
    keys = {field.related_model for field in fields if field.related_model is not None}
    return keys | (set(POINTING[model][2].values()) if model in POINTING else set())


def rows_of(model: type[models.Model], organization: Organization) -> models.QuerySet:
    """Its rows without those that hang on a row which does not come along."""
    rows = model._default_manager.filter(**{str(owner_path(model)): organization}).filter(ONLY.get(model, Q()))
    for key in _solid_keys(model):
        if key.related_model in exported_models() and key.related_model is not model:
            rows = rows.filter(**{f"{key.name}__in": rows_of(key.related_model, organization).order_by().values("pk")})
    return rows.order_by("pk")


def plain_fields(model: type[models.Model]) -> list[models.Field]:
    """The fields that hold values; keys to the organization itself and to accounts, and names drawn by chance, are not
    among them."""
    fields = [field for field in model._meta.fields if not field.is_relation and not field.primary_key]
    return [field for field in fields if not (isinstance(field, models.UUIDField) and field.unique)]


def keys_of(model: type[models.Model]) -> list[models.ForeignKey]:
    fields = [field for field in model._meta.fields if isinstance(field, models.ForeignKey)]
    return [field for field in fields if field.related_model in exported_models()]
