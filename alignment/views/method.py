from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alignment.queries.method_sheet import method_sheet


def method(request: HttpRequest) -> HttpResponse:
    """Public: a board or an auditor needs no account to recompute a number."""
    return render(request, "alignment/method.html", {"blocks": method_sheet()})
