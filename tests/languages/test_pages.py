"""How far each language is, its messages, and one of them corrected, approved and taken back."""

import pytest

from reception.i18n import locales
from reception.i18n.locales import KNOWN
from reception.i18n.text import is_machine_made, ngettext, said_in
from reception.languages.terms import Coverage
from tests.languages.catalogue import DAYS, ENGLISH_OF_DAYS
from tests.languages.conftest import address, entry_called

AR = KNOWN["ar"]
PAGES = ["", "/ar", "/ar/corrections", "/ar/import", "/ar?state=missing&q=plan&part=pages", "/ru"]
#: What no machine would write there.
HERS = "صفحتي الجديدة"


@pytest.mark.parametrize("path", PAGES)
def test_administrators_and_unit_managers_look_after_the_languages(manager, administrator, path):
    for browser in (manager, administrator):
        assert browser.get(f"/translations{path}").status_code == 200


@pytest.mark.parametrize("path", ["", "/ar", "/ar/corrections", "/ar/import", "/ar/export.po", "/ar/export.xlsx"])
def test_nobody_else_does(municipality, client_of, hers, path):
    for worker in (municipality.caseworker, municipality.sfi_staff, municipality.housing_coordinator):
        assert client_of(worker).get(f"/translations{path}").status_code == 403
    assert hers.get(f"/translations{path}").location.startswith("/sign-in")


@pytest.mark.parametrize("tag", ["sv", "en", "sv-XA", "xx", "fa-AE"])
def test_a_language_that_is_not_translated_has_no_pages(manager, tag):
    assert manager.get(f"/translations/{tag}").status_code == 404
    assert manager.get(f"/translations/{tag}/export.po").status_code == 404


def test_a_message_that_is_none_has_no_page(manager):
    assert manager.get("/translations/ar/0123456789abcdef").status_code == 404


def test_the_overview_counts_each_state_and_tells_which_language_is_below_the_limit(manager):
    page = manager.get("/translations")
    arabic = next(row for row in page.all("tr") if "العربية" in "".join(row.itertext()))
    told = [" ".join("".join(cell.itertext()).split()) for cell in arabic.iter("td")]
    # all, reviewed, to be reviewed, outdated, missing
    assert told[:5] == ["7", "0 0 %", "5 71 %", "1 14 %", "1 14 %"]
    assert "Translated by machine" in "".join(arabic.itertext())
    assert "Arabic is below the limit." in page.words
    assert "1 message lacks that must be there." in page.words


def test_what_a_reader_is_most_wanted_for_comes_first(manager):
    page = manager.get("/translations/ti")
    firsts = ["".join(row.find("th").itertext()) for row in page.all("tr")[1:]]
    assert "Open your letter" in firsts[1] and "My plan" in firsts[0]
    assert "Civic orientation" in firsts[2]  # the glossary guesses it in Tigrinya
    assert "The glossary guesses" in page.words


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("state=missing", ["Open your letter"]),
        ("state=outdated", ["What was said before"]),
        ("q=gäller", ["It holds until {day}"]),
        ("q=التوجيه", ["Civic orientation"]),
        ("q=CIVIC", ["Civic orientation"]),
        ("q=nowhere", []),
        ("part=interview", []),
    ],
)
def test_the_list_is_narrowed(manager, asked, found):
    page = manager.get(f"/translations/ar?{asked}")
    every = "Open your letter", "What was said before", "It holds until {day}", "Civic orientation"
    assert [one for one in every if one in page.words] == found


def test_what_is_corrected_is_read_at_once_and_taken_back_at_once(manager, hers):
    assert HERS not in hers.get("/my/ar/").words
    answer = manager.fill(address("My plan"), form_0=f" {HERS} ")
    assert answer.location == "/translations/ar"
    assert HERS in hers.get("/my/ar/").words
    assert entry_called("My plan").state is Coverage.REVIEWED
    page = manager.get("/translations/ar/corrections")
    assert HERS in page.words
    assert "Eva Enhet" in page.words
    manager.post(page.form().get("action"), data=page.form_values())
    assert HERS not in hers.get("/my/ar/").words
    assert entry_called("My plan").correction is None


def test_each_form_of_what_is_counted_is_corrected(manager, app):
    page = manager.get(address(ENGLISH_OF_DAYS[0]))
    labels = ["".join(label.itertext()) for label in page.all("label") if label.get("for", "").startswith("form_")]
    assert labels[:3] == ["Translation for 0", "Translation for 1", "Translation for 2"]
    assert labels[3:] == ["Translation for 3, 4, 5", "Translation for 11, 12, 13", "Translation for 100, 101, 102"]
    manager.fill(address(ENGLISH_OF_DAYS[0]), form_3="{num} أيام بعد 100%")
    with app.test_request_context("/my/ar/"):
        locales.use_for_newcomer("ar")
        assert ngettext(*ENGLISH_OF_DAYS, 5) == "5 أيام بعد 100%"
        assert ngettext(*ENGLISH_OF_DAYS, 2) == DAYS["ar"][2]


