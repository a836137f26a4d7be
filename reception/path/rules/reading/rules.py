"""Milestones, rights, groups and templates as they stand in TOML. Pure."""

from datetime import date
from typing import Any

from reception.i18n.markers import N_
from reception.i18n.said import Said
from reception.path.rules.conditions import Always
from reception.path.rules.definitions import (
    Group,
    Limit,
    MilestoneRule,
    Prolonging,
    RightRule,
    Start,
    Template,
    Tightening,
)
from reception.path.rules.known import Who
from reception.path.rules.reading.conditions import ConditionReader, read_condition
from reception.path.rules.reading.source import Source
from reception.path.rules.reading.table import Table
from reception.path.rules.reading.vocabulary import Vocabulary, certainty_of
from reception.path.terms import FactKind, Owner, Phase, Standing, TargetGroup


def read_whos(source: Source, words: Vocabulary) -> None:
    """Every `[[who]]`: circles of people. One may speak of those above it."""
    for index, content in source.tables("who"):
        table = Table(source, "who", index, content)
        code, label = table.text("code"), table.text("label")
        if code in words.whos:
            table.refuse("code", Said(N_("“%(word)s” stands twice."), {"word": code}))
        condition = read_condition(table, "is", words) or _nobody(table, "is")
        words.whos[code] = Who(code, label, condition, table.text("source"), *certainty_of(table))
        table.finish()


def read_groups(source: Source, words: Vocabulary) -> tuple[Group, ...]:
    """Every `[[group]]`, in the order in which they are tried."""
    groups = []
    for index, content in source.tables("group"):
        table = Table(source, "group", index, content)
        condition = read_condition(table, "is", words) or _nobody(table, "is")
        groups.append(Group(table.term("group", TargetGroup), condition))
        table.finish()
    return tuple(groups)


def read_template(source: Source, words: Vocabulary) -> Template:
    """The `[template]`, its `[[milestone]]`s and `[[tighten]]`s. What it builds on is put in when all are read."""
    head = dict(source.tables("template")).get(0, {})
    table = Table(source, "template", 0, head)
    template = Template(
        code=table.code("code"),
        version=_version(table),
        title=table.text("title"),
        source=table.text("source"),
        extends=table.words("extends"),
        for_groups=_groups_of(table),
        file=source.name,
        place=f"{source.name}:{table.line('extends')}",
        is_own=source.is_own,
        inherits_groups=not table.has("for_groups"),
        milestones=tuple(
            _read_milestone(Table(source, "milestone", index, row), words) for index, row in source.tables("milestone")
        ),
        tightenings=tuple(
            _read_tightening(Table(source, "tighten", index, row)) for index, row in source.tables("tighten")
        ),
    )
    table.finish()
    return template


def read_rights(source: Source, words: Vocabulary) -> tuple[RightRule, ...]:
    """Every `[[right]]`."""
    return tuple(_read_right(Table(source, "right", index, row), words) for index, row in source.tables("right"))


def _nobody(table: Table, key: str) -> Always:
    table.refuse(key, Said(N_("“%(key)s” is missing."), {"key": key}))
    return Always()


def _version(table: Table) -> int:
    version = table.number("version")
    if version < 1 and table.has("version"):
        table.refuse("version", Said(N_("Versions are counted from 1.")))
    return version


def _groups_of(table: Table) -> tuple[TargetGroup, ...]:
    known = {group.value: group for group in TargetGroup}
    codes = table.words("for_groups") if table.has("for_groups") else tuple(known)
    for code in codes:
        if code not in known:
            table.refuse("for_groups", Said(N_("Unknown word: %(word)s."), {"word": code}))
    return tuple(known[code] for code in codes if code in known)


def _read_tightening(table: Table) -> Tightening:
    tightening = Tightening(
        code=table.text("code"),
        offset=table.length("offset"),
        standing=table.term("standing", Standing) if table.has("standing") else None,
        owner=table.term("owner", Owner) if table.has("owner") else None,
        source=table.text("source"),
        valid_from=table.day("valid_from"),
        valid_to=table.day("valid_to"),
        place=table.place,
    )
    table.finish()
    return tightening


def _read_milestone(table: Table, words: Vocabulary) -> MilestoneRule:
    rule = MilestoneRule(
        **_common(table, words, "applies_if"),
        phase=table.term("phase", Phase),
        standing=table.term("standing", Standing),
        start=_start(table, table.raw("counted_from"), table.raw("count"), words),
        offset=table.length("offset"),
        opens=table.length("opens"),
        set_by=_known_date(table, "set_by", table.text("set_by", required=False), words),
        not_before=table.day("not_before"),
        fulfilled_when=_fulfilment(table, words),
        blocked_by=table.words("blocked_by"),
        may_pause=table.flag("may_pause", otherwise=True),
        before=table.text("before", required=False),
    )
    if rule.offset and not rule.start.dates:
        table.refuse("offset", Said(N_("“%(key)s” is missing."), {"key": "counted_from"}))
    table.finish()
    return rule


