"""Two languages side by side: which is the second, and how a message, a name and a menu are said in both."""

import pytest
from markupsafe import Markup, escape

from reception.i18n import beside, locales
from reception.i18n.beside import Twice, named_twice
from reception.i18n.formats import language_name
from reception.i18n.text import said_in


@pytest.fixture
def page(app):
    with app.test_request_context("/"):
        yield


@pytest.mark.parametrize(
    ("reader", "chosen", "second"),
    [
        ("sv", None, "en"), ("en", None, "sv"), ("ar-XB", None, "sv"), ("sv", "ar-XB", "ar-XB"), ("sv", "sv", "en"),
        ("en", "en", "sv"), ("sv", "tlh", "en"),
    ],
)  # fmt: skip
def test_the_second_language_is_the_one_that_was_chosen_if_it_is_another_and_offered(page, reader, chosen, second):
    locales.use(reader)
    assert beside.second(chosen).tag == second


def test_an_installation_with_one_language_has_no_second(page, app, monkeypatch):
    monkeypatch.setitem(app.config, "LOCALES", ("sv",))
    locales.use("sv")
    assert beside.second("en") is None
    assert Twice("Yes").in_line == "Ja"
    assert escape(Twice("Yes")) == Markup("Ja")


def test_a_message_is_markup_in_both_and_text_in_the_readers(page):
    locales.use("sv")
    beside.use("ar-XB")
    assert str(Twice("Yes")) == "Ja"
    assert escape(Twice("Yes")) == Markup(
        '<span class="twice"><span>Ja</span> <span class="muted" lang="ar-XB" dir="rtl">⟦Ja⟧</span></span>'
    )
    beside.use("en")
    assert 'lang="en" dir="ltr">Yes<' in escape(Twice("Yes"))


def test_what_is_said_twice_is_escaped(page):
    locales.use("sv")
    beside.use("en")
    assert "<b>" not in escape(Twice("<b>"))


def test_a_menu_names_each_in_both_unless_the_names_are_one(page):
    locales.use("sv")
    beside.use("en")
    offered = named_twice(lambda: [(tag, language_name(tag)) for tag in ("so", "fa", "wo")])
    plain = [name.translate({0x2068: None, 0x2069: None}) for _tag, name in offered]
    assert plain == ["somaliska / Somali", "persiska / Persian", "wolof / Wolof"]
    assert locales.current().tag == "sv"


def test_a_page_in_one_language_says_nothing_twice(page):
    locales.use("sv")
    assert escape(Twice("Yes")) == Markup("Ja")
    assert named_twice(lambda: [("so", "somaliska")]) == [("so", "somaliska")]


def test_a_message_can_be_said_in_any_known_language():
    assert said_in(locales.KNOWN["sv"], "Yes") == "Ja"
    assert said_in(locales.KNOWN["en"], "Yes") == "Yes"
