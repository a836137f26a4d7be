"""Which languages staff pages come in and which newcomers read, and what the pseudo-locales make of a text."""

import pytest

from reception.config import InvalidSetting, Settings
from reception.i18n import beside, loading, locales
from reception.i18n.formats import today
from reception.i18n.locales import KNOWN, LANGUAGES, spoken
from reception.i18n.pseudo import accented
from reception.i18n.text import _, correct, is_said_in, load, ngettext, said_in
from reception.people.rules.consents import EDITIONS, TEXT_VERSION
from reception.people.views.sharing.text import has_text

ELEVEN = ["sv", "en", "ar", "uk", "fa-AF", "fa", "so", "ti", "ru", "tr", "es"]
AR, SV, ACCENTED = KNOWN["ar"], KNOWN["sv"], KNOWN["sv-XA"]
#: A message that newcomers read.
SAID = "Done"


@pytest.fixture
def page(app):
    with app.test_request_context("/"):
        yield


@pytest.fixture
def corrected():
    """Lay corrections over a language; they are gone after the test."""
    yield correct
    for name in ("sv", "ar", "uk"):
        correct(name, {})


def said(locale, message):
    return said_in(KNOWN[locale], message)


def test_staff_choose_between_two_languages_and_the_pseudo_locales(page):
    assert [one.tag for one in locales.offered()] == ["sv", "en", "ar-XB", "sv-XA"]
    assert not locales.is_offered("ar")
    assert not locales.is_offered(None)
    locales.use("ar")
    assert locales.current().tag == "sv"


def test_newcomers_are_spoken_to_in_all_of_them(page):
    assert [one.tag for one in locales.for_newcomers()] == [*ELEVEN, "ar-XB", "sv-XA"]
    assert locales.is_for_newcomers("ti")
    assert not locales.is_for_newcomers("tlh")
    locales.use_for_newcomer("fa-AF")
    assert (locales.current().tag, locales.current().direction) == ("fa-AF", "rtl")
    locales.use_for_newcomer("tlh")
    assert locales.current().tag == "sv"


def test_pseudo_locales_stand_last_wherever_they_are_configured(page, app, monkeypatch):
    monkeypatch.setitem(app.config, "LOCALES", ("ar-XB", "sv", "ar"))
    assert [one.tag for one in locales.for_newcomers()] == ["sv", "ar", "ar-XB"]


def test_a_letter_is_written_in_the_language_of_whom_it_is_for(page):
    with spoken("uk"):
        assert locales.current().tag == "uk"
    assert locales.current().tag == "sv"


def test_the_language_beside_may_be_any_that_newcomers_read_also_when_staff_read_swedish(page):
    locales.use("sv")
    assert beside.second("ti").tag == "ti"


def test_an_installation_speaks_all_eleven_unless_it_says_otherwise(tmp_path):
    settings = Settings.read({"RECEPTION_DATA_DIR": str(tmp_path)})
    assert list(settings.locales) == ELEVEN == [one.tag for one in LANGUAGES]


def test_an_installation_needs_a_language_of_staff(tmp_path):
    with pytest.raises(InvalidSetting, match="sv or en"):
        Settings.read({"RECEPTION_DATA_DIR": str(tmp_path), "RECEPTION_LOCALES": "ar,uk"})


def test_nobody_signs_in_a_language_that_the_text_is_not_in(page, corrected):
    assert has_text("sv")
    assert has_text("en")
    assert not has_text("tlh")
    corrected("ar", {(None, EDITIONS[TEXT_VERSION][0]): ("",)})
    assert not has_text("ar-XB")


def test_what_a_language_lacks_is_said_in_swedish_never_in_the_english_of_the_code():
    assert said("sv", "The menu of staff") == "The menu of staff"
    assert said("en", "My day") == "My day"
    assert said("uk", "My day") == "Min dag"
    assert not is_said_in(KNOWN["uk"], "My day")


def test_a_plural_that_a_language_lacks_has_the_swedish_form_of_the_number(page):
    locales.use_for_newcomer("ar")
    assert [ngettext("%(num)s person", "%(num)s people", number) for number in (1, 3)] == ["1 person", "3 personer"]


def test_corrections_count_until_they_are_taken_away(corrected):
    before = said("ar", SAID)
    corrected("ar", {(None, SAID): ("أُنجز",)})
    assert said("ar", SAID) == "أُنجز"
    assert is_said_in(AR, SAID)
    corrected("ar", {})
    assert said("ar", SAID) == before


def test_a_correction_has_as_many_forms_as_the_language(page, corrected):
    corrected("uk", {(None, "%(num)s year"): ("%(num)s рік", "%(num)s роки", "%(num)s років")})
    locales.use_for_newcomer("uk")
    assert [ngettext("%(num)s year", "%(num)s years", number) for number in (1, 2, 5, 21)] == [
        "1 рік", "2 роки", "5 років", "21 рік",
    ]  # fmt: skip


def test_a_correction_of_a_word_in_its_place_leaves_the_others(corrected):
    corrected("ar", {("a place", SAID): ("هنا",)})
    assert loading.catalogue("ar").pgettext("a place", SAID) == "هنا"
    assert said("ar", SAID) != "هنا"


def test_a_swedish_correction_is_what_the_other_languages_fall_back_to(corrected):
    corrected("sv", {(None, "My day"): ("Dagen",)})
    assert said("uk", "My day") == "Dagen"
    assert said("ar-XB", "My day") == "⟦Dagen⟧"


def test_every_language_is_at_hand_before_the_first_page(page):
    load(locales.for_newcomers())
    assert {one.catalogue for one in KNOWN.values()} <= loading.at_hand()


def test_the_longer_pseudo_locale_has_accents_and_is_two_fifths_longer():
    told = accented("Spara ändringarna nu")
    assert told.startswith("Šþàŕà äñðŕîñĝàŕñà ñû one")
    assert 1.35 <= len(told) / len("Spara ändringarna nu") <= 1.7


def test_pseudo_locales_leave_places_and_markup_whole(page):
    locales.use("sv-XA")
    assert accented("<b>Till %(day)s</b> 5 %%").startswith("<b>Ţîļļ %(day)s</b> 5 %%")
    assert str(today()) in _("Valid until %(day)s", day=today())
    assert _("Done").startswith("⟦Ķ")
    assert _("Done").endswith("⟧")
