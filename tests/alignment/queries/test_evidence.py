from alignment.queries.evidence import Evidence, Run, mark_evidence, marks_in


def test_mark_evidence_marks_the_clause_and_the_shared_words():
    text = "I cook meals. I file forms."

    runs = mark_evidence(text, [Evidence(number=1, start=0, end=13, shared=((7, 12),))])

    assert runs == [
        Run("I cook ", (1,)),
        Run("meals", (1,), is_shared=True),
        Run(".", (1,), closing=(1,)),
        Run(" I file forms."),
    ]


def test_mark_evidence_keeps_two_promises_apart_where_clauses_overlap():
    runs = mark_evidence("cook and serve", [Evidence(1, 0, 8), Evidence(2, 5, 14)])

    assert runs == [Run("cook ", (1,)), Run("and", (1, 2), closing=(1,)), Run(" serve", (2,), closing=(2,))]


def test_mark_evidence_of_no_evidence_is_the_text():
    assert mark_evidence("plain", []) == [Run("plain")]


def test_mark_evidence_of_an_empty_text_is_nothing():
    assert mark_evidence("", []) == []


def test_mark_evidence_ignores_spans_outside_the_text():
    assert mark_evidence("short", [Evidence(1, 3, 99), Evidence(2, 4, 2), Evidence(3, 0, 0)]) == [Run("short")]


def test_mark_evidence_loses_no_letter():
    text = "<b>Räume</b> & “quotes”"
    evidence = [Evidence(1, 0, 9, ((3, 8),)), Evidence(2, 4, len(text), ((13, 14), (90, 99)))]

    assert "".join(run.text for run in mark_evidence(text, evidence)) == text


def test_mark_evidence_sets_what_is_too_faint_to_count_apart():
    runs = mark_evidence("I cook meals.", [Evidence(2, 0, 12, ((2, 6),), is_faint=True)])

    assert runs == [
        Run("I ", (2,), is_faint=True),
        Run("cook", (2,), is_faint=True),
        Run(" meals", (2,), is_faint=True, closing_faint=(2,)),
        Run("."),
    ]


def test_mark_evidence_counts_where_faint_and_counted_overlap():
    runs = mark_evidence("cook and serve", [Evidence(1, 0, 8), Evidence(2, 5, 14, is_faint=True)])

    assert runs == [
        Run("cook ", (1,)),
        Run("and", (1, 2), closing=(1,)),
        Run(" serve", (2,), is_faint=True, closing_faint=(2,)),
    ]


def test_sentence_in_which_somebody_reads_that_it_is_not_kept_ends_with_its_own_number():
    runs = mark_evidence("We cook. Nobody comes.", [Evidence(1, 0, 8), Evidence(1, 9, 22, is_against=True)])

    assert [(run.text, run.is_against, run.closing, run.closing_against) for run in runs] == [
        ("We cook.", False, (1,), ()),
        (" ", False, (), ()),
        ("Nobody comes.", True, (), (1,)),
    ]


def test_only_marks_that_a_reader_meets_are_named():
    text = "I cook meals. I file forms. We missed some."
    counted = Evidence(number=1, start=0, end=13, shared=((7, 12),))
    faint = Evidence(number=2, start=14, end=27, is_faint=True)
    against = Evidence(number=3, start=28, end=43, is_against=True)

    marks = [marks_in(mark_evidence(text, each)) for each in ([], [counted], [faint], [against])]

    assert marks == [set(), {"counted", "shared"}, {"faint"}, {"against"}]
