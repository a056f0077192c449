from datetime import timedelta

from django.test import RequestFactory
from django.utils import timezone

from missionhub.core import unaided


def request_with_session():
    request = RequestFactory().get("/")
    request.session = {}
    return request


def test_mark_lasts_until_it_ends():
    request = request_with_session()

    unaided.begin(request, answer_url="/a/", until=timezone.now() + timedelta(hours=1))
    during = unaided.current(request)
    unaided.end(request)

    assert during is not None
    assert (during["answer_url"], unaided.current(request)) == ("/a/", None)


def test_expired_mark_is_dropped():
    request = request_with_session()

    unaided.begin(request, answer_url="/a/", until=timezone.now() - timedelta(seconds=1))

    assert (unaided.current(request), request.session) == (None, {})


def test_open_question_is_found_by_the_mark_or_by_whoever_watches(monkeypatch):
    request = request_with_session()
    monkeypatch.setattr(unaided, "_browsers", [])
    assert unaided.open_question(request) == ""

    unaided.watch(lambda _request: "/from-the-cookie/")
    assert unaided.open_question(request) == "/from-the-cookie/"

    unaided.begin(request, answer_url="/a/", until=timezone.now() + timedelta(hours=1))
    assert unaided.open_question(request) == "/a/"
