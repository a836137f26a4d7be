"""Brings the catalogues up to date with the source: what is new is empty, what is gone goes, what moved moves whole."""

from pathlib import Path

from reception.i18n import po_files
from reception.i18n.loading import DOMAINS
from reception.i18n.locales import LANGUAGES, Locale
from reception.i18n.sources import MessageKey, Rule, Wanted, messages

MESSAGES, NEWCOMER = DOMAINS


def update(root: Path, of_newcomers: tuple[Rule, ...] | None = None) -> list[Path]:
    """Write the catalogues of the source below `root`; which files changed. Twice in a row changes nothing more."""
    wanted = messages(root, of_newcomers)
    return [path for locale in LANGUAGES for path in _update(root / "translations" / locale.folder, locale, wanted)]


def domains_of(locale: Locale) -> tuple[str, ...]:
    """The catalogues that a language has."""
    return DOMAINS if locale.staff else (NEWCOMER,)


def _update(folder: Path, locale: Locale, wanted: dict[MessageKey, Wanted]) -> list[Path]:
    paths = {domain: folder / "LC_MESSAGES" / f"{domain}.po" for domain in domains_of(locale)}
    before = {domain: po_files.read(path) for domain, path in paths.items()}
    moved = {key: one for file in before.values() for key, one in file.messages.items()}
    changed = []
    for domain, path in paths.items():
        own = {**moved, **before[domain].messages}
        told = {key: one for key, one in wanted.items() if one.for_newcomers == (domain == NEWCOMER)}
        status = None if locale.staff else po_files.MACHINE
        if po_files.write(path, before[domain], ((one, own.get(key)) for key, one in told.items()), status):
            changed.append(path)
    return changed
