"""A catalogue for a reviewer's own program (PO), and as it comes back. Pure."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, Final

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from reception.i18n import checking, plurals, po_files
from reception.i18n.markers import N_
from reception.i18n.sources import key_of
from reception.languages.rules.entries import Entry, code_of
from reception.languages.rules.exchange import Given, Returned, UnreadableFile
from reception.languages.terms import Coverage

LARGEST: Final = 5 * 1024 * 1024
TOO_LARGE: Final = N_("The file is larger than 5 MB. A catalogue is much smaller.")
BROKEN: Final = N_("The file is no catalogue that can be read. Send it as your program saves it, as PO or Excel.")
#: How a catalogue looks to the eye, whatever its encoding says later.
_LOOKS: Final = re.compile(rb'(?m)^\s*msgid\s+"')


def looks_like_one(content: bytes) -> bool:
    """Whether the file is a catalogue by what stands in it."""
    return _LOOKS.search(content[:100_000]) is not None


def written(folder: str, entries: Iterable[Entry], *, is_reviewed: bool) -> bytes:
    """The catalogue with the Swedish and the notes beside each message. What is to be looked at is marked fuzzy, as
    programs for translators show it."""
    forms, rule = plurals.RULES[folder]
    made = Catalog(locale=folder)
    vars(made).update(_num_plurals=forms, _plural_expr=rule)
    for one in entries:
        context, _message = one.message.key
        made.add(
            one.message.english if len(one.message.english) > 1 else one.message.english[0],
            one.forms if len(one.message.english) > 1 else one.forms[0],
            auto_comments=list(_comments(one)), context=context, flags=_flags(one),
        )  # fmt: skip
    body = BytesIO()
    write_po(body, made, width=0, no_location=True, omit_header=True)
    status = po_files.REVIEWED if is_reviewed else po_files.MACHINE
    text = f"# Reception: {folder}.\n{po_files.header(folder, {}, status)}{body.getvalue().decode()}"
    return (text.rstrip("\n") + "\n").encode()


def _comments(one: Entry) -> Iterator[str]:
    yield from (f"Swedish: {text}" for text in dict.fromkeys(one.message.swedish) if text)
    yield from one.message.notes


def _flags(one: Entry) -> set[str]:
    must = {po_files.MUST} if one.message.is_must else set()
    if one.state is Coverage.REVIEWED:
        return must | {po_files.REVIEWED}
    return must if one.is_missing else must | {"fuzzy"}


def read(content: bytes) -> Returned:
    """What a catalogue says. Raises UnreadableFile."""
    if len(content) > LARGEST:
        raise UnreadableFile(TOO_LARGE)
    try:
        found = read_po(BytesIO(content), ignore_obsolete=True, abort_invalid=True)
        given = tuple(_given(one) for one in found if one.id)
    except (PoFileError, UnicodeError, LookupError, ValueError, TypeError, AttributeError, IndexError) as broken:
        raise UnreadableFile(BROKEN) from broken
    return Returned(found.locale_identifier, given)


def _given(one: Message) -> Given:
    told: Any = one.string
    forms = (told,) if isinstance(told, str) else tuple(form or "" for form in told or ("",))
    key = key_of(one.id, one.context)
    return Given(code_of(key), checking.english(one), forms, is_settled=not one.fuzzy)
