"""What conditions may speak of: facts, figures of the year and circles of people. Pure."""

from dataclasses import dataclass, field
from typing import Final

from reception.i18n.markers import N_, Term
from reception.i18n.said import Said
from reception.path.rules.facts import FactDefinition, Order
from reception.path.rules.known import Parameter, Who
from reception.path.rules.reading.source import Source
from reception.path.rules.reading.table import Table
from reception.path.terms import Certainty, FactKind
from reception.people.terms import Ground, ReceptionRoute

#: Closed lists of other rooms that a fact may take its values from.
TERMS: Final[dict[str, type[Term]]] = {"Ground": Ground, "ReceptionRoute": ReceptionRoute}


@dataclass
class Vocabulary:
    """The words that are known so far."""

    facts: dict[str, FactDefinition] = field(default_factory=dict)
    orders: list[Order] = field(default_factory=list)
    parameters: dict[str, tuple[Parameter, ...]] = field(default_factory=dict)
    whos: dict[str, Who] = field(default_factory=dict)


def read_facts(source: Source, words: Vocabulary) -> None:
    """Every `[[fact]]` and `[[order]]` of the file."""
    for index, content in source.tables("fact"):
        _read_fact(Table(source, "fact", index, content), words)
    for index, content in source.tables("order"):
        _read_order(Table(source, "order", index, content), words)


def read_parameters(source: Source, words: Vocabulary) -> None:
    """Every `[[parameter]]` of the file: a figure for some days. No two for one day."""
    for index, content in source.tables("parameter"):
        _read_parameter(Table(source, "parameter", index, content), words)


def certainty_of(table: Table) -> tuple[Certainty, str]:
    """Whether the rule was read in its source; what was not says why."""
    certainty = table.term("status", Certainty, Certainty.CONFIRMED)
    why = table.text("why", required=certainty is Certainty.TO_CONFIRM)
    return certainty, why


def _read_fact(table: Table, words: Vocabulary) -> None:
    code, kind = table.text("code"), table.term("kind", FactKind)
    if code in words.facts:
        table.refuse("code", Said(N_("“%(word)s” stands twice."), {"word": code}))
    words.facts[code] = FactDefinition(
        code=code,
        kind=kind,
        label=table.text("label"),
        where=table.text("where"),
        choices=_choices(table, kind),
        revokes=table.flag("revokes", otherwise=False),
        later=table.flag("later", otherwise=False),
        age=table.number("age") if kind is FactKind.REACHED_AGE else 0,
        day_of_year=table.text("day_of_year", required=False),
    )
    table.finish()


def _choices(table: Table, kind: FactKind) -> dict[str, str]:
    name = table.text("terms", required=kind is FactKind.CHOICE)
    if not name:
        return {}
    if name not in TERMS:
        table.refuse("terms", Said(N_("Unknown list of words: %(word)s."), {"word": name}))
        return {}
    return {str(term): term.label for term in TERMS[name]}


def _read_order(table: Table, words: Vocabulary) -> None:
    order = Order(table.text("first"), table.text("second"), table.text("why"))
    for code in (order.first, order.second):
        if code not in words.facts:
            table.refuse("first", Said(N_("Unknown fact: %(word)s."), {"word": code}))
    words.orders.append(order)
    table.finish()


def _read_parameter(table: Table, words: Vocabulary) -> None:
    code, start = table.text("code"), table.day("valid_from")
    if start is None:
        table.refuse("valid_from", Said(N_("“%(key)s” is missing."), {"key": "valid_from"}))
        return
    label, value, source = table.text("label"), table.number("value"), table.text("source")
    new = Parameter(code, label, value, source, start, table.day("valid_to"), *certainty_of(table))
    table.finish()
    others = words.parameters.get(code, ())
    if code in words.facts or any(overlap(new, other) for other in others):
        table.refuse("code", Said(N_("“%(word)s” stands twice for the same days."), {"word": code}))
    words.parameters[code] = (*others, new)


def overlap(one: "Parameter", other: "Parameter") -> bool:
    """Whether two figures hold on one day."""
    return (one.valid_to is None or other.valid_from <= one.valid_to) and (
        other.valid_to is None or one.valid_from <= other.valid_to
    )
