"""What has to exist before a signal can speak, and where to begin."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alignment.models import DriftSignal
from missions.models import Mission

Kind, Reason = DriftSignal.Kind, DriftSignal.Reason

_MISSING: dict[tuple[str, str] | str, str | Promise] = {
    Reason.ONE_VERSION: _(
        "There is one version of the mission so far. Once you publish another, its words are compared."
    ),
    Reason.NO_PROMISES: _("The mission has no promises yet. Once it has, what you do is held against them."),
    Reason.NOTHING_NAMED: _(
        "Nothing says yet what it takes. Give your activities their hours or money, and the day they began."
    ),
    (Kind.MONEY, Reason.NOTHING_NAMED): _("Money: no activity says yet what it costs a year."),
    (Kind.HOURS, Reason.NOTHING_NAMED): _("Time: no activity says yet how many hours it takes."),
    Reason.NO_PAST: _(
        "Nobody wrote down whether most of what you do was there a year ago. Give your activities the day they began."
    ),
    (Kind.MONEY, Reason.NO_PAST): _("Money: of most of it nobody wrote down whether it was spent a year ago."),
    (Kind.HOURS, Reason.NO_PAST): _("Time: of most of it nobody wrote down whether it was given a year ago."),
    Reason.FEW_ITEMS: _("At least four activities or outcomes are needed, today and a year ago."),
    Reason.ONE_ROUND: _(
        "Two closed rounds are needed that ask the same of the same people. Ask again, and this says what moved."
    ),
    Reason.FEW_PEOPLE: _("At least four people have to answer in each of the two rounds."),
    Reason.PROMISES_CHANGED: _(
        "Between the two rounds the promises changed so much that fewer than two can be compared. Ask once more."
    ),
    Reason.OTHER_ENGINE: _("The two rounds were read in different ways, so they cannot be compared. Ask once more."),
    Reason.NO_MENTION: _("In one of the two rounds nobody mentions a promise, so there is nothing to share out."),
    Reason.NO_TESTS: _("Decisions: some have to be held against the mission test in each of the last two years."),
}
_BEGIN: dict[str, tuple[str | Promise, str]] = {
    Kind.PROGRAMME: (_("Open the activities"), "missions:activity-list"),
    Kind.VOICE_NAMED: (_("Ask your leaders again"), "surveys:round-new"),
    Kind.VOICE_UNNAMED: (_("Open the surveys"), "surveys:round-list"),
    Kind.MONEY: (_("Open the activities"), "missions:activity-list"),
    Kind.HOURS: (_("Open the activities"), "missions:activity-list"),
    Kind.DECISIONS: (_("Open the decisions"), "missions:decision-list"),
}


def what_is_missing(signal: DriftSignal) -> str:
    key = (signal.kind, signal.reason)
    return str(_MISSING.get(key, _MISSING[Reason(signal.reason)]))


def where_to_begin(mission: Mission, kind: str) -> tuple[str, str]:
    """A label and an address."""
    slug = mission.organization.slug
    if kind == Kind.WORDS:
        return str(_("Open the mission")), reverse("missions:mission", args=[slug, mission.pk])
    label, name = _BEGIN[kind]
    return str(label), reverse(name, args=[slug])
