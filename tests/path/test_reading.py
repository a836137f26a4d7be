"""Definitions with a mistake are refused with file, line and reason, and every mistake is told at once."""

from datetime import date

import pytest

from reception.path.rules.reading import InvalidDefinitions, read_book, standard_book, standard_texts
from reception.people.terms import KeyDateKind

LOCAL = """[template]
code = "local"
version = 1
title = "Ours"
source = "Beslut"
extends = "national"
"""

STEP = """
[[milestone]]
code = "{code}"
phase = "work"
title = "A step"
rule = "What it asks for."
owner = "municipality"
standing = "should"
applies_if = {{ always = true }}
counted_from = "received"
offset = {{ days = 10 }}
source = "Beslut"
{more}
"""


def step(code="own", **changed):
    """A milestone of a municipality, with some of its lines changed; None takes a line away."""
    text = STEP.format(code=code, more=changed.pop("more", ""))
    for key, value in changed.items():
        lines = [line for line in text.splitlines() if not line.startswith(f"{key} =")]
        text = "\n".join(lines + ([f"{key} = {value}"] if value is not None else [])) + "\n"
    return text


def local(*steps):
    """The problems of a municipality's template."""
    files = {**standard_texts(), "local.toml": LOCAL + "".join(steps)}
    with pytest.raises(InvalidDefinitions) as refused:
        read_book(files)
    assert all(problem.file == "local.toml" for problem in refused.value.problems), refused.value
    return refused.value.problems


def test_the_definitions_of_the_product_are_read():
    book = standard_book()
    assert {"national", "vasby"} <= set(book.templates)
    assert len(book.templates["vasby"].milestones) > len(book.templates["national"].milestones) > 40
    assert len(book.rights) >= 35


def test_a_template_of_a_municipality_adds_a_step():
    book = read_book({**standard_texts(), "local.toml": LOCAL + step()})
    assert [rule.code for rule in book.templates["local"].milestones][-1] == "own"


@pytest.mark.parametrize(
    ("planted", "reason"),
    [
        (step(counted_from='"unheard_of"'), "unheard_of"),
        (step(applies_if='{ fact = "unheard_of" }'), "unheard_of"),
        (step(applies_if='{ who = "nobody" }'), "nobody"),
        (step(applies_if='{ age_from = "unheard_of" }'), "unheard_of"),
        (step(applies_if='{ fact = "permit_ground", is = "tourist" }'), "tourist"),
        (step(applies_if='{ fact = "registered", form = 2026-01-01 }'), "form"),
        (step(applies_if="{ sometimes = true }"), "no condition"),
        (step(applies_if="{ all = [] }"), "no condition"),
        (step(applies_if='{ since = "permit_ground", less_than = { days = 1 } }'), "permit_ground"),
        (step(applies_if=None), "applies_if"),
        (step(fulfilled_when='{ fact = "moved_in", missing = true }'), "fulfilled_when"),
        (step(owner='"the_king"'), "the_king"),
        (step(phase='"purgatory"'), "purgatory"),
        (step(source=None), "source"),
        (step(source='""'), "source"),
        (step(offset="{ fortnights = 2 }"), "offset"),
        (step(offset="{ days = 1.5 }"), "offset"),
        (step(counted_from=None), "counted_from"),
        (step(more="valid_from = 2026-02-01\nvalid_to = 2026-01-01"), "ends before it begins"),
        (step(more='status = "to_confirm"'), "why"),
        (step(more='cohort = { fact = "registered" }'), "cohort_text"),
        (step(more="offsett = { days = 1 }"), "offsett"),
        (step(more='blocked_by = ["nothing"]'), "nothing"),
        (step("a", more='blocked_by = ["b"]') + step("b", more='blocked_by = ["a"]'), "circle"),
        (step() + step(), "same people and days"),
        (step(more="valid_to = 2026-05-01") + step(more="valid_from = 2026-05-01"), "same people and days"),
        (
            step(more="valid_to = 2026-05-01") + step(phase='"inclusion"', more="valid_from = 2026-05-02"),
            "another phase",
        ),
        (step("settlement"), "may tighten it"),
    ],
)
def test_a_planted_mistake_is_refused_with_its_line_and_its_reason(planted, reason):
    problems = local(planted)
    assert all(problem.line > 6 for problem in problems), problems
    assert any(reason in problem.reason.in_english for problem in problems), problems


@pytest.mark.parametrize(
    ("tightening", "reason"),
    [
        ('code = "settlement"\noffset = { months = 3 }', "later than the law"),
        ('code = "settlement"\noffset = { days = 60 }', "later than the law"),
        ('code = "sfi_available"\noffset = { working_days = 20 }', "later than the law"),
        ('code = "settlement"\nstanding = "should"', "optional"),
        ('code = "settlement"\nowner = "newcomer"', "within the municipality"),
        ('code = "action_plan"\nowner = "municipality"', "within the municipality"),
        ('code = "unheard_of"\noffset = { days = 1 }', "no milestone"),
        ('code = "validation"\noffset = { days = 1 }', "counted from nothing"),
    ],
)
def test_a_template_never_loosens_what_the_law_asks_for(tightening, reason):
    problems = local(f'\n[[tighten]]\n{tightening}\nsource = "Beslut"\n')
    assert [problem.line for problem in problems] == [8] * len(problems)
    assert any(reason in problem.reason.in_english for problem in problems), problems


