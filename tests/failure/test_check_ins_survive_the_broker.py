"""A dead broker costs a check-in nothing: the page answers, the row stands."""

import http.cookiejar
import re
import urllib.parse
import urllib.request

import pytest

from tests.failure.conftest import Deploy
from tests.failure.deployment import Deployment

NOBODY_LISTENS = "redis://127.0.0.1:1/0"


@pytest.fixture
def deployment(deploy: Deploy) -> Deployment:
    running = deploy(REDIS_URL=NOBODY_LISTENS, ALLOWED_HOSTS="127.0.0.1")
    running.call("owe_check_ins", number=1)
    running.collect_static()
    running.start("web")
    running.wait_until_served()
    return running


@pytest.mark.parametrize("store", ["embedded"], indirect=True)
def test_check_in_by_link_is_saved_while_the_broker_is_down(deployment: Deployment) -> None:
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    with browser.open(deployment.address + deployment.call("door_of_the_first")) as page:
        html = page.read().decode()
    fields = dict(re.findall(r'<input type="(?:hidden|text)" name="([^"]+)" value="([^"]*)"', html))
    typed = fields | {name: "44" for name in fields if re.fullmatch(r"o\d+-value", name)} | {"changed": ""}
    request = urllib.request.Request(
        f"{deployment.address}/w/", urllib.parse.urlencode(typed).encode(), {"Referer": f"{deployment.address}/w/"}
    )

    with browser.open(request) as page:
        answer = page.status, page.read().decode()

    assert answer[0] == 200
    assert "1 check-in was saved." in answer[1]
    assert deployment.call("newest_values") == [44]