@pytest.mark.parametrize(
    ("english", "told", "message"),
    [
        ("It holds until %(day)s", "حتى", "others: {day}."),
        ("It holds until %(day)s", "حتى {day} {name}", "others: {day}."),
        ("It holds until %(day)s", "حتى {date}", "others: {day}."),
        ("My plan", "<b>خطتي</b>", "can have none"),
        ("Read <b>this</b>", "اقرأ هذا", "<b> </b>"),
        ("My plan", "", "Write the translation."),
        ("My plan", "   ", "Write the translation."),
        ("My plan", "خطتي\nخطتي", "line break"),
        ("My plan", "\u202eخطتي", "reading direction"),
        ("My plan", "خ" * 5000, "Shorten this"),
    ],
)
def test_what_would_break_a_page_is_refused_beside_its_field(manager, english, told, message):
    answer = manager.fill(address(english), form_0=told)
    assert answer.status_code == 200
    assert message in "".join(answer.all("p", class_="field-error")[0].itertext())
    assert entry_called(english).correction is None


@pytest.mark.parametrize(
    ("english", "told", "message"),
    [
        ("It holds until %(day)s", "It holds until %(day)s", "the same as the Swedish"),
        ("My plan", "Mein Plan hier", "Latin letters"),
        ("Civic orientation", "كلام آخر", "The glossary has another word"),
    ],
)
def test_what_a_reader_may_mean_is_taken_and_told(manager, english, told, message):
    answer = manager.fill(address(english), form_0=told)
    assert message in manager.get(answer.location).words
    assert entry_called(english).forms == (told,)


def test_two_who_correct_the_same_message_do_not_write_over_each_other(manager, administrator):
    opened = administrator.get(address("My plan")).form_values()
    manager.fill(address("My plan"), form_0="الأولى")
    answer = administrator.post(address("My plan"), data={**opened, "form_0": "الثانية"})
    assert answer.status_code == 409
    assert "الأولى" in answer.words
    assert entry_called("My plan").forms == ("الأولى",)
    assert administrator.post(address("My plan"), data=answer.form_values()).status_code == 303
    assert entry_called("My plan").forms == ("الثانية",)


def test_saving_can_lead_to_the_next_message(manager):
    answer = manager.fill(address("My plan"), form_0="خطة", again="1")
    assert answer.location == address("Open your letter")


def approve(browser, english, tag="ar", **more):
    entry = entry_called(english, tag)
    return browser.post(f"/translations/{tag}/approve", data={"ticked": f"{entry.message.code}-{entry.mark}", **more})


def test_one_message_is_found_right(manager):
    approve(manager, "My plan")
    assert entry_called("My plan").state is Coverage.REVIEWED
    assert entry_called("My plan").correction.by == "Eva Enhet"
    assert said_in(AR, "My plan") == "خطتي"


def test_a_page_is_found_right_but_for_what_lacks(manager):
    page = manager.get("/translations/ar")
    values = page.form_values("/translations/ar/approve")
    answer = manager.post("/translations/ar/approve", data={**values, "all": "1"})
    assert "6 messages are approved." in manager.get(answer.location).words
    assert entry_called("Open your letter").state is Coverage.MISSING


def test_only_the_text_that_was_shown_is_approved(manager, administrator):
    old = entry_called("My plan")
    administrator.fill(address("My plan"), form_0="أخرى")
    answer = manager.post("/translations/ar/approve", data={"ticked": f"{old.message.code}-{old.mark}"})
    assert "1 message is not approved" in manager.get(answer.location).words
    assert entry_called("My plan").correction.by == "Anna Admin"


def test_nothing_ticked_is_told(manager):
    answer = manager.post("/translations/ar/approve", data={"ticked": "rubbish"})
    assert "1 message is not approved" in manager.get(answer.location).words
    answer = manager.post("/translations/ar/approve", data={})
    assert "Tick the messages that are right." in manager.get(answer.location).words


def test_a_page_is_machine_made_until_all_of_the_language_is_reviewed(manager, hers):
    marked = "This page is translated by machine"
    manager.fill(address("Open your letter"), form_0="افتح رسالتك")
    for english in (
        "My plan",
        "It holds until %(day)s",
        "Civic orientation",
        "What was said before",
        "Read <b>this</b>",
    ):
        assert is_machine_made(AR)
        approve(manager, english)
    assert marked in hers.get("/my/en/").get_data(as_text=True) or is_machine_made(AR)
    approve(manager, ENGLISH_OF_DAYS[0])
    assert not is_machine_made(AR)
    assert "Translated by machine" not in manager.get("/translations").words.split("Українська")[0].split("العربية")[1]
    page = manager.get("/translations/ar/corrections")
    manager.post(page.form().get("action"), data=page.form_values())
    assert is_machine_made(AR)