def test_a_template_may_ask_for_more():
    more = '\n[[tighten]]\ncode = "sfi_available"\noffset = { weeks = 6 }\nsource = "Beslut"\nvalid_from = 2026-03-01\n'
    template = read_book({**standard_texts(), "local.toml": LOCAL + more}).templates["local"]
    before, after = (template.in_force(day)["sfi_available"][0] for day in (date(2026, 2, 28), date(2026, 3, 1)))
    assert (before.tightened_by, after.tightened_by) == ("", "Beslut")
    assert after.offset.weeks == 6
    assert after.source == before.source


def test_a_municipality_says_which_of_its_units_sees_to_its_duty():
    moved = '\n[[tighten]]\ncode = "settlement"\nowner = "social_services"\nsource = "Beslut"\n'
    template = read_book({**standard_texts(), "local.toml": LOCAL + moved}).templates["local"]
    assert {rule.owner for rule in template.in_force(date(2026, 3, 1))["settlement"]} == {"social_services"}


def test_every_mistake_is_told_at_once_in_the_order_of_the_lines():
    problems = local(step(owner='"the_king"', source=None), step("other", phase='"purgatory"'))
    assert len(problems) >= 3
    assert [problem.line for problem in problems] == sorted(problem.line for problem in problems)


def test_the_line_is_the_one_of_the_word():
    text = LOCAL + step(owner='"the_king"')
    line = next(number for number, row in enumerate(text.splitlines(), 1) if row.startswith("owner"))
    assert [problem.line for problem in local(step(owner='"the_king"'))] == [line]


def test_what_is_no_toml_is_refused_with_its_line():
    problems = local("\n[[milestone]]\ncode = = 3\n")
    assert any(problem.line == 9 and "TOML" in problem.reason.in_english for problem in problems), problems


@pytest.mark.parametrize(
    ("extends", "reason"), [('"nothing"', "not there"), ('"local"', "on itself"), ("3", "extends")]
)
def test_a_template_builds_on_one_that_is_there(extends, reason):
    files = {**standard_texts(), "local.toml": LOCAL.replace('"national"', extends) + step()}
    with pytest.raises(InvalidDefinitions, match=reason):
        read_book(files)


def test_a_running_case_may_keep_an_older_version():
    newer = LOCAL.replace("version = 1", "version = 2") + step("own") + step("newer")
    book = read_book({**standard_texts(), "local.toml": LOCAL + step("own"), "local-2.toml": newer})
    assert book.templates["local"].version == 2
    codes = {rule.code for rule in book.editions["local", 1].milestones}
    assert "own" in codes
    assert "newer" not in codes
    assert "settlement" in codes


def test_two_templates_of_one_code_and_version_are_refused():
    with pytest.raises(InvalidDefinitions, match="twice"):
        read_book({**standard_texts(), "local.toml": LOCAL, "other.toml": LOCAL})


@pytest.mark.parametrize(
    ("file", "more", "reason"),
    [
        ("facts.toml", '[[fact]]\ncode = "birth"\nkind = "birth"\nlabel = "x"\nwhere = "y"\n', "twice"),
        ("facts.toml", '[[fact]]\ncode = "a"\nkind = "choice"\nlabel = "x"\nwhere = "y"\nterms = "Hue"\n', "Hue"),
        ("facts.toml", '[[order]]\nfirst = "registered"\nsecond = "never"\nwhy = "x"\n', "never"),
        (
            "parameters.toml",
            '[[parameter]]\ncode = "riktalder"\nlabel = "x"\nvalue = 68\nvalid_from = 2026-05-01\nsource = "x"\n',
            "same days",
        ),
        ("groups.toml", '[[who]]\ncode = "x"\nlabel = "x"\nsource = "x"\nis = { who = "later" }\n', "later"),
        ("rights.toml", '[[right]]\ncode = "x"\n', "given_if"),
        ("rights.toml", "[[wrong]]\ncode = 1\n", "wrong"),
    ],
)
def test_a_mistake_in_any_file_is_refused(file, more, reason):
    texts = standard_texts()
    with pytest.raises(InvalidDefinitions) as refused:
        read_book({**texts, file: texts[file] + "\n" + more})
    lines = texts[file].count("\n")
    found = [problem for problem in refused.value.problems if reason in problem.reason.in_english]
    assert found, refused.value
    assert all(problem.file == file and problem.line > lines for problem in found)


def test_the_dates_that_drive_deadlines_are_facts_by_the_same_names():
    assert {kind.value for kind in KeyDateKind} <= set(standard_book().facts)


def test_every_rule_names_a_source_and_tells_what_is_to_be_confirmed():
    book = standard_book()
    for rule in (*(rule for one in book.templates.values() for rule in one.milestones), *book.rights):
        assert rule.source
        assert bool(rule.why) == (rule.certainty == "to_confirm"), rule.place
