"""What codes of the vocabularies are called in the reader's language. Filters of templates."""

from reception.i18n import locales
from reception.skills.queries import vocabulary
from reception.skills.rules.vocabulary import Entry
from reception.skills.terms import Scheme


def named(entry: Entry) -> str:
    """The name of an entry in the reader's language."""
    return entry.called(locales.current().tag)


def _called(scheme: Scheme, code: str | None) -> str:
    if not code:
        return ""
    entry = vocabulary.entry(scheme, code)
    return named(entry) if entry else code


def occupation_name(code: str | None) -> str:
    """The name of an occupation (SSYK); the code itself where no release has it."""
    return _called(Scheme.OCCUPATION, code)


def level_name(code: str | None) -> str:
    """The name of a level of education (SUN)."""
    return _called(Scheme.LEVEL, code)


def profession_name(code: str | None) -> str:
    """The name of a regulated profession."""
    return _called(Scheme.PROFESSION, code)