def _read_right(table: Table, words: Vocabulary) -> RightRule:
    limits = table.raw("limits") or []
    right = RightRule(
        **_common(table, words, "given_if"),
        limits=tuple(_read_limit(table, limit, words) for limit in limits if isinstance(limit, dict)),
    )
    table.finish()
    return right


def _common(table: Table, words: Vocabulary, condition_key: str) -> dict[str, Any]:
    certainty, why = certainty_of(table)
    cohort = read_condition(table, "cohort", words)
    valid_from, valid_to = table.day("valid_from"), table.day("valid_to")
    if valid_from and valid_to and valid_to < valid_from:
        table.refuse("valid_to", Said(N_("It ends before it begins.")))
    return {
        "code": table.code("code"),
        "title": table.text("title"),
        "text": table.text("rule"),
        "owner": table.term("owner", Owner),
        "source": table.text("source"),
        "applies_if": read_condition(table, condition_key, words) or _nobody(table, condition_key),
        "valid_from": valid_from,
        "valid_to": valid_to,
        "cohort": cohort,
        "cohort_text": table.text("cohort_text", required=cohort is not None),
        "certainty": certainty,
        "why": why,
        "place": table.place,
    }


def _fulfilment(table: Table, words: Vocabulary) -> Any:
    """What fulfils it; nothing may be taken for granted there, or a new fact could undo what was done."""
    content = table.raw("fulfilled_when")
    if content is None:
        return None
    if "'missing'" in str(content) or "'not'" in str(content) or "'before'" in str(content):
        words_not_allowed = {"key": "fulfilled_when", "word": "missing, not, before"}
        table.refuse("fulfilled_when", Said(N_("“%(key)s” may not hold: %(word)s."), words_not_allowed))
    return ConditionReader(table, "fulfilled_when", words).read(content)


def _start(table: Table, content: object, count: object, words: Vocabulary) -> Start:
    dates = content if isinstance(content, list) else [content] if content is not None else []
    for one in dates:
        if not isinstance(one, date):
            _known_date(table, "counted_from", str(one), words)
    if count not in {None, "first", "last"}:
        table.refuse("count", Said(N_("Unknown word: %(word)s."), {"word": str(count)}))
    return Start(tuple(one if isinstance(one, date) else str(one) for one in dates), count == "last")


def _known_date(table: Table, key: str, code: str, words: Vocabulary) -> str:
    definition = words.facts.get(code)
    if code and (definition is None or definition.kind not in {FactKind.DATE, FactKind.REACHED_AGE}):
        table.refuse(key, Said(N_("“%(key)s” names an unknown fact: %(word)s."), {"key": key, "word": code}))
    return code


def _read_limit(table: Table, content: dict[str, Any], words: Vocabulary) -> Limit:
    allowed = {"counted_from", "count", "length", "if", "prolonged_by", "extended_by", "extended_at_most"}
    for word in sorted(set(content) - allowed - {"starts_later"}):
        table.refuse("limits", Said(N_("“%(key)s” holds an unknown word: %(word)s."), {"key": "limits", "word": word}))
    at_most = content.get("extended_at_most")
    return Limit(
        start=_start(table, content.get("counted_from"), content.get("count"), words),
        length=table.as_length("limits", content.get("length")),
        only_if=ConditionReader(table, "limits", words).read(content["if"]) if "if" in content else None,
        prolonged_by=tuple(_prolonging(table, one, words) for one in content.get("prolonged_by", ())),
        extended_by=_known_date(table, "limits", content.get("extended_by", ""), words),
        extended_at_most=None if at_most is None else table.as_length("limits", at_most),
        starts_later=content.get("starts_later") is True,
    )


def _prolonging(table: Table, content: dict[str, Any], words: Vocabulary) -> Prolonging:
    fact, at_most = str(content.get("fact")), content.get("at_most")
    definition = words.facts.get(fact)
    if definition is None or definition.kind is not FactKind.NUMBER:
        table.refuse("limits", Said(N_("“%(key)s” names an unknown fact: %(word)s."), {"key": "limits", "word": fact}))
    return Prolonging(fact, None if at_most is None else table.as_length("limits", at_most))
