"""Every text of the definitions that a page shows goes to the catalogues."""

import io
import re

from reception.i18n.definitions import extract
from reception.path.rules.reading import standard_book, standard_texts


def messages():
    """Every message of every file."""
    return {
        message
        for text in standard_texts().values()
        for _line, _function, message, _comments in extract(io.BytesIO(text.encode()), (), (), {})
    }


def test_every_shown_text_is_a_message():
    book, found = standard_book(), messages()
    rules = [*(rule for one in book.templates.values() for rule in one.milestones), *book.rights]
    shown = {text for rule in rules for text in (rule.title, rule.text, rule.cohort_text, rule.why) if text}
    shown |= {fact.label for fact in book.facts.values()} | {order.why for order in book.orders}
    shown |= {text for rows in book.parameters.values() for one in rows for text in (one.label, one.why) if text}
    shown |= {text for who in book.whos.values() for text in (who.label, who.why) if text}
    shown |= {template.title for template in book.templates.values()}
    assert shown <= found


def test_no_message_has_a_place_that_nothing_fills():
    assert not [message for message in messages() if "%(" in message]


#: What is called by its Swedish name in every language.
NAMES = ("Arbetsförmedlingen", "Försäkringskassan", "Skatteverket", "Migrationsverket", "Upplands Väsby", "Kolada")
SWEDISH = re.compile(
    r"\b(och|att|som|eller|inte|enligt|till|hos|ska|skall|kommun|kommunen|barn|skola|lag|lagen|boende|arbete|svenska"
    r"|utbildning|mottagande|mottagning|beslut|samhällsorientering|etablering)\b",
    re.IGNORECASE,
)


def test_messages_are_english_but_for_names_and_what_stands_in_brackets():
    for message in messages():
        left = re.sub(r"\([^)]*\)", "", message)
        for name in NAMES:
            left = left.replace(name, "")
        assert not set("åäöÅÄÖ") & set(left), message
        assert not SWEDISH.search(left), message


def test_titles_are_short_enough_for_a_line():
    titles = {rule.title for one in standard_book().templates.values() for rule in one.milestones}
    assert [title for title in titles if len(title) > 62] == []
