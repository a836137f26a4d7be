"""The tab "Documents": what there is, what is missing, and the files themselves."""

import logging
from typing import TYPE_CHECKING

from flask import Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.files.rules.kinds import MOST_FILES_OF_A_CASE
from reception.files.rules.names import download_headers
from reception.files.store import MissingFile, UnreadableFile
from reception.i18n.formats import today
from reception.i18n.text import _, ngettext
from reception.people import forms, operations, permits, queries
from reception.people.rules.documents import validity, wanting
from reception.people.tabs import person_tabs
from reception.people.terms.papers import DocumentKind
from reception.web.answers import done
from reception.web.blueprint import Room
from reception.web.uploads import takes_files

if TYPE_CHECKING:
    from reception.people.models import Document, Person

log = logging.getLogger(__name__)
room = Room("documents", __name__, url_prefix="/people/<number:number>/documents")
takes_files("documents.new", "documents.add_file")


@room.route("", permit=permits.DOCUMENTS)
def of_person(number: str) -> ResponseReturnValue:
    """What the reader's boards hold, with what is missing on top."""
    person = queries.person_to_read(number)
    documents = queries.documents_of(person)
    standing = [document for document in documents if document.removed_at is None]
    return render_template(
        "people/documents.html",
        person=person,
        tabs_of_person=person_tabs(person, "documents"),
        wanting=wanting(queries.about_papers_of(person), standing, today()),
        rows=[(document, validity(document.expires_on, today())) for document in standing],
        removed=[document for document in documents if document.removed_at is not None],
        today=today(),
    )


@room.route("/new", methods=["GET", "POST"], permit=permits.WRITE_DOCUMENTS)
def new(number: str) -> ResponseReturnValue:
    """Add a paper. `?kind=` chooses what it is."""
    person = queries.person_to_change(number)
    form = forms.NewDocumentForm(queries.holding_units(person), data={"kind": _asked_kind()})
    if form.validate_on_submit() and _added(person, form):
        done(_("The document is added."))
        return _back_to(person)
    return _page("people/documents/new.html", person, form)


def _asked_kind() -> DocumentKind | None:
    return next((kind for kind in DocumentKind if kind.value == request.args.get("kind")), None)


def _added(person: "Person", form: forms.NewDocumentForm) -> bool:
    try:
        operations.add_document(person, unit_id=form.unit_id, file=form.file.checked, **form.facts)
    except operations.TooManyFiles:
        form.refuse("file", _too_many())
    return not form.failed


def _too_many() -> str:
    return ngettext(
        "There are %(num)s file of the person already, which is the most. Remove one that is not needed.",
        "There are %(num)s files of the person already, which is the most. Remove one that is not needed.",
        MOST_FILES_OF_A_CASE,
    )


@room.route("/<number:document_number>", methods=["GET", "POST"], permit=permits.WRITE_DOCUMENTS)
def edit(number: str, document_number: str) -> ResponseReturnValue:
    """Correct what a paper is, and its dates."""
    person, document = _found(number, document_number)
    form = forms.CorrectDocumentForm(obj=document)
    if form.validate_on_submit() and not form.is_outdated(document):
        operations.correct_document(document, **form.facts)
        done(_("The document is corrected."))
        return _back_to(person)
    return _page("people/documents/edit.html", person, form, document)


@room.route("/<number:document_number>/add-file", methods=["GET", "POST"], permit=permits.WRITE_DOCUMENTS)
def add_file(number: str, document_number: str) -> ResponseReturnValue:
    """Keep the file of a paper that was only seen."""
    person, document = _found(number, document_number)
    form = forms.FileForm()
    if form.validate_on_submit() and _put(document, form):
        done(_("The file is added."))
        return _back_to(person)
    return _page("people/documents/file.html", person, form, document)


def _put(document: "Document", form: forms.FileForm) -> bool:
    try:
        operations.put_file(document, form.chosen)
    except operations.TooManyFiles:
        form.refuse("file", _too_many())
    except operations.FileIsThere:
        form.refuse("file", _("The document has its file already. Add this one as another document."))
    return not form.failed


@room.route("/<number:document_number>/remove", methods=["GET", "POST"], permit=permits.WRITE_DOCUMENTS)
def remove(number: str, document_number: str) -> ResponseReturnValue:
    """Remove a paper with its file, with a reason."""
    person, document = _found(number, document_number)
    form = forms.RemoveForm(version=document.version)
    if form.validate_on_submit() and not form.is_outdated(document):
        operations.remove_document(document, reason=str(form.reason.data))
        done(_("The document is removed, and its file with it."))
        return _back_to(person)
    return _page("people/documents/remove.html", person, form, document)


@room.route("/<number:document_number>/file", permit=permits.DOCUMENTS)
def download(number: str, document_number: str) -> ResponseReturnValue:
    """The file, to be saved. The reading log tells who fetched which document."""
    person = queries.person_to_read(number)
    document = queries.document(person, document_number)
    if document.stored is None or document.file_kind is None:
        abort(404)
    try:
        pieces = queries.pieces_of(document)
    except (MissingFile, UnreadableFile) as fault:
        log.error("the file of document %s cannot be given out: %s", document.number, type(fault).__name__)
        return _page("people/documents/unreadable.html", person, None, document), 404
    return Response(pieces, headers=download_headers(document.filename or "", document.file_kind))


def _found(number: str, document_number: str) -> "tuple[Person, Document]":
    person = queries.person_to_change(number)
    return person, queries.document(person, document_number, permits.WRITE_DOCUMENTS)


def _page(template: str, person: "Person", form: object, document: "Document | None" = None) -> str:
    return render_template(template, person=person, form=form, document=document)


def _back_to(person: "Person") -> ResponseReturnValue:
    return redirect(url_for(".of_person", number=person.number), 303)
