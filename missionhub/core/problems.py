"""The one shape in which REST says no: type, title, status, detail, errors (RFC 9457)."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers, status
from rest_framework.exceptions import APIException, PermissionDenied, ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

from missionhub.core.errors import DomainError

MEDIA_TYPE = "application/problem+json"
WHOLE = "all"  # the key of errors that belong to no single field
DOCUMENTED = "/api/docs/#problem-"
KINDS = {
    400: ("invalid", _("Something in the request is not right.")),
    401: ("not-signed-in", _("Nobody is signed in.")),
    403: ("not-allowed", _("You may not do this.")),
    404: ("not-found", _("There is nothing here.")),
    405: ("no-such-method", _("This address does not take that method.")),
    406: ("other-format", _("Only JSON is spoken here.")),
    409: ("refused", _("This cannot be done as things stand.")),
    412: ("stale", _("Somebody changed this meanwhile.")),
    415: ("other-format", _("Only JSON is spoken here.")),
    428: ("if-match-missing", _("Say which version you changed.")),
    429: ("too-many", _("Too many requests in a short time.")),
}
PLAIN = {
    401: _("Sign in, or send an access token that still works: “Authorization: Bearer …”."),
    403: _("Your role does not allow this. Ask an administrator of your organization."),
    404: _("It is not there, or it is not yours. Check the address."),
}
NO = PermissionDenied.default_detail


class ProblemSerializer(serializers.Serializer):
    """What every refusal looks like."""

    type = serializers.CharField(help_text="Where this kind of problem is described.")
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField(help_text="What is wrong, then what to do.")
    errors = serializers.DictField(  # type: ignore[assignment]  # the metaclass takes it away from the class
        child=serializers.ListField(child=serializers.CharField()), help_text="By field; empty if no field is wrong."
    )


class IfMatchMissing(APIException):
    status_code = status.HTTP_428_PRECONDITION_REQUIRED
    default_detail = _("Send If-Match with the ETag of the version you read, so that nobody’s words are lost.")


class Stale(APIException):
    """Carries what a reader needs to decide: base, theirs and yours."""

    status_code = status.HTTP_412_PRECONDITION_FAILED

    def __init__(self, detail: str, *, more: Mapping[str, Any] | None = None, etag: str = "") -> None:
        super().__init__(detail)
        self.more, self.etag = more or {}, etag


class Refused(APIException):
    status_code = status.HTTP_409_CONFLICT


def answer(exc: Exception, context: dict[str, Any]) -> Response | None:
    """What a view raised, in the one shape; what nobody expected rises."""
    refused = Refused(str(exc)) if isinstance(exc, DomainError) else exc
    response = exception_handler(refused, context)
    if response is None:
        return None
    response.data = problem(response.status_code, response.data, is_by_field=isinstance(exc, ValidationError))
    if isinstance(exc, Stale):
        response.data |= exc.more
        response.headers["ETag"] = exc.etag
    response.content_type = MEDIA_TYPE
    return response


def problem(code: int, said: Any, *, is_by_field: bool) -> dict[str, Any]:
    kind, title = KINDS.get(code, ("other", HTTPStatus(code).phrase))
    errors = _by_field(said) if is_by_field else {}
    detail = _("Read what is said about each field, and send it again.") if errors else _detail(code, said, title)
    return {"type": f"{DOCUMENTED}{kind}", "title": str(title), "status": code, "detail": str(detail), "errors": errors}


def _detail(code: int, said: Any, title: Any) -> Any:
    """What the view said, unless that is the framework's own sentence; of what is not there, always the same."""
    own = said.get("detail", title)
    return PLAIN[code] if code in {401, 404} or (code == 403 and own == NO) else own


def _by_field(said: Any) -> dict[str, list[str]]:
    fields = said if isinstance(said, Mapping) else {WHOLE: said}
    return {WHOLE if name == "non_field_errors" else str(name): _sentences(value) for name, value in fields.items()}


def _sentences(value: Any) -> list[str]:
    """However deeply it is nested."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return [sentence for part in value for sentence in _sentences(part)]
    return [str(value)]
