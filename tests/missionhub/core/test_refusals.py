from django.test import Client
from django.urls import reverse

from missionhub.core.refusals import csrf_failure


def refused(rf, **typed: str) -> str:
    request = rf.post("/somewhere/", typed)
    return csrf_failure(request).content.decode()


def test_refused_form_gives_back_what_was_typed(rf):
    page = refused(rf, statement="Nobody goes <b>hungry</b>.", csrfmiddlewaretoken="token", password="hidden-word")

    assert "Nobody goes &lt;b&gt;hungry&lt;/b&gt;." in page
    assert "hidden-word" not in page


def test_post_with_an_old_token_reaches_this_page(db):
    answer = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "ana@example.org"})

    assert answer.status_code == 403
    assert "This was not saved yet" in answer.content.decode()
