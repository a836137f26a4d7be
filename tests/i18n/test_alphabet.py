"""The order of a Swedish list: folded in one way, whichever letters a text has."""

import string

from hypothesis import given
from hypothesis import strategies as some

from reception.i18n.alphabet import sort_key


@given(some.text(string.printable, max_size=30))
def test_a_text_of_plain_letters_is_folded_as_it_is_beside_others(text):
    assert sort_key(f"{text} é") == f"{sort_key(text)} e".strip()


def test_swedish_letters_stand_after_z_and_marks_elsewhere_do_not_count():
    assert sorted(["Öberg", "Zen", "Åberg", "Ängel", "Élan", "Eland"], key=sort_key) == [
        "Élan", "Eland", "Zen", "Åberg", "Ängel", "Öberg",
    ]  # fmt: skip
