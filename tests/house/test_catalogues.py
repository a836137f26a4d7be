"""The catalogues hold every text that the product shows, and nothing is lost between the languages."""

import re

from babel.messages.pofile import read_po

from reception.i18n import catalogues
from tests.house import ROOT

CATALOGUES = sorted((ROOT / "translations").glob("*/LC_MESSAGES/*.po"))


def test_nothing_is_missing_doubtful_or_without_its_placeholders():
    assert [str(finding) for finding in catalogues.findings()] == []


def test_swedish_and_english_are_there():
    assert {path.parts[-3] for path in CATALOGUES} >= {"sv", "en"}


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
