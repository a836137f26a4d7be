"""What reviewers said, laid over the catalogues of this process.

A process looks every half minute at most whether something was changed elsewhere (`CORRECTIONS_EVERY`, in seconds),
before a page and before a job; None: never. The process in which it was changed says it at once. A database that is
away changes nothing: what was said last is still said.
"""

import logging
from dataclasses import dataclass, field
from time import monotonic

from flask import Flask, current_app, request
from sqlalchemy.exc import SQLAlchemyError

from reception.access import actor as actors
from reception.db.outside import once_committed
from reception.db.session import roll_back
from reception.i18n.locales import LANGUAGES, Locale
from reception.i18n.text import correct
from reception.jobs import registry as jobs
from reception.languages.queries import entries as queries
from reception.languages.queries.catalogues import TRANSLATED
from reception.languages.queries.entries import Version
from reception.languages.rules.entries import corrections, standing
from reception.web.cookies import is_newcomers

log = logging.getLogger(__name__)
EVERY = "CORRECTIONS_EVERY"


@dataclass
class _Laid:
    """What this process knows: which corrections it says, in which languages, and when it looked."""

    version: Version | None = None
    looked_at: float | None = None
    languages: set[Locale] = field(default_factory=set)


_laid = _Laid()


def keep_up(app: Flask) -> None:
    """Let `app` say what reviewers said: on newcomers' pages, and wherever staff make something for newcomers."""
    app.config.setdefault(EVERY, 30)

    @app.before_request
    def _before_page() -> None:
        if is_newcomers(request.path) or actors.current_or_none() is not None:
            look_again()

    jobs.before_each(look_again)


def look_again() -> None:
    """Bring what is said up to date, if it is time to look. Never fails."""
    every = current_app.config[EVERY]
    if every is None or (_laid.looked_at is not None and monotonic() - _laid.looked_at < every):
        return
    _laid.looked_at = monotonic()
    _brought_up_to_date()


def _brought_up_to_date() -> None:
    try:
        if queries.version() != _laid.version:
            refresh()
    except SQLAlchemyError:
        roll_back()
        log.warning("Translations: the database cannot be asked for corrections.")


def refresh() -> None:
    """Say what reviewers said until now. Raises what the database raises."""
    version, found = queries.version(), queries.corrections(TRANSLATED)
    for locale in TRANSLATED:
        if locale.folder in found:
            of_language = queries.laid_over(locale, found[locale.folder])
            correct(locale.catalogue, corrections(of_language), is_reviewed=standing(of_language).is_reviewed)
            _laid.languages.add(locale)
        elif locale in _laid.languages:
            correct(locale.catalogue, {})
            _laid.languages.discard(locale)
    _laid.version, _laid.looked_at = version, monotonic()


def refresh_once_committed() -> None:
    """Say it when what is written now stands: not before, since it may come to nothing."""
    once_committed(_brought_up_to_date)


def forget() -> None:
    """Say what the files say, as a process that just began."""
    for locale in LANGUAGES:
        if locale in _laid.languages:
            correct(locale.catalogue, {})
    _laid.version, _laid.looked_at = None, None
    _laid.languages.clear()
