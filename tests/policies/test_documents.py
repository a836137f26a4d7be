"""Five policies, line by line: each line is shown by something, or it is said why not."""

import pytest

from reception.indicators.rules.catalogue import catalogue
from reception.policies.rules.documents import policies, policy, read_lines
from reception.reckoning.definitions import InvalidDefinitions

LINES = {
    "astorp": ("Å", 26),
    "herrljunga": ("H", 16),
    "skara": ("S", 22),
    "vingaker": ("V", 12),
    "upplands-vasby": ("U", 19),
}
LINE = """
[[line]]
code = "X1"
area = "Vision"
place = "1.1"
kind = "goal"
text = "All are welcome"
"""


def test_all_lines_of_the_five_policies_are_there():
    assert policies()[0].code == "upplands-vasby", "its four areas are the default"
    found = {one.code: {line.code for line in one.lines} for one in policies()}
    assert found == {code: {f"{sign}{n}" for n in range(1, count + 1)} for code, (sign, count) in LINES.items()}
    assert sum(map(len, found.values())) == 95


@pytest.mark.parametrize("code", LINES)
def test_each_line_has_an_indicator_that_is_counted_or_a_reason_why_there_is_none(code):
    counted = {one.code for one in catalogue()}
    for line in policy(code).lines:
        assert set(line.indicators) <= counted, line.code
        assert line.indicators or line.missing, line.code
        assert line.place


def test_a_policy_that_does_not_hold_any_more_stays():
    assert policy("skara").basis.valid_to.isoformat() == "2020-12-31"
    assert policy("upplands-vasby").reference == "KS/2017:516"
    with pytest.raises(LookupError):
        policy("nowhere")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (LINE, "indicators, or what is missing and why"),
        (LINE + 'missing = ["gone"]', "unknown missing 'gone'"),
        (LINE.replace("goal", "wish") + 'indicators = ["I7"]', "unknown kind 'wish'"),
        (LINE.replace('place = "1.1"', "") + 'indicators = ["I7"]', "place is missing"),
        (LINE + 'indicators = [""]', "indicators are codes"),
        (LINE + 'owner = "Nobody"\nindicators = ["I7"]', "unknown key 'owner'"),
        (2 * (LINE + 'indicators = ["I7"]\n'), "code 'X1' stands twice"),
    ],
)
def test_a_file_with_a_mistake_is_refused_and_the_line_named(text, problem):
    with pytest.raises(InvalidDefinitions) as refused:
        read_lines(text)
    assert any(problem in one for one in refused.value.problems), refused.value.problems
