"""What is asked about a paper, and the file itself."""

from collections.abc import Sequence
from typing import Any

from flask_wtf.file import FileField
from wtforms import BooleanField, ValidationError

from reception.files import checking
from reception.files.checking import CheckedFile, RefusedFile
from reception.files.rules.kinds import ACCEPTED
from reception.i18n.text import _, _l, choices
from reception.people.terms.papers import DocumentKind
from reception.web.fields import Choice, DateField, LongText, Text, term
from reception.web.forms import Form
from reception.web.versioned import VersionedForm

ALLOWED = _l("PDF, JPEG or PNG picture, Word or Excel file; 20 MB at most.")


class PaperFile(FileField):  # type: ignore[misc]  # Flask-WTF has no types
    """A file of a kind we keep. `checked` is what may be kept of it; without one it is None."""

    checked: CheckedFile | None = None

    @property
    def was_sent(self) -> bool:
        """Whether somebody chose a file."""
        return bool(getattr(self.data, "filename", None))

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002 - WTForms' signature
        """Look into it. What is wrong with it is said beside the field."""
        if self.was_sent:
            try:
                self.checked = checking.checked(checking.received(self.data.stream), self.data.filename)
            except RefusedFile as refusal:
                raise ValidationError(_(refusal.reason)) from refusal


class FileForm(Form):
    """A file alone."""

    file = PaperFile(_l("File"), description=ALLOWED, render_kw={"accept": ACCEPTED})

    def validate_file(self, field: PaperFile) -> None:
        """There must be one."""
        if not field.was_sent:
            raise ValidationError(_("Choose a file."))

    @property
    def chosen(self) -> CheckedFile:
        """The file, once the form is found good."""
        if self.file.checked is None:
            raise ValueError("no file was checked")
        return self.file.checked


class PaperForm(Form):
    """What a paper is and how long it is valid."""

    kind = Choice(
        _l("What is it?"),
        coerce=term(DocumentKind),
        choices=[("", _l("Choose")), *choices(*DocumentKind)],
        required=_l("Choose what it is."),
    )
    title = Text(_l("Title"), description=_l("For example “Decision of 4 March” or the name of the school."))
    issued_on = DateField(_l("Issued on"), looks="back", past_only=True)
    expires_on = DateField(_l("Valid to"), looks="forward", description=_l("Leave it empty if it has no last day."))
    note = LongText(_l("Note"))

    def validate(self, extra_validators: object = None) -> bool:
        """What is issued is valid on that day at least."""
        super().validate(extra_validators)
        issued, expires = self.issued_on.data, self.expires_on.data
        if issued and expires and expires < issued:
            self.refuse("expires_on", _("The last day cannot come before the day of issue."))
        return not self.failed

    @property
    def facts(self) -> dict[str, Any]:
        """What is stored of the paper itself."""
        return {name: self._fields[name].data for name in ("kind", "title", "issued_on", "expires_on", "note")}


class NewDocumentForm(PaperForm):
    """A paper with its file, or one that was only seen. Who works in several units says which one holds it."""

    keeps_draft = True
    file = PaperFile(_l("File"), description=ALLOWED, render_kw={"accept": ACCEPTED})
    only_seen = BooleanField(_l("I have only seen it; no file is kept"))
    unit = Choice(_l("Unit that holds it"), coerce=int, required=_l("Choose the unit."))

    def __init__(self, units: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(**options)
        self._units = units
        self.unit.choices = list(units)
        if len(units) == 1:
            del self.unit

    @property
    def unit_id(self) -> int:
        """The unit that holds the paper."""
        return int(self.unit.data) if self.unit else self._units[0][0]

    def validate(self, extra_validators: object = None) -> bool:
        """A file, or the word that there is none. A browser gives a file once: after any fault it is asked for anew."""
        super().validate(extra_validators)
        if self.file.was_sent and self.only_seen.data:
            self.refuse("only_seen", _("Either choose a file or tick this."))
        elif not self.file.was_sent and not self.only_seen.data:
            self.refuse("file", _("Choose a file, or tick that you have only seen it."))
        if self.failed and self.file.checked is not None:
            self.ask_for_file_again()
        return not self.failed

    def ask_for_file_again(self) -> None:
        """Say that the browser did not keep the file."""
        self.refuse("file", _("The file was not kept. Choose it again."))


class CorrectDocumentForm(VersionedForm, PaperForm):
    """The same of a paper that is noted already."""
