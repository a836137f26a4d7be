"""Messages as they are said now: the catalogues with what reviewers said laid over them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.accounts.models import User
from reception.db.session import db
from reception.i18n.locales import Locale
from reception.i18n.sources import MessageKey
from reception.languages import permits
from reception.languages.models import Translation
from reception.languages.queries.catalogues import TRANSLATED, messages
from reception.languages.rules.entries import Correction, Entry, Standing, entry, holds, standing, wanted_first
from reception.languages.terms import Coverage, Part

#: How many rows there are, the last of them, and when the last was written: another one when anything was changed.
Version = tuple[object, ...]


@dataclass(frozen=True)
class Wanted:
    """What a list is narrowed to."""

    words: str = ""
    state: Coverage | None = None
    part: Part | None = None


def entries(locale: Locale) -> tuple[Entry, ...]:
    """The messages of a language, in the order of its catalogue."""
    return laid_over(locale, corrections([locale]).get(locale.folder, {}))


def all_entries() -> dict[str, tuple[Entry, ...]]:
    """Every language's, by its tag."""
    found = corrections(TRANSLATED)
    return {locale.tag: laid_over(locale, found.get(locale.folder, {})) for locale in TRANSLATED}


def narrowed(all_of_it: Iterable[Entry], wanted: Wanted) -> list[Entry]:
    """Those that are asked for; what a native reader is most wanted for comes first."""
    return wanted_first(
        one
        for one in all_of_it
        if (wanted.state is None or one.state is wanted.state)
        and (wanted.part is None or one.message.part is wanted.part)
        and (not wanted.words or holds(one, wanted.words))
    )


def entry_of(locale: Locale, code: str) -> Entry | None:
    """The message of that code; None where there is none."""
    return next((one for one in entries(locale) if one.message.code == code), None)


def standings() -> dict[str, Standing]:
    """How far each language is, by its tag."""
    return {tag: standing(found) for tag, found in all_entries().items()}


def version() -> Version:
    """Which corrections there are. Anybody may ask: it is asked for every page."""
    asked = sa.select(sa.func.count(), sa.func.max(Translation.id), sa.func.max(Translation.reviewed_at))
    with db.session.no_autoflush:
        return tuple(db.session.execute(asked).one())


def corrections(of: Sequence[Locale]) -> dict[str, dict[MessageKey, Correction]]:
    """What reviewers said, by folder and message. The texts stand on newcomers' pages: no permit narrows them."""
    asked = (
        sa.select(
            Translation.catalogue, Translation.context, Translation.message, Translation.forms,
            Translation.source_digest, Translation.reviewed_at, User.name,
        )
        .outerjoin(User, User.id == Translation.reviewed_by_id)
        .where(Translation.catalogue.in_([locale.folder for locale in of]))
    )  # fmt: skip
    found: dict[str, dict[MessageKey, Correction]] = {}
    with db.session.no_autoflush:
        for folder, context, message, forms, source, at, by in db.session.execute(asked):
            found.setdefault(folder, {})[context or None, message] = Correction(tuple(forms), source, at, by)
    return found


def row(locale: Locale, key: MessageKey) -> Translation | None:
    """What a reviewer said of a message, to be changed or taken back."""
    context, message = key
    rows = permits.CATALOGUES.all(
        _of(locale).where(Translation.context == (context or ""), Translation.message == message)
    )
    return rows[0] if rows else None


def rows(locale: Locale) -> Sequence[Translation]:
    """All that reviewers said of a language, with who said it, the latest first."""
    latest = Translation.reviewed_at.desc(), Translation.id.desc()
    return permits.CATALOGUES.all(_of(locale).options(joinedload(Translation.reviewed_by)).order_by(*latest))


def row_of(locale: Locale, row_id: int) -> Translation:
    """One of them. Raises OutOfReach."""
    return permits.CATALOGUES.one(_of(locale).where(Translation.id == row_id))


def _of(locale: Locale) -> sa.Select[Translation]:
    return sa.select(Translation).where(Translation.catalogue == locale.folder)


def laid_over(locale: Locale, said: dict[MessageKey, Correction]) -> tuple[Entry, ...]:
    """The messages of a language with what reviewers said of them."""
    return tuple(entry(one, locale.folder, said.get(one.key)) for one in messages(locale))
