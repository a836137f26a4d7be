"""The questions about needs: few, each with its why and what it leads to, and a file that is refused whole."""

import re

import pytest

from reception.cases.terms import ReferralPurpose
from reception.plans.rules.needs import Feed, needs, read_needs
from reception.reckoning.definitions import InvalidDefinitions

GOOD = '[[need]]\ncode = "a"\ntext = "Q?"\nwhy = "W."\nrule = "R."\nfeeds = "task"\n'
#: What nobody may be asked: illness, results, belief, politics.
FORBIDDEN = re.compile(
    r"\b(religio|church|mosque|disease|disab|depress|pregnan|medicin|politic|trade union|orientation)", re.IGNORECASE
)


def test_the_questions_are_few_and_each_says_why_and_where_it_leads():
    asked = needs().asked()
    assert 8 <= len(asked) <= 12
    for need in asked:
        assert need.text.endswith("?"), need.code
        assert need.why.endswith("."), need.code
        assert need.rule.endswith("."), need.code
        assert (need.purpose is not None) == (need.feeds is Feed.REFERRAL)


@pytest.mark.parametrize("code", list(needs().all))
def test_no_question_asks_for_what_lies_behind_a_need(code):
    need = needs().all[code]
    assert not FORBIDDEN.search(need.text), need.text
    if need.purpose is ReferralPurpose.HEALTH_CARE or need.feeds is Feed.APPOINTMENT:
        assert not need.note, "there is no room for details"


def test_a_retired_question_is_not_asked_and_still_reads():
    read = read_needs(GOOD + "retired = true\n" + GOOD.replace('"a"', '"b"').replace("Q?", "P?"))
    assert [need.code for need in read.asked()] == ["b"]
    assert [need.code for need in read.asked(["a"])] == ["a", "b"]
    assert [need.code for need in read.answered(["a", "gone"])] == ["a"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "there is no question"),
        ("code =", "this is not TOML"),
        ("need = 3", "a question is a table"),
        (GOOD + "[other]\n", "unknown table 'other'"),
        (GOOD + 'diagnosis = "x"\n', "question 1 (a): unknown key 'diagnosis'"),
        (GOOD.replace('why = "W."\n', ""), "why is missing"),
        (GOOD.replace('"R."', '" "'), "rule is missing"),
        (GOOD.replace('"R."', "3"), "rule is missing"),
        (GOOD.replace('"task"', '"king"'), "unknown feeds 'king'"),
        (GOOD.replace('"task"', '["task"]'), "feeds is missing"),
        (GOOD.replace('"task"', '"referral"'), "a purpose belongs to a referral"),
        (GOOD + 'purpose = "school"\n', "a purpose belongs to a referral"),
        (GOOD.replace('"task"', '"referral"') + 'purpose = "king"\n', "unknown purpose 'king'"),
        (GOOD + "note = 1\n", "note is true or false"),
        (GOOD.replace('"a"', '"A b"'), "a code has small letters"),
        (GOOD + GOOD, "code 'a' stands twice"),
    ],
)  # fmt: skip
def test_a_file_with_a_mistake_is_refused_with_its_reason(text, problem):
    with pytest.raises(InvalidDefinitions) as refused:
        read_needs(text)
    assert any(problem in one for one in refused.value.problems), refused.value.problems
