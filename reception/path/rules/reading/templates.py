"""Templates, each with all that it builds on. Pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from reception.i18n.markers import N_
from reception.i18n.said import Said
from reception.path.rules.definitions import MilestoneRule, Template, Tightening
from reception.path.rules.reading.checks import (
    Finding,
    circular,
    loosening,
    misplaced,
    overlapping,
    unlike_fulfilments,
)
from reception.path.rules.reading.rules import read_template
from reception.path.rules.reading.source import Problem, Source
from reception.path.rules.reading.vocabulary import Vocabulary

Read = tuple[Source, Template]
Placed = TypeVar("Placed", MilestoneRule, Tightening)


def read_templates(
    sources: Sequence[Source], words: Vocabulary, problems: list[Problem]
) -> dict[tuple[str, int], Template]:
    """Every version of every template, each with the newest version of what it builds on: the law is not kept back."""
    read = [(source, read_template(source, words)) for source in sources]
    _refuse_those_of_the_program(read)
    alone = _each_once(read)
    newest = {code: alone[code, version] for code, version in sorted(alone)}
    for source, template in read:
        for code in template.extends:
            if not _has_ground(code, newest, {template.code}):
                said = N_("It builds on a template that is not there, or on itself: %(word)s.")
                _refuse(source, "extends", Said(said, {"word": code}))
    builder = _Builder(newest, problems)
    return {key: builder.built(template) for key, template in alone.items()}


def note(problems: list[Problem], findings: Iterator[Finding]) -> None:
    """Note what a check found, once: a template that builds on another does not repeat the other's problems."""
    for place, reason in findings:
        file, line = place.rsplit(":", 1)
        problem = Problem(file, int(line), reason)
        if problem not in problems:
            problems.append(problem)


def _refuse_those_of_the_program(read: Sequence[Read]) -> None:
    """A municipality adds to the program's templates; it cannot put one in the place of the law."""
    shipped = {template.code for source, template in read if not source.is_own}
    for source, template in read:
        if source.is_own and template.code in shipped:
            said = N_("“%(word)s” is a template of the program; take another code, and build on it with extends.")
            _refuse(source, "code", Said(said, {"word": template.code}))
        if source.is_own and not template.extends:
            said = N_("“%(key)s” is missing: a municipality's template builds on another, and so on the law.")
            _refuse(source, "extends", Said(said, {"key": "extends"}))


def _each_once(read: Sequence[Read]) -> dict[tuple[str, int], Template]:
    alone: dict[tuple[str, int], Template] = {}
    for source, template in read:
        if (template.code, template.version) in alone:
            said = N_("Version %(version)s of “%(word)s” stands twice.")
            _refuse(source, "code", Said(said, {"word": template.code, "version": template.version}))
        alone[template.code, template.version] = template
    return alone


def _refuse(source: Source, key: str, reason: Said) -> None:
    source.refuse(source.line("template", 0, key), reason)


def _has_ground(code: str, newest: Mapping[str, Template], above: Collection[str]) -> bool:
    """Whether a template and all that it builds on are there, and none is among those above it."""
    if code in above or code not in newest:
        return False
    return all(_has_ground(below, newest, {*above, code}) for below in newest[code].extends)


class _Builder:
    """Puts each template together with what it builds on, once."""

    def __init__(self, newest: Mapping[str, Template], problems: list[Problem]) -> None:
        self._newest = newest
        self._problems = problems
        self._done: dict[tuple[str, int], Template] = {}

    def built(self, template: Template) -> Template:
        """The template with all that it builds on, checked as a whole."""
        key = template.code, template.version
        if key not in self._done:
            self._done[key] = self._put_together(template)
        return self._done[key]

    def _put_together(self, template: Template) -> Template:
        codes = [code for code in template.extends if _has_ground(code, self._newest, {template.code})]
        if codes:
            base = _joined([self.built(self._newest[code]) for code in codes])
            note(self._problems, loosening(template, base))
            note(self._problems, misplaced(template, base))
            template = _upon(template, base)
        for check in (overlapping, unlike_fulfilments, circular):
            note(self._problems, _placed(check(template.milestones), template))
        return template


def _placed(findings: Iterator[Finding], template: Template) -> Iterator[Finding]:
    """What was found, on a line of the template's own file where the templates it builds on do not fit together."""
    for place, reason in findings:
        is_below = place.rsplit(":", 1)[0] != template.file
        yield (template.place if is_below and len(template.extends) > 1 else place), reason


def _joined(bases: Sequence[Template]) -> Template:
    """Several templates as one to build on: what they have in common stands once. It is for whom all of them are."""
    whole = bases[0]
    for other in bases[1:]:
        whole = replace(
            whole,
            code=f"{whole.code}, {other.code}",
            for_groups=tuple(group for group in whole.for_groups if group in other.for_groups),
            milestones=_in_order(whole.milestones, _beyond(whole.milestones, other.milestones)),
            tightenings=(*whole.tightenings, *_beyond(whole.tightenings, other.tightenings)),
            depth=max(whole.depth, other.depth),
        )
    return whole


def _beyond(those: Sequence[Placed], others: Sequence[Placed]) -> list[Placed]:
    """What of others stands somewhere else than all of those."""
    places = {one.place for one in those}
    return [one for one in others if one.place not in places]


def _upon(template: Template, base: Template) -> Template:
    return replace(
        template,
        for_groups=base.for_groups if template.inherits_groups else template.for_groups,
        milestones=_in_order(base.milestones, template.milestones),
        tightenings=(*base.tightenings, *template.tightenings),
        depth=base.depth + 1,
    )


def _in_order(below: Sequence[MilestoneRule], own: Sequence[MilestoneRule]) -> tuple[MilestoneRule, ...]:
    """The steps of a template among those of the one below: each where it says, else at the end."""
    ordered: list[MilestoneRule] = []
    placed: set[str] = set()
    for rule in below:
        if rule.code not in placed:
            ordered += [one for one in own if one.before == rule.code]
            placed.add(rule.code)
        ordered.append(rule)
    return (*ordered, *(one for one in own if one.before not in placed))
