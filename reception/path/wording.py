"""The facts of the path in the reader's language."""

from reception.i18n.sentences import value_in_words
from reception.path.rules.facts import FactDefinition, FactValue, shown


def fact_in_words(definition: FactDefinition, value: FactValue) -> str:
    """A fact's value in the reader's language."""
    return value_in_words(shown(definition, value))
