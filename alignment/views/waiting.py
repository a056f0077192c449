from django.http import HttpRequest


def asks_again(request: HttpRequest) -> bool:
    """A waiting page asks every few seconds whether it may become the page it waits for."""
    return "waiting" in request.GET and request.headers.get("HX-Request") == "true"
