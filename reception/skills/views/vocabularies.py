"""The vocabularies as the administrator keeps them: which release is searched, its file, and another in its place."""

from dataclasses import dataclass

from flask import Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.sentences import sentence
from reception.i18n.text import _, ngettext
from reception.sheets.cells import UnreadableSheet
from reception.skills.forms.releases import ReleaseForm
from reception.skills.operations import vocabulary as operations
from reception.skills.permits import KEEP_VOCABULARY
from reception.skills.queries import releases, vocabulary
from reception.skills.rules.vocabulary import COLUMNS, Entry
from reception.skills.rules.vocabulary_files import Changes, RefusedRows, workbook
from reception.skills.terms import Scheme
from reception.web import answers
from reception.web.blueprint import Room, one_of
from reception.web.remarks import written
from reception.web.uploads import takes_files

room = Room("vocabularies", __name__, url_prefix="/admin/vocabularies")
takes_files("vocabularies.take_in")

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OF = f"/{one_of(Scheme, 'scheme')}"


@dataclass(frozen=True)
class Refusal:
    """What is wrong with a file: (line, sentence) of the first problems, and how many more there are."""

    first: tuple[tuple[int, str], ...]
    more: int


@room.route("", permit=KEEP_VOCABULARY)
def vocabularies() -> ResponseReturnValue:
    """Which release of each is searched."""
    return render_template("skills/vocabularies.html", rows=releases.standing())


@room.route(f"{_OF}/file", permit=KEEP_VOCABULARY)
def file(scheme: str) -> ResponseReturnValue:
    """The release that is searched, as a file that can be taken in again."""
    headers = {"Content-Disposition": f'attachment; filename="{scheme}.xlsx"'}
    return Response(workbook(vocabulary.current(Scheme(scheme))), mimetype=_WORKBOOK, headers=headers)


@room.route(f"{_OF}/import", methods=["GET", "POST"], permit=KEEP_VOCABULARY)
def take_in(scheme: str) -> ResponseReturnValue:
    """Let another release be searched."""
    of, form, refusal = Scheme(scheme), ReleaseForm(), None
    if form.validate_on_submit():
        entries, refusal = _read(form, of)
        brought = written(form, lambda: operations.take_in(of, entries, **form.facts)) if entries else None
        if brought is not None:
            _tell(brought)
            return redirect(url_for(".vocabularies"), 303)
    return render_template("skills/vocabulary_import.html", form=form, scheme=of, refusal=refusal, columns=COLUMNS)


def _read(form: ReleaseForm, scheme: Scheme) -> tuple[tuple[Entry, ...], Refusal | None]:
    """The entries in the file; none, and what is wrong with them, where it cannot be taken."""
    try:
        return operations.read(form.content or b"", form.file_name, scheme), None
    except UnreadableSheet as problem:
        form.refuse("file", _(problem.reason))
        return (), None
    except RefusedRows as refused:
        first = tuple((problem.line, sentence(problem.said)) for problem in refused.first)
        form.refuse("file", _refused(len(first) + refused.more))
        return (), Refusal(first, refused.more)


def _refused(number: int) -> str:
    return ngettext(
        "The file is not taken in: %(num)s thing in it needs to be corrected. The list tells in which line.",
        "The file is not taken in: %(num)s things in it need to be corrected. The list tells in which lines.",
        number,
    )


def _tell(brought: Changes) -> None:
    answers.done(
        _(
            "The vocabulary is taken in. New codes: %(new)s. Changed: %(changed)s. No longer there: %(gone)s. "
            "What was noted with those can still be read.",
            new=brought.new,
            changed=brought.changed,
            gone=brought.gone,
        )
    )
