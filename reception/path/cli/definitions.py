"""Commands over templates: check a file, load it, list those that there are. They need no database."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from reception.config import InvalidSetting, Settings
from reception.path.book import AlreadyThere, Shelf, read_texts, shelf_of
from reception.path.rules.definitions import Rulebook, Template
from reception.path.rules.loading import New, read_new
from reception.path.rules.reading import InvalidDefinitions, Problem, standard_texts
from reception.path.rules.templates import template_for
from reception.path.terms import Certainty, TargetGroup

FILES = click.Path(exists=True, dir_okay=False, path_type=Path)
#: What a case goes by as long as nobody knows the person's group.
GROUP_NOT_KNOWN = "Group not known"


@click.command()
@click.argument("files", type=FILES, nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True)
def check(files: tuple[Path, ...], *, as_json: bool) -> None:
    """Say what is wrong in template FILES, by file, line and reason; nothing is loaded."""
    try:
        _read(files, _shelf())
    except InvalidDefinitions as invalid:
        _tell(invalid.problems, as_json=as_json)
        raise SystemExit(1) from None
    click.echo("[]" if as_json else "nothing is wrong")


@click.command()
@click.argument("files", type=FILES, nargs=-1, required=True)
def load(files: tuple[Path, ...]) -> None:
    """Put template FILES into use, all or none. Running cases keep the template and version that they have."""
    shelf = _shelf()
    before = shelf.book()
    try:
        new = _read(files, shelf)
        for template in new.templates:
            _put(template, new, shelf)
    except InvalidDefinitions as invalid:
        _tell(invalid.problems, as_json=False)
        raise SystemExit(1) from None
    _tell_who_gets_which(before, new.book)


@click.command()
@click.option("--json", "as_json", is_flag=True)
def templates(*, as_json: bool) -> None:
    """List every template in every version: for whom, from where, and how many of its rules are to be confirmed."""
    book = _shelf().book()
    rows = [_row(book, template) for _key, template in sorted(book.editions.items())]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(f"{row['code']} {row['version']}: {row['title']}")
        click.echo(f"  from {row['from']}; rules: {row['confirmed']} confirmed, {row['to_confirm']} to be confirmed")
        click.echo(f"  for {_listed(row['groups'])}; new cases now: {_listed(row['new_cases'])}")


def _shelf() -> Shelf:
    try:
        return shelf_of(Settings.read().data_dir)
    except InvalidSetting as problem:
        raise click.UsageError(str(problem)) from problem


def _read(files: Sequence[Path], shelf: Shelf) -> New:
    """The files with all that is there. Raises InvalidDefinitions."""
    given, unreadable = read_texts(files)
    there, unreadable_there = shelf.texts()
    if problems := (*unreadable, *unreadable_there):
        raise InvalidDefinitions(problems)
    return read_new(standard_texts(), there, given)


def _put(template: Template, new: New, shelf: Shelf) -> None:
    name = f"{template.code} version {template.version}"
    try:
        target = shelf.put(template.code, template.version, new.texts[template.file])
    except AlreadyThere:
        raise click.ClickException(f"{name} was loaded by somebody else just now.") from None
    except OSError as error:
        raise click.ClickException(f"{shelf.folder}: {error.strerror}") from error
    click.echo(f"{name}: loaded as {target}")


def _tell(problems: Sequence[Problem], *, as_json: bool) -> None:
    if as_json:
        rows = [{"file": one.file, "line": one.line, "reason": one.reason.in_english} for one in problems]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for problem in problems:
        click.echo(str(problem))


def _tell_who_gets_which(before: Rulebook, now: Rulebook) -> None:
    click.echo("New cases get:")
    for group in (*TargetGroup, None):
        old, new = (template_for(book, group) for book in (before, now))
        was = "" if _version(old) == _version(new) else f" (was {_version(old)})"
        click.echo(f"  {group.label if group else GROUP_NOT_KNOWN}: {_version(new)}{was}")
        for word, codes in (("new", _beyond(old, new)), ("no longer", _beyond(new, old))):
            if codes:
                click.echo(f"    {word}: {', '.join(codes)}")
    click.echo("Running cases keep the template and version that they have, until somebody moves them.")


def _beyond(one: Template, other: Template) -> list[str]:
    """The codes of steps that the other has and the one has not."""
    codes = {rule.code for rule in one.milestones}
    return list(dict.fromkeys(rule.code for rule in other.milestones if rule.code not in codes))


def _version(template: Template) -> str:
    return f"{template.code} {template.version}"


def _row(book: Rulebook, template: Template) -> dict[str, Any]:
    sure = Counter(rule.certainty for rule in template.milestones)
    return {
        "code": template.code,
        "version": template.version,
        "title": template.title,
        "groups": [group.value for group in template.for_groups],
        "new_cases": [group.value for group in TargetGroup if template_for(book, group) is template],
        "from": template.file if template.is_own else "the program",
        "extends": list(template.extends),
        "confirmed": sure[Certainty.CONFIRMED],
        "to_confirm": sure[Certainty.TO_CONFIRM],
    }


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words) or "nobody"
