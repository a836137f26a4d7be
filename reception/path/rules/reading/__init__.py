"""Reads definitions: texts in, a `Rulebook` out, or every problem in them with file, line and reason. Pure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from importlib import resources
from typing import Final

from reception.i18n.markers import N_
from reception.path.rules.definitions import Rulebook, Template
from reception.path.rules.reading.checks import (
    Finding,
    circular,
    loosening,
    overlapping,
    unlike_fulfilments,
)
from reception.path.rules.reading.rules import read_groups, read_rights, read_template, read_whos
from reception.path.rules.reading.source import InvalidDefinitions, Problem, Source
from reception.path.rules.reading.vocabulary import Vocabulary, read_facts, read_parameters
from reception.path.rules.said import Said

__all__ = ["InvalidDefinitions", "Problem", "read_book", "standard_book", "standard_texts"]

#: Which tables each file may have. Every other file is a template.
_FILES: Final = {
    "facts.toml": frozenset({"fact", "order"}),
    "parameters.toml": frozenset({"parameter"}),
    "groups.toml": frozenset({"who", "group"}),
    "rights.toml": frozenset({"right"}),
}
_TEMPLATE: Final = frozenset({"template", "milestone", "tighten"})


@lru_cache(maxsize=1)
def standard_book() -> Rulebook:
    """The definitions that stand in this package."""
    return read_book(standard_texts())


def standard_texts() -> dict[str, str]:
    """The files of definitions in this package, by name."""
    folder = resources.files("reception.path").joinpath("definitions")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return {file.name: file.read_text(encoding="utf-8") for file in files}


def read_book(texts: Mapping[str, str]) -> Rulebook:
    """The rulebook of some files: facts.toml, parameters.toml, groups.toml, rights.toml and one for each template.

    Raises InvalidDefinitions with every problem that was found.
    """
    problems: list[Problem] = []
    sources = {name: Source(name, text, problems) for name, text in texts.items()}
    for name, source in sources.items():
        source.check_headings(_FILES.get(name, _TEMPLATE))
    words = _vocabulary(sources)
    groups = tuple(group for source in _named(sources, "groups.toml") for group in read_groups(source, words))
    rights = tuple(right for source in _named(sources, "rights.toml") for right in read_rights(source, words))
    templates = _templates([source for name, source in sources.items() if name not in _FILES], words, problems)
    _note(problems, overlapping(rights))
    if problems:
        raise InvalidDefinitions(tuple(sorted(problems, key=lambda problem: (problem.file, problem.line))))
    newest = {code: templates[code, version] for code, version in sorted(templates)}
    return Rulebook(words.facts, tuple(words.orders), words.parameters, words.whos, groups, newest, templates, rights)


def _named(sources: Mapping[str, Source], name: str) -> list[Source]:
    return [sources[name]] if name in sources else []


def _vocabulary(sources: Mapping[str, Source]) -> Vocabulary:
    words = Vocabulary()
    readers: tuple[tuple[str, Callable[[Source, Vocabulary], None]], ...] = (
        ("facts.toml", read_facts),
        ("parameters.toml", read_parameters),
        ("groups.toml", read_whos),
    )
    for name, read in readers:
        for source in _named(sources, name):
            read(source, words)
    return words


def _templates(sources: list[Source], words: Vocabulary, problems: list[Problem]) -> dict[tuple[str, int], Template]:
    """Every version of every template, each with the newest version of what it builds on: the law is not kept back."""
    read = [(source, read_template(source, words)) for source in sources]
    alone: dict[tuple[str, int], Template] = {}
    for source, template in read:
        if (template.code, template.version) in alone:
            source.refuse(source.line("template", 0), Said(N_("“%(word)s” stands twice."), {"word": template.code}))
        alone[template.code, template.version] = template
    newest = {code: alone[code, version] for code, version in sorted(alone)}
    for source, template in read:
        if template.extends and not _has_ground(template, newest):
            line = source.line("template", 0, "extends")
            said = N_("It builds on a template that is not there, or on itself: %(word)s.")
            source.refuse(line, Said(said, {"word": template.extends}))
    return {key: _built(template, newest, problems) for key, template in alone.items()}


def _has_ground(template: Template, newest: Mapping[str, Template]) -> bool:
    seen = {template.code}
    while template.extends:
        if template.extends in seen or template.extends not in newest:
            return False
        template = newest[template.extends]
        seen.add(template.code)
    return True


def _built(template: Template, newest: Mapping[str, Template], problems: list[Problem]) -> Template:
    """The template with all that it builds on, checked as a whole."""
    if template.extends and _has_ground(template, newest):
        base = _built(newest[template.extends], newest, [])
        _note(problems, loosening(template, base))
        template = replace(
            template,
            milestones=(*base.milestones, *template.milestones),
            tightenings=(*base.tightenings, *template.tightenings),
        )
    for check in (overlapping, unlike_fulfilments, circular):
        _note(problems, check(template.milestones))
    return template


def _note(problems: list[Problem], findings: Iterator[Finding]) -> None:
    """Note what a check found, once: a template that builds on another does not repeat the other's problems."""
    for place, reason in findings:
        file, line = place.rsplit(":", 1)
        problem = Problem(file, int(line), reason)
        if problem not in problems:
            problems.append(problem)
