"""Letters that a newcomer reads in her own pages, side by side in two languages."""

import pytest

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import now
from reception.messages.models import Letter
from reception.messages.terms import LetterKind
from tests.factories.people import make_person
from tests.factories.plans import case_of
from tests.factories.portal import newcomer_in

SWEDISH = {"subject": "Kom till oss", "paragraphs": ["Vi vill träffa dig.", "Ta med ditt pass. 😀"]}
ARABIC = {"subject": "تعال إلينا", "paragraphs": ["نريد أن نلتقي بك."]}


def make_letter(case, *, is_shown=True, translated=ARABIC, withdrawn=False, **given):
    """A letter as it was made."""
    content = {
        "reference": "B-2026-17", "swedish": SWEDISH, "translated": translated,
        "facts": [["Plats", "المكان", "Kommunhuset"]], "note": "Välkommen!",
    }  # fmt: skip
    with system("test"):
        letter = Letter(
            case=case, kind=LetterKind.INVITATION, language="ar" if translated else None, content=content,
            made_at=now(), is_shown=is_shown, withdrawn_at=now() if withdrawn else None, **given,
        )  # fmt: skip
        db.session.add(letter)
        db.session.flush()
        record("test.letter", letter)
        db.session.commit()
    return letter


def test_a_letter_stands_in_both_languages(case, hers):
    letter = make_letter(case)
    page = hers.get(f"/my/ar/letters/{letter.id}")
    for said in (
        "Kom till oss",
        "Ta med ditt pass. 😀",
        "تعال إلينا",
        "Kommunhuset",
        "المكان",
        "Välkommen!",
        "B-2026-17",
    ):
        assert said in page.words
    [arabic] = page.all("section", lang="ar")
    assert arabic.get("dir") == "rtl"
    assert len(hers.statements) <= 8


def test_that_she_has_opened_it_is_noted_once(case, hers):
    letter = make_letter(case)
    assert letter.opened_at is None
    hers.get(f"/my/ar/letters/{letter.id}")
    db.session.refresh(letter)
    first = letter.opened_at
    assert first is not None
    hers.get(f"/my/ar/letters/{letter.id}")
    db.session.refresh(letter)
    assert letter.opened_at == first


def test_what_is_new_is_marked(app, case):
    letter = make_letter(case)
    browser = newcomer_in(app, case, language="en")
    assert "New: you have not read it." in browser.get("/my/en/letters").words
    browser.get(f"/my/en/letters/{letter.id}")
    assert "New: you have not read it." not in browser.get("/my/en/letters").words


def test_a_letter_in_swedish_alone_says_so(app, case):
    letter = make_letter(case, translated=None)
    page = newcomer_in(app, case, language="en").get(f"/my/en/letters/{letter.id}")
    assert "This letter is in Swedish alone." in page.words


@pytest.mark.parametrize("made", [{"is_shown": False}, {"withdrawn": True}])
def test_what_is_not_hers_to_read_here_does_not_exist(case, hers, made):
    letter = make_letter(case, **made)
    assert hers.get(f"/my/ar/letters/{letter.id}").status_code == 404
    assert "تعال" not in hers.get("/my/ar/letters").words


def test_nobody_elses_letter_exists(municipality, hers):
    other = make_person(name="Bilan Ali", unit=municipality.unit, worker=municipality.caseworker)
    letter = make_letter(case_of(other))
    assert hers.get(f"/my/ar/letters/{letter.id}").status_code == 404
    db.session.refresh(letter)
    assert letter.opened_at is None
