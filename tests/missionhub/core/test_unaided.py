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
