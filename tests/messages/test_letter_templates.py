"""A unit's own letters: written, translated, outdated, taken over from a standard one, retired."""

import re

from reception.db.session import db
from reception.messages.models import LetterTemplate
from tests.clients import StrictClient
from tests.factories.letters import BODY, IN_ARABIC, SUBJECT, make_template
from tests.factories.municipality import Municipality

NEW, LIST = "/letter-templates/new", "/letter-templates"


def write(browser: StrictClient, **values: str):
    said = {"name": "Öppet hus", "kind": "information", "subject": SUBJECT, "body": BODY, **values}
    return browser.fill(NEW, **said)


def test_a_letter_is_written_in_swedish_and_stands_in_the_list_without_translations(browser: StrictClient) -> None:
    answer = write(browser)
    assert answer.status_code == 303, answer.words
    page = browser.get(answer.location)
    assert "Öppet hus" in page.heading
    assert SUBJECT in page.words
    assert page.words.count("Missing") == 10 - 0
    assert "Öppet hus" in browser.get(LIST).words


def test_a_placeholder_that_nobody_knows_is_refused_and_the_known_ones_are_named(browser: StrictClient) -> None:
    answer = write(browser, body="Hej {nman}!")
    assert answer.status_code == 200
    assert "Nothing is known by these words in braces: {nman}" in answer.words
    assert "{handläggare}" in answer.words
    assert "Hej {nman}!" in answer.get_data(as_text=True)


def test_a_brace_that_stands_alone_is_refused(browser: StrictClient) -> None:
    assert "A brace stands alone" in write(browser, body="Hej {namn!").words


def test_two_letters_of_a_unit_do_not_have_one_name(browser: StrictClient) -> None:
    write(browser)
    assert "has a letter of this name already" in write(browser, name="ÖPPET HUS").words or (
        "has a letter of this name already" in write(browser).words
    )


def test_a_translation_keeps_the_placeholders_and_the_figures(
    browser: StrictClient, municipality: Municipality
) -> None:
    letter = make_template(municipality.unit, said=("Kom", "Hej {namn}! Rum 3."))
    where = f"/letter-templates/{letter.id}/texts/ar"
    answer = browser.fill(where, subject="تعال", body="مرحباً! غرفة 4.")
    assert "The Swedish text also has: {namn}." in answer.words
    assert "The figures are not the same" in answer.words
    answer = browser.fill(where, subject="تعال", body="مرحباً {namn}! غرفة ٣.", state="reviewed")
    assert answer.status_code == 303
    assert "Reviewed" in browser.get(answer.location).words


def test_a_translation_is_outdated_once_the_swedish_changes_until_somebody_has_looked(
    browser: StrictClient, municipality: Municipality
) -> None:
    letter = make_template(municipality.unit, ar=IN_ARABIC)
    where = f"/letter-templates/{letter.id}"
    assert browser.fill(f"{where}/edit", body=BODY + "\n\nVälkommen!").status_code == 303
    assert "Outdated" in browser.get(where).words
    page = browser.get(f"{where}/texts/ar")
    assert "The Swedish text has changed since this was translated" in page.words
    assert "Välkommen!" in page.words
    assert browser.fill(f"{where}/texts/ar", body=IN_ARABIC[1] + "\n\nأهلا!").status_code == 303
    assert "Outdated" not in browser.get(where).words


def test_what_differs_is_said_when_a_translation_is_outdated(browser: StrictClient, municipality: Municipality) -> None:
    letter = make_template(municipality.unit, ar=IN_ARABIC)
    browser.fill(f"/letter-templates/{letter.id}/edit", body="Hej {namn}! Rum 12.")
    page = browser.get(f"/letter-templates/{letter.id}/texts/ar")
    assert "The Swedish text does not have: {enhet}, {handläggare}." in page.words
    assert "The figures are not the same" in page.words


def test_two_who_change_a_letter_at_once_choose_what_stands(browser: StrictClient, municipality: Municipality) -> None:
    letter = make_template(municipality.unit)
    where = f"/letter-templates/{letter.id}/edit"
    opened = browser.get(where).form_values()
    browser.fill(where, body="Hej {namn}, kom!")
    answer = browser.post(where, data={**opened, "body": "Hej {namn}, gå!"})
    assert answer.status_code == 409


def test_a_standard_letter_is_taken_over_with_its_texts(browser: StrictClient, municipality: Municipality) -> None:
    answer = browser.post(
        "/letter-templates/take-over", data={"letter": "standard-invitation", "unit": str(municipality.unit.id)}
    )
    page = browser.get(answer.location)
    assert "{namn}" in page.words
    assert "{plats}" in page.words
    again = browser.post(
        "/letter-templates/take-over", data={"letter": "standard-invitation", "unit": str(municipality.unit.id)}
    )
    assert "(2)" in browser.get(again.location).heading


def test_nobody_takes_a_letter_over_for_a_unit_that_is_not_hers(
    browser: StrictClient, municipality: Municipality
) -> None:
    answer = browser.post(
        "/letter-templates/take-over", data={"letter": "standard-invitation", "unit": str(municipality.other_unit.id)}
    )
    assert answer.status_code == 404


def test_a_letter_is_retired_and_used_again(browser: StrictClient, municipality: Municipality) -> None:
    letter = make_template(municipality.unit)
    answer = browser.post(f"/letter-templates/{letter.id}/retire")
    page = browser.get(answer.location)
    assert page.all("form", action=f"/letter-templates/{letter.id}/use-again")
    assert "Öppet hus" in browser.get(f"{LIST}?retired=1").words
    browser.post(f"/letter-templates/{letter.id}/use-again")
    db.session.refresh(letter)
    assert letter.retired is False


def test_the_letters_of_another_unit_are_not_there(browser: StrictClient, municipality: Municipality) -> None:
    letter = make_template(municipality.other_unit, name="Deras brev")
    assert browser.get(f"/letter-templates/{letter.id}").status_code == 404
    assert "Deras brev" not in browser.get(LIST).words


def test_a_language_that_the_product_lacks_has_no_page(browser: StrictClient, municipality: Municipality) -> None:
    letter: LetterTemplate = make_template(municipality.unit)
    for tag in ("sv", "zz", "ar-XB"):
        assert browser.get(f"/letter-templates/{letter.id}/texts/{tag}").status_code == 404


def test_the_text_of_a_language_from_right_to_left_is_written_so(
    browser: StrictClient, municipality: Municipality
) -> None:
    letter = make_template(municipality.unit, fa_AF=IN_ARABIC)
    page = browser.get(f"/letter-templates/{letter.id}/texts/fa-AF").get_data(as_text=True)
    assert re.search(r'<textarea[^>]*dir="rtl"[^>]*lang="fa-AF"|<textarea[^>]*lang="fa-AF"[^>]*dir="rtl"', page)
