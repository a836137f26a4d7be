"""What reviewers say of a language: written, approved, taken back. Every change is recorded, and said at once."""

from collections.abc import Iterable, Sequence

from sqlalchemy.exc import IntegrityError

from reception.access.actor import staff
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import now
from reception.i18n.glossary import glossary
from reception.i18n.locales import Locale
from reception.languages.models import Translation
from reception.languages.operations.laying import refresh_once_committed
from reception.languages.queries import entries as queries
from reception.languages.rules.entries import Entry, digest
from reception.languages.rules.remarks import remarks
from reception.reckoning.remarks import Remarks, accepted


class Quicker(Exception):
    """Somebody else reviewed one of the messages at the same moment: nothing is written."""


def write(locale: Locale, entry: Entry, forms: Sequence[str]) -> Remarks:
    """Say a message in these words. Answers what may be looked at again. Raises Refused for what would break a page."""
    told = accepted(remarks(entry.message, locale.folder, forms, glossary()))
    is_approval = tuple(forms) == entry.forms
    row = _put(locale, entry, forms, queries.row(locale, entry.message.key))
    db.session.flush()
    record("translation.approved" if is_approval else "translation.corrected", row, language=locale.tag)
    refresh_once_committed()
    return told


def approve(locale: Locale, entries: Iterable[Entry]) -> int:
    """Find messages right as they stand; how many. What lacks words, or would break a page, is left."""
    right = [one for one in entries if not one.is_missing and not _stops(locale, one)]
    take_in(locale, [(one, one.forms) for one in right], event="translations.approved")
    return len(right)


def _stops(locale: Locale, entry: Entry) -> bool:
    return any(one.stops for one in remarks(entry.message, locale.folder, entry.forms, glossary()))


def take_in(
    locale: Locale, taken: Sequence[tuple[Entry, tuple[str, ...]]], *, event: str = "translations.taken-in"
) -> None:
    """Say each of these messages in its words, which were looked at before."""
    if not taken:
        return
    there = {(row.context, row.message): row for row in queries.rows(locale)}
    try:
        with db.session.begin_nested():
            for entry, forms in taken:
                context, message = entry.message.key
                _put(locale, entry, forms, there.get((context or "", message)))
    except IntegrityError as violation:
        raise Quicker from violation
    record(event, None, language=locale.tag, messages=len(taken))
    refresh_once_committed()


def take_back(locale: Locale, row: Translation) -> None:
    """Let the catalogue's own words count again."""
    record("translation.taken-back", row, language=locale.tag)
    db.session.delete(row)
    db.session.flush()
    refresh_once_committed()


def _put(locale: Locale, entry: Entry, forms: Sequence[str], row: Translation | None) -> Translation:
    context, message = entry.message.key
    if row is None:
        row = Translation(catalogue=locale.folder, context=context or "", message=message)
        db.session.add(row)
    row.forms, row.source_digest = list(forms), digest(entry.message.source)
    row.reviewed_at, row.reviewed_by_id = now(), staff().user_id
    return row
