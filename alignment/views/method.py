from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alignment.queries.method_sheet import method_sheet


def method(request: HttpRequest) -> HttpResponse:
    """Public: a board or an auditor needs no account to recompute a number."""
    blocks = method_sheet()
    contents = [block for block in blocks if block.kind == "heading2"]
    return render(request, "alignment/method.html", {"blocks": blocks, "contents": contents})
