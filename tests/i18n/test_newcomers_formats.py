"""Days, lists and names in each language that newcomers read."""

import re
from datetime import UTC, date, datetime

import pytest

from reception.i18n import formats, locales
from reception.i18n.locales import LANGUAGES

DAY = date(2026, 11, 22)
IN_WORDS = {
    "sv": "söndag 22 november 2026", "en": "Sunday 22 November 2026", "ar": "الأحد، 22 نوفمبر 2026",
    "uk": "неділя, 22 листопада 2026 р.", "fa-AF": "یکشنبه 22 نومبر 2026", "fa": "یکشنبه 22 نوامبر 2026",
    "so": "Axad 22 Noofeembar 2026", "ti": "ሰንበት፣ 22 ሕዳር 2026", "ru": "воскресенье, 22 ноября 2026 г.",
    "tr": "22 Kasım 2026 Pazar", "es": "domingo, 22 de noviembre de 2026",
}  # fmt: skip
OTHER_DIGITS = re.compile(r"[٠-٩۰-۹]")


@pytest.fixture(params=[one.tag for one in LANGUAGES])
def tag(request, app):
    with app.test_request_context("/"):
        locales.use_for_newcomer(request.param)
        yield request.param


def test_a_day_in_words_follows_the_language(tag):
    assert formats.day_in_words(DAY) == IN_WORDS[tag]


def test_a_day_for_newcomers_is_its_weekday_and_the_digits_of_swedish_letters(tag):
    told = formats.weekday_and_iso(DAY)
    assert told.startswith(formats.weekday(DAY))
    assert formats.weekday(DAY) in IN_WORDS[tag]
    is_mirrored = locales.current().direction == "rtl"
    assert told.endswith("\u20662026-11-22\u2069" if is_mirrored else " 2026-11-22")


def test_digits_are_latin_everywhere(tag):
    moment = datetime(2026, 11, 22, 12, 15, tzinfo=UTC)
    told = [formats.day_in_words(DAY), formats.short_day(DAY), formats.month(DAY), formats.weekday_and_day(DAY)]
    told += [formats.clock(moment), formats.short_moment(moment), formats.weekday_and_iso(DAY)]
    assert not [one for one in told if OTHER_DIGITS.search(one)]
    assert formats.clock(moment) == ("13.15" if tag == "sv" else "13:15")


def test_twelve_months_have_twelve_names(tag):
    named = {formats.month(date(2026, number, 1)) for number in range(1, 13)}
    assert len(named) == 12
    assert not [one for one in named if re.search(r"M\d", one)]


def test_countries_and_languages_have_names(tag):
    for code in ("SY", "AF", "SO", "ER", "UA", "IR", "IQ", "TR", "CO"):
        assert formats.country_name(code) != code
    for code in ("sv", "en", "ar", "uk", "fa-AF", "fa", "so", "ti", "ru", "tr", "es", "ckb", "ps"):
        assert formats.language_name(code) != code


def test_what_has_no_name_anywhere_keeps_its_code(tag):
    assert (formats.country_name("QX"), formats.language_name("qx-QX")) == ("QX", "qx-QX")


def test_lists_hold_their_parts(tag):
    assert formats.listed([]) == ""
    assert all(part in formats.listed(["1", "2", "3"]) for part in "123")
