"""How many answered, by group: nobody's silence is told."""

from hypothesis import given
from hypothesis import strategies as st

from reception.disclosure.coarsening import is_safe
from reception.disclosure.response import by_group, in_groups

groups = st.dictionaries(
    st.sampled_from(["sv", "ar", "so", "ti", "uk"]),
    st.tuples(st.integers(0, 40), st.integers(0, 40)),
    max_size=5,
)


@given(groups)
def test_answered_and_not_answered_are_nobody_or_ten_in_each_row(found):
    asked = {key: answered + silent for key, (answered, silent) in found.items()}
    rows = by_group(asked, {key: answered for key, (answered, _silent) in found.items()})
    if rows is None:
        answered, silent = (sum(one[place] for one in found.values()) for place in (0, 1))
        assert not is_safe((answered, silent, answered + silent))
        return
    assert sorted(key for row in rows for key in row.groups) == sorted(key for key, count in asked.items() if count)
    for row in rows:
        assert is_safe((row.asked, row.answered, row.asked - row.answered))
        assert 0 <= row.share <= 1


def test_small_languages_stand_together():
    rows = by_group({"sv": 50, "ar": 40, "ti": 12, "uk": 12}, {"sv": 20, "ar": 38, "ti": 5, "uk": 6})
    assert [(row.groups, row.asked, row.answered) for row in rows] == [(("sv",), 50, 20), (("ar", "ti", "uk"), 64, 49)]


@given(st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 40)))
def test_of_those_asked_no_group_is_under_ten_and_nobody_is_lost(counts):
    shown = in_groups(counts)
    if shown is None:
        assert 0 < sum(counts.values()) < 10
    else:
        assert sum(count for _keys, count in shown) == sum(counts.values())
        assert all(count >= 10 for _keys, count in shown)
