from datetime import date

from missionhub.home.importing.content import OfficeRow, PersonRow, PromiseRow, RoundRow, read_content

MISSION = b"version,as_of,text\n2,January 2026,We feed everyone.\n1,mid-1970s,We feed some.\n"


def problems(files: dict[str, bytes]) -> list[tuple[str, int, str]]:
    return [(problem.file, problem.line, problem.column) for problem in read_content(files).problems]


def test_versions_are_ordered_by_number_and_dated_where_the_label_can_be_read():
    versions = read_content({"mission_versions.csv": MISSION}).versions

    assert [(v.number, v.label, v.in_force_on, v.statement) for v in versions] == [
        (1, "mid-1970s", None, "We feed some."),
        (2, "January 2026", date(2026, 1, 1), "We feed everyone."),
    ]


def test_every_file_becomes_its_rows():
    content = read_content(
        {
            "mission_versions.csv": MISSION,
            "promises.csv": b"promise,cues,weight,confirmed\nFeed everyone,meals; soup ;,3,yes\nWaste nothing,,,\n",
            "people.csv": b"name,email,title,team\nIda,ida@example.org,Cook,Kitchen\n",
            "roles.csv": b"office,statement\nKitchen,Cooks.\n",
            "answers.csv": b"round,person,answer\nSpring,Ida,I cook.\nAutumn,Ida,I bake.\nSpring,Bo,I drive.\n",
        }
    )

    assert content.problems == []
    assert content.promises == [
        PromiseRow("Feed everyone", "", "", ("meals", "soup"), 3, True),
        PromiseRow("Waste nothing", "", "", (), 1, False),
    ]
    assert content.people == [PersonRow("Ida", "ida@example.org", "Cook", "Kitchen")]
    assert content.teams == {"Kitchen": ""}
    assert content.offices == [OfficeRow("Kitchen", "Cooks.", "")]
    assert content.rounds == [
        RoundRow("Spring", "", (("Ida", "I cook."), ("Bo", "I drive."))),
        RoundRow("Autumn", "", (("Ida", "I bake."),)),
    ]
    assert content.kept == []


def test_name_of_nobody_or_of_two_people_looks_after_no_promise():
    files = {
        "mission_versions.csv": MISSION,
        "promises.csv": b"promise,looked_after_by\nFeed everyone,Ida\nWaste nothing,Bo\nTrain people,Cy\n",
        "people.csv": b"name,email\nIda,\nCy,\nCy,cy@example.org\n",
    }

    assert problems(files) == [("promises.csv", 3, "looked_after_by"), ("promises.csv", 4, "looked_after_by")]


def test_all_problems_of_all_files_are_named_at_once():
    files = {
        "mission_versions.csv": b"version,as_of\nten,x\n1,y\n1,z\n",
        "promises.csv": b"promise,weight,confirmed\n,0,maybe\nA,99999,yes\na,1,no\n",
        "people.csv": b"name,email\nIda,nowhere\n",
        "roles.csv": b"office,statement\nKitchen\n",
    }

    assert problems(files) == [
        ("mission_versions.csv", 1, "text"),
        ("mission_versions.csv", 2, "version"),
        ("mission_versions.csv", 4, "version"),
        ("people.csv", 2, "email"),
        ("promises.csv", 2, "promise"),
        ("promises.csv", 2, "weight"),
        ("promises.csv", 2, "confirmed"),
        ("promises.csv", 3, "weight"),
        ("promises.csv", 4, "promise"),
        ("roles.csv", 2, ""),
    ]


def test_teams_must_exist_and_never_lie_inside_themselves():
    files = {
        "teams.csv": b"team,parent\nA,B\nB,A\nC,D\n",
        "people.csv": b"name,team\nIda,Nowhere\n",
    }

    assert problems(files) == [
        ("teams.csv", 2, "parent"),
        ("teams.csv", 3, "parent"),
        ("teams.csv", 4, "parent"),
        ("people.csv", 2, "team"),
    ]


def test_files_without_a_place_are_kept_whole_with_the_reason():
    content = read_content(
        {
            "ideas.csv": b"idea\nA bus\n",
            "roles.csv": b"office,statement\nKitchen,Cooks.\n",
            "teams.csv": b"team,floor\nKitchen,2\n",
            "readme.md": b"hello",
        }
    )

    assert [(kept.name, kept.reason) for kept in content.kept] == [
        ("ideas.csv", "No documented file has this name."),
        ("roles.csv", "It needs mission_versions.csv beside it."),
        ("teams.csv", "These columns have no place yet: floor."),
    ]
    assert content.kept[0].content == b"idea\nA bus\n"
    assert (content.offices, content.left_out, content.problems) == ([], ["readme.md"], [])


def test_a_kept_file_must_be_readable_too():
    assert problems({"ideas.csv": b"a,b\n1\n"}) == [("ideas.csv", 2, "")]


def test_nothing_to_read_is_a_problem():
    assert problems({"readme.md": b"hello"}) == [("", 0, "")]
