from missions.models import Promise


def test_further_cues_are_those_that_do_not_stand_in_the_promise():
    promise = Promise(text="Serve hot meals", cues=["Hot Meals", "lunch", "serve", "soup kitchen"])

    assert promise.further_cues == ["lunch", "soup kitchen"]
