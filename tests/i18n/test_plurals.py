"""Each number has its form in each language (ui.md, 3.4), in the headers as they are written and compiled."""

import gettext

import pytest
from babel import Locale
from babel.messages.pofile import read_po

from reception.i18n import plurals
from reception.i18n.compiling import compiled
from reception.i18n.locales import LANGUAGES
from tests.house import ROOT

FOLDERS = [one.folder for one in LANGUAGES]
TWO_FROM_ONE, TWO_FROM_TWO = {0: 1, 1: 0, 2: 1, 21: 1, 100: 1}, {0: 0, 1: 0, 2: 1, 3: 1, 101: 1}
SLAVIC = {1: 0, 21: 0, 101: 0, 2: 1, 22: 1, 102: 1, 0: 2, 5: 2, 11: 2, 12: 2, 25: 2, 111: 2}
TABLE = {
    "ar": {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 103: 3, 11: 4, 25: 4, 99: 4, 111: 4, 100: 5, 101: 5, 102: 5},
    "uk": SLAVIC, "ru": SLAVIC, "fa": TWO_FROM_TWO, "fa_AF": TWO_FROM_TWO, "ti": TWO_FROM_TWO, "tr": TWO_FROM_TWO,
    "so": TWO_FROM_ONE, "sv": TWO_FROM_ONE, "en": TWO_FROM_ONE, "es": TWO_FROM_ONE,
}  # fmt: skip
#: CLDR's categories in the order of our forms. Turkish goes its own way at 0, Spanish at a million.
CATEGORIES = {
    "ar": ["zero", "one", "two", "few", "many", "other"],
    "uk": ["one", "few", "many"],
    "ru": ["one", "few", "many"],
}
OTHERWISE = {("tr", 0)}


@pytest.mark.parametrize("folder", FOLDERS)
def test_numbers_have_the_forms_of_the_table_in_the_compiled_catalogue(folder, tmp_path):
    target = tmp_path / "newcomer.mo"
    compiled(ROOT / "translations" / folder / "LC_MESSAGES" / "newcomer.po", target)
    with target.open("rb") as file:
        form = gettext.GNUTranslations(file).plural
    assert {number: form(number) for number in TABLE[folder]} == TABLE[folder]


@pytest.mark.parametrize("folder", FOLDERS)
def test_forms_are_those_of_cldr_where_the_table_does_not_say_otherwise(folder):
    form, category = gettext.c2py(plurals.RULES[folder][1]), Locale.parse(folder).plural_form
    names = CATEGORIES.get(folder, ["one", "other"])
    ours = {number: names[form(number)] for number in range(1000) if (folder, number) not in OTHERWISE}
    assert ours == {number: category(number) for number in ours}


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_header_is_the_one_that_is_set(folder):
    for path in (ROOT / "translations" / folder / "LC_MESSAGES").glob("*.po"):
        assert f'"Plural-Forms: {plurals.header(folder)}\\n"' in path.read_text("utf-8")
        with path.open("rb") as file:
            assert read_po(file).num_plurals == plurals.RULES[folder][0]


def test_a_number_of_its_own_is_one_in_swedish_three_in_arabic_and_none_where_21_goes_with_1():
    assert {folder: set(plurals.own_forms(folder)) for folder in ("sv", "ar", "uk", "fa")} == {
        "sv": {0}, "ar": {0, 1, 2}, "uk": set(), "fa": set(),
    }  # fmt: skip
