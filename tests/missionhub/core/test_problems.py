import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework.exceptions import (
    AuthenticationFailed,
    NotAuthenticated,
    Throttled,
    ValidationError,
)
from rest_framework.exceptions import PermissionDenied as NotPermitted

from missionhub.core.errors import DomainError
from missionhub.core.problems import DOCUMENTED, MEDIA_TYPE, IfMatchMissing, Stale, answer


@pytest.mark.parametrize(
    ("raised", "code", "kind"),
    [
        (ValidationError({"title": ["Too long."]}), 400, "invalid"),
        (NotAuthenticated(), 401, "not-signed-in"),
        (AuthenticationFailed("no"), 401, "not-signed-in"),
        (PermissionDenied(), 403, "not-allowed"),
        (Http404("No Outcome matches"), 404, "not-found"),
        (DomainError("It is closed."), 409, "refused"),
        (Stale("Moved on."), 412, "stale"),
        (IfMatchMissing(), 428, "if-match-missing"),
        (Throttled(wait=3), 429, "too-many"),
    ],
)
def test_every_refusal_has_the_one_shape(raised, code, kind):
    said = answer(raised, {})

    assert list(said.data) == ["type", "title", "status", "detail", "errors"]
    assert (said.status_code, said.data["type"], said.data["status"]) == (code, DOCUMENTED + kind, code)
    assert said.content_type == MEDIA_TYPE
    assert "matches" not in said.data["detail"]


def test_what_nobody_expected_rises():
    assert answer(RuntimeError("a fault of ours"), {}) is None


def test_own_words_of_a_refusal_are_kept():
    assert answer(NotPermitted("This token may only read."), {}).data["detail"] == "This token may only read."


def test_nested_errors_are_told_by_field():
    said = answer(ValidationError({"cues": {0: ["Blank."], 3: ["Too long."]}, "non_field_errors": ["Odd."]}), {})

    assert said.data["errors"] == {"cues": ["Blank.", "Too long."], "all": ["Odd."]}
