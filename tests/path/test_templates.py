"""Which template is whose, what a municipality's own may be, and several bases as one."""

import pytest

from reception.path.rules.reading import InvalidDefinitions, read_book, standard_book, standard_texts
from reception.path.rules.templates import template_for
from reception.path.terms import Phase, TargetGroup

HEAD = '[template]\ncode = "{code}"\nversion = {version}\ntitle = "Ours"\nsource = "Beslut"\n{more}\n'
STEP = """
[[milestone]]
code = "{code}"
phase = "reception"
title = "A step"
rule = "What it asks for."
owner = "municipality"
standing = "should"
applies_if = {{ always = true }}
counted_from = "received"
source = "Beslut"
{more}
"""


def own(code="local", version=1, extends='extends = "vasby"', steps=""):
    """The text of a municipality's template."""
    return HEAD.format(code=code, version=version, more=extends) + steps


def book_of(*texts):
    """The rulebook with these of the municipality."""
    return read_book(standard_texts(), {f"path/{number}.toml": text for number, text in enumerate(texts)})


def problems_of(*texts):
    """What is wrong with them."""
    with pytest.raises(InvalidDefinitions) as refused:
        book_of(*texts)
    return [str(problem) for problem in refused.value.problems]


@pytest.mark.parametrize("group", TargetGroup)
def test_every_group_has_a_template_of_its_own_with_steps_in_all_phases(group):
    template = template_for(standard_book(), group)
    assert template.code == group.value
    assert {rule.phase for rule in template.milestones} == set(Phase)
    added = [rule for rule in template.milestones if rule.place.startswith(template.file)]
    assert 2 <= len(added) <= 4
    assert {"area_home", "plan", "settlement"} <= {rule.code for rule in template.milestones}


def test_whose_group_is_not_known_goes_by_the_path_of_everybody():
    assert template_for(standard_book(), None).code == "vasby"


def test_the_usual_steps_of_a_municipality_go_through_all_phases_without_upplands_vasby():
    template = standard_book().templates["municipal"]
    added = [rule for rule in template.milestones if rule.place.startswith("municipal.toml")]
    assert {rule.phase for rule in added} == set(Phase)
    assert not [rule for rule in template.milestones if rule.code.startswith("area_")]


def test_what_the_program_proposes_is_to_be_confirmed_and_binds_nobody():
    rules = {rule.place: rule for template in standard_book().templates.values() for rule in template.milestones}
    proposed = [rule for rule in rules.values() if "Programmets förslag" in rule.source]
    assert len(proposed) > 25
    assert all(rule.standing == "should" and rule.why for rule in proposed)


def test_a_template_of_the_municipality_goes_before_the_programs():
    book = book_of(own(extends='extends = "quota"'))
    assert template_for(book, TargetGroup.QUOTA).code == "local"
    assert template_for(book, TargetGroup.FAMILY).code == "family"
    assert template_for(book, None).code == "vasby"


def test_one_for_everybody_stands_behind_one_for_the_group():
    book = book_of(own("local"), own("local_quota", extends='extends = "national"\nfor_groups = ["quota"]'))
    assert template_for(book, TargetGroup.QUOTA).code == "local_quota"
    assert template_for(book, TargetGroup.FAMILY).code == "local"
    assert template_for(book, None).code == "local"


def test_of_two_for_the_same_people_the_one_that_adds_to_the_other():
    book = book_of(own("b_first"), own("a_second", extends='extends = "b_first"'))
    assert template_for(book, TargetGroup.QUOTA).code == "a_second"


def test_the_newest_version_is_for_new_cases_and_the_older_stays():
    book = book_of(own(), own(version=2, steps=STEP.format(code="newer", more="")))
    assert template_for(book, TargetGroup.QUOTA).version == 2
    assert "newer" not in {rule.code for rule in book.editions["local", 1].milestones}


def test_a_version_for_nobody_ends_a_template():
    book = book_of(own(), own(version=2, extends='extends = "vasby"\nfor_groups = []'))
    assert template_for(book, TargetGroup.QUOTA).code == "quota"
    assert template_for(book, None).code == "vasby"


def test_several_templates_below_give_each_step_once():
    book = book_of(
        own("local", steps=STEP.format(code="library", more="")), own("both", extends='extends = ["local", "quota"]')
    )
    both = book.templates["both"]
    places = [rule.place for rule in both.milestones]
    assert len(places) == len(set(places))
    assert {"library", "met_on_arrival", "settlement"} <= {rule.code for rule in both.milestones}
    assert both.for_groups == (TargetGroup.QUOTA,)
    assert places[:2] == [rule.place for rule in book.templates["quota"].milestones[:2]]


def test_templates_below_that_do_not_fit_together_are_told_at_the_line_that_joins_them():
    [problem] = problems_of(own(extends='extends = ["quota", "other"]'))
    assert problem.startswith("path/0.toml:6: “registration_help” holds for the same people")


def test_a_step_stands_before_the_one_it_names():
    step = STEP.format(code="mine", more='before = "registration"')
    codes = [rule.code for rule in book_of(own(steps=step)).templates["local"].milestones]
    assert codes[codes.index("mine") + 1] == "registration"


@pytest.mark.parametrize("before", ["unheard_of", "plan"])
def test_a_step_stands_before_one_of_its_phase(before):
    [problem] = problems_of(own(steps=STEP.format(code="mine", more=f'before = "{before}"')))
    assert problem.startswith(f"path/0.toml:8: It stands before “{before}”")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (own("national", version=2), "2: “national” is a template of the program"),
        (own(extends=""), "1: “extends” is missing"),
        (own(extends="extends = []"), "6: “extends” is missing"),
        (own("../../etc/passwd"), "2: “../../etc/passwd” is no code"),
        (own("Exempelby kommun"), "2: “Exempelby kommun” is no code"),
        (own(version=0), "3: Versions are counted from 1"),
        (own(version='"1"'), "3: “version” is no whole number"),
        (own(extends='extends = "vasby"\nfor_groups = ["everyone"]'), "7: Unknown word: everyone"),
        ('[[fact]]\ncode = "new"\nkind = "flag"\nlabel = "x"\nwhere = "y"\n', "1: Unknown table: fact"),
        (own(extends='extends = ["vasby", "nothing"]'), "6: It builds on a template that is not there"),
        (own(steps=STEP.format(code="../x", more="")), "9: “../x” is no code"),
    ],
)
def test_what_a_municipality_cannot_have_is_refused(text, reason):
    assert f"path/0.toml:{reason}" in "\n".join(problems_of(text))


def test_files_of_the_municipality_never_stand_in_for_those_of_the_program():
    with pytest.raises(InvalidDefinitions):
        read_book(standard_texts(), {"national.toml": own("national")})
