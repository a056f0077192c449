from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alignment.queries.method_sheet import method_sheet
from missionhub.organizations.scoped import enter_where_one_came_from


def method(request: HttpRequest) -> HttpResponse:
    """Public: a board or an auditor needs no account to recompute a number. Members keep their menu."""
    layout = "layouts/app.html" if enter_where_one_came_from(request) else "layouts/bare.html"
    blocks = method_sheet()
    contents = [block for block in blocks if block.kind == "heading2"]
    return render(request, "alignment/method.html", {"blocks": blocks, "contents": contents, "layout": layout})
