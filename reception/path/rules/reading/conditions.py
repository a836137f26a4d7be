"""Conditions as they stand in TOML, made into conditions that can be judged. Pure.

{ all = [ … ] } · { any = [ … ] } · { not = { … } } · { who = "circle" } · { always = true }
{ fact = "registered" }                                the date has come, the flag is set
{ fact = "permit_ground", in = ["refugee"] }           · { fact = "short_schooling", is = true }
{ fact = "sfi_received", from = 2026-01-01 }           on that day or later · before = …: earlier; a bound may be a
                                                       date, a number, "today", a fact, a figure of the year, or
                                                       { fact = "permit_ends", plus = { months = -2 } }
{ since = "registered", less_than = { months = 36 } }  · at_least = …: so long ago or longer
{ age_from = 20 } · { age_below = "riktalder", on = 2025-12-31 } · { year_of_age = 16, from = "07-01" }
Conditions on a fact may say `missing = true|false`: what is taken for granted when it is not noted.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from reception.i18n.markers import N_
from reception.i18n.said import Said
from reception.path.rules.conditions import All, Always, Among, Bound, Circle, Counted, Held, Not, OfAge, YearOfAge
from reception.path.rules.conditions import Any as AnyOf
from reception.path.rules.conditions.bounds import TODAY
from reception.path.rules.known import Condition
from reception.path.rules.reading.table import Table
from reception.path.rules.reading.vocabulary import Vocabulary
from reception.path.terms import FactKind

Content = Mapping[str, Any]
_DAY_OF_YEAR: Final = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])")


def read_condition(table: Table, key: str, words: Vocabulary) -> Condition | None:
    """The condition under a key, or None when there is none."""
    content = table.raw(key)
    return None if content is None else ConditionReader(table, key, words).read(content)


class ConditionReader:
    """Reads one condition; problems stand on the line of its key."""

    def __init__(self, table: Table, key: str, words: Vocabulary) -> None:
        self._table = table
        self._key = key
        self._words = words
        self._kinds: dict[str, Callable[[Content], Condition]] = {
            "all": lambda content: All(self._parts(content, "all")),
            "any": lambda content: AnyOf(self._parts(content, "any")),
            "not": lambda content: Not(self.read(content["not"])),
            "who": self._circle,
            "always": lambda _content: Always(),
            "fact": self._of_fact,
            "since": self._since,
            "age_from": lambda content: self._of_age(content, "age_from"),
            "age_below": lambda content: self._of_age(content, "age_below"),
            "year_of_age": self._year_of_age,
        }

    def read(self, content: object) -> Condition:
        """The condition; one that holds for everybody stands in for what cannot be read."""
        kinds = [kind for kind in self._kinds if isinstance(content, dict) and kind in content]
        if len(kinds) != 1 or not isinstance(content, dict):
            self._refuse(N_("“%(key)s” holds something that is no condition: %(word)s."), str(content))
            return Always()
        return self._kinds[kinds[0]](content)

    def _refuse(self, msgid: str, word: str) -> None:
        self._table.refuse(self._key, Said(msgid, {"key": self._key, "word": word}))

    def _only(self, content: Content, *allowed: str) -> None:
        for word in sorted(set(content) - set(allowed)):
            self._refuse(N_("“%(key)s” holds an unknown word: %(word)s."), word)

    def _parts(self, content: Content, kind: str) -> tuple[Condition, ...]:
        self._only(content, kind)
        parts = content[kind]
        if not isinstance(parts, list) or not parts:
            self._refuse(N_("“%(key)s” holds something that is no condition: %(word)s."), str(parts))
            return ()
        return tuple(self.read(part) for part in parts)

    def _circle(self, content: Content) -> Condition:
        self._only(content, "who")
        circle = self._words.whos.get(str(content["who"]))
        if circle is None:
            self._refuse(N_("“%(key)s” names an unknown circle of people: %(word)s."), str(content["who"]))
            return Always()
        return Circle(circle.code, circle.condition.uses())

    def _of_fact(self, content: Content) -> Condition:
        self._only(content, "fact", "is", "in", "from", "before", "missing")
        fact, missing = self._fact(content["fact"]), self._missing(content)
        if "from" in content or "before" in content:
            return Counted(fact, missing, self._bound(content, "from"), self._bound(content, "before"))
        if "is" in content or "in" in content:
            return Among(fact, missing, self._values(fact, content))
        return Held(fact, missing)

    def _since(self, content: Content) -> Condition:
        self._only(content, "since", "less_than", "at_least", "missing")
        fact = self._date_fact(content["since"])
        bounds = {
            key: Bound(fact=fact, plus=self._table.as_length(self._key, content[key]))
            for key in ("at_least", "less_than")
            if key in content
        }
        if not bounds:
            self._refuse(N_("“%(key)s” holds something that is no condition: %(word)s."), str(dict(content)))
        return Counted(TODAY, self._missing(content), bounds.get("at_least"), bounds.get("less_than"))

    def _of_age(self, content: Content, kind: str) -> Condition:
        self._only(content, kind, "on")
        on = self._bound(content, "on") or Bound(fact=TODAY)
        return OfAge(self._bound(content, kind) or Bound(literal=0), kind == "age_from", on)

    def _year_of_age(self, content: Content) -> Condition:
        self._only(content, "year_of_age", "from")
        years, day = content["year_of_age"], str(content.get("from", ""))
        if not isinstance(years, int) or not _DAY_OF_YEAR.fullmatch(day):
            self._refuse(N_("“%(key)s” holds something that is no condition: %(word)s."), str(dict(content)))
            return Always()
        return YearOfAge(years, day)

    def _missing(self, content: Content) -> bool | None:
        value = content.get("missing")
        if value is None or isinstance(value, bool):
            return value
        self._refuse(N_("“%(key)s” holds an unknown word: %(word)s."), str(value))
        return None

    def _values(self, fact: str, content: Content) -> tuple[str | bool | int, ...]:
        values = content["in"] if "in" in content else [content["is"]]
        definition = self._words.facts.get(fact)
        choices = definition.choices if definition else {}
        for value in values:
            if choices and value not in choices:
                self._refuse(N_("“%(key)s” asks for a value that the fact cannot have: %(word)s."), str(value))
        return tuple(values)

    def _bound(self, content: Content, key: str) -> Bound | None:
        value = content.get(key)
        if value is None:
            return None
        if isinstance(value, dict):
            plus = self._table.as_length(self._key, value.get("plus"))
            return Bound(fact=self._date_fact(value.get("fact")), plus=plus)
        if isinstance(value, str):
            return self._named_bound(value)
        if isinstance(value, (date, int)) and not isinstance(value, bool):
            return Bound(literal=value)
        self._refuse(N_("“%(key)s” holds an unknown word: %(word)s."), str(value))
        return None

    def _named_bound(self, word: str) -> Bound:
        if word in self._words.parameters:
            return Bound(parameter=word)
        if word == TODAY or word in self._words.facts:
            return Bound(fact=word)
        self._refuse(N_("“%(key)s” names neither a fact nor a figure of the year: %(word)s."), word)
        return Bound(literal=0)

    def _fact(self, word: object) -> str:
        if str(word) != TODAY and word not in self._words.facts:
            self._refuse(N_("“%(key)s” names an unknown fact: %(word)s."), str(word))
        return str(word)

    def _date_fact(self, word: object) -> str:
        definition = self._words.facts.get(self._fact(word))
        if definition and definition.kind not in {FactKind.DATE, FactKind.REACHED_AGE}:
            self._refuse(N_("“%(key)s” counts from a fact that is no date: %(word)s."), str(word))
        return str(word)
