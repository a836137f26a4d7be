"""The catalogues hold every text that the product shows, and nothing is lost between the languages."""

import re

import pytest
from babel.messages.pofile import read_po

from reception.i18n import catalogues
from reception.i18n.locales import LANGUAGES
from reception.i18n.updating import domains_of
from tests.house import ROOT

CATALOGUES = sorted((ROOT / "translations").glob("*/LC_MESSAGES/*.po"))


#: What a language may lack until somebody has translated it: the check tells of it, and it is said in Swedish.
UNTRANSLATED = re.compile(r"missing|\d+ % are translated")


@pytest.fixture(scope="module")
def found():
    """What the check finds in the catalogues of the product."""
    return catalogues.findings()


def test_swedish_and_english_are_whole(found):
    assert [one for one in found if one.catalogue.startswith(("sv/", "en/"))] == []


def test_what_is_translated_is_translated_well_and_every_catalogue_knows_every_message(found):
    assert [one for one in found if not UNTRANSLATED.match(one.problem)] == []


def test_staff_read_two_languages_and_newcomers_eleven():
    there = {(path.parts[-3], path.stem) for path in CATALOGUES}
    assert there == {(one.folder, domain) for one in LANGUAGES for domain in domains_of(one)}
    assert len(LANGUAGES) == 11


def test_texts_have_named_placeholders_and_are_whole():
    for path in CATALOGUES:
        with path.open("rb") as file:
            for message in read_po(file):
                for text in [message.id] if isinstance(message.id, str) else message.id:
                    assert not re.search(r"%[sd]|\{\w*\}", text), text
                    assert text == text.strip(), repr(text)


def test_no_catalogue_tells_who_made_it_or_on_which_machine():
    for path in CATALOGUES:
        assert not re.search(r"^#: ?/|\n\"Language-Team: (?!.*LL@li).*@", path.read_text(), re.MULTILINE), path
