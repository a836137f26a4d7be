"""What is kept of those who answered is shared by ten or more."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from reception.surveys.rules.traits import FEWEST, Traits, coarsened

people = st.lists(
    st.builds(
        Traits,
        st.sampled_from(["sv", "ar", "ar", "so", "ti"]),
        st.dictionaries(st.sampled_from(["sex", "age", "time"]), st.sampled_from("112"), max_size=3),
    ),
    max_size=120,
)


def kinds(kept):
    return Counter((one.language, tuple(sorted(one.about.items()))) for one in kept)


@given(people)
@settings(max_examples=150)
def test_ten_or_more_share_all_that_is_kept_of_any(answers):
    kept = coarsened(answers)
    assert len(kept) == len(answers)
    nothing = kinds(kept).pop((None, ()), 0)
    assert all(count >= FEWEST for kind, count in kinds(kept).items() if kind != (None, ()))
    assert nothing == 0 or nothing >= FEWEST or nothing == len(answers)


@given(people)
def test_each_trait_alone_is_stated_by_ten_of_a_value_or_nobody(answers):
    kept = coarsened(answers)
    for key in ("language", "sex", "age", "time"):
        values = Counter(one.value(key) for one in kept)
        assert all(count >= FEWEST or len(answers) < FEWEST for count in values.values())


@given(people)
def test_nothing_is_made_up(answers):
    for before, after in zip(answers, coarsened(answers), strict=True):
        assert after.language in {None, before.language}
        assert after.about.items() <= before.about.items()


def test_of_fewer_than_ten_nothing_is_kept():
    assert coarsened([Traits("sv", {"sex": "1"})] * 9) == [Traits()] * 9


def test_what_all_share_is_kept_whole():
    assert coarsened([Traits("sv", {"sex": "1"})] * 10) == [Traits("sv", {"sex": "1"})] * 10


def test_a_trait_goes_before_the_language():
    answers = [Traits("ar", {"age": str(number % 7), "sex": "1"}) for number in range(14)]
    assert coarsened(answers) == [Traits("ar", {"sex": "1"})] * 14


def test_too_few_who_state_nothing_take_the_rarest_with_them():
    answers = [Traits("sv")] * 30 + [Traits("ar")] * 12 + [Traits("ti")] * 3
    kept = coarsened(answers)
    assert Counter(one.language for one in kept) == {"sv": 30, None: 15}
