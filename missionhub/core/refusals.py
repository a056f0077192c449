"""A form whose security token was renewed (signed in again in another tab): say so, and give back what was typed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

HIDDEN = {"csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword"}
MOST_FIELDS = 30


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    typed = [(name, value) for name, value in request.POST.items() if name not in HIDDEN and str(value).strip()]
    return render(request, "core/form_refused.html", {"typed": typed[:MOST_FIELDS]}, status=403)
