"""A translation to write, messages to look for, and a file from a reviewer."""

from typing import TYPE_CHECKING, Any, Final

from flask import Response, after_this_request, current_app
from flask_wtf.file import FileField
from itsdangerous import BadData, URLSafeSerializer
from wtforms import HiddenField

from reception.i18n import plurals
from reception.i18n.locales import Locale
from reception.i18n.text import _, _l, choices
from reception.languages.rules.remarks import LONGEST, field_of
from reception.languages.terms import Coverage, Part
from reception.web.fields import Choice, LongText, Text, term
from reception.web.forms import Form
from reception.web.narrowing import Narrowing

if TYPE_CHECKING:
    from reception.languages.rules.entries import Entry

#: (code of the message, mark of the text it had, its new text).
Carried = list[tuple[str, str, tuple[str, ...]]]
_TAKEN: Final = _l("Somebody reviewed this message at the same moment. Look at it again.")


class MessageFilter(Narrowing):
    """Which messages are listed."""

    q = Text(_l("Words in the text"))
    state = Choice(_l("State"), coerce=term(Coverage))
    part = Choice(_l("Where it stands"), coerce=term(Part))

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.state.choices = [("", _("All")), *choices(*Coverage)]
        self.part.choices = [("", _("All")), *choices(*Part)]


class _Words(LongText):
    """A translation: room to see all of it, and no line breaks."""

    multiline = False


class TranslationForm(Form):
    """A message in a language: a field for each form, made by `translation_form`."""

    constraints = {
        "uq_translation_catalogue_context_message": ("seen", _TAKEN),
        "translation.catalogue, translation.context, translation.message": ("seen", _TAKEN),
    }
    keeps_draft = True

    seen = HiddenField()

    @property
    def forms(self) -> tuple[str, ...]:
        """What is written, form by form, as people write it."""
        written = [name for name in self._fields if name.startswith(field_of(0)[:-1])]
        return tuple(self._fields[field_of(number)].data or "" for number in range(len(written)))

    def is_outdated(self, entry: "Entry") -> bool:
        """Whether somebody else changed the text since the form was opened: it is told, and sent once more it holds."""
        if self.seen.data == entry.mark:
            return False
        self.refuse(None, _("Somebody changed this while you wrote. It is now: %(text)s Look at it, and send the form again if yours holds.", text=" · ".join(entry.message.shown(entry.forms))))  # fmt: skip
        self.seen.data = entry.mark
        after_this_request(_conflict)
        return True


def _conflict(response: Response) -> Response:
    if response.status_code == 200:
        response.status_code = 409
    return response


def translation_form(entry: "Entry", locale: Locale) -> TranslationForm:
    """The form for a message; where it is counted each form is named by numbers that ask for it."""
    fields = {field_of(number): _field(locale, number, entry) for number in range(len(entry.forms))}
    made: type[TranslationForm] = type("TranslationOfMessage", (TranslationForm,), fields)
    return made(
        data={
            "seen": entry.mark,
            **{field_of(number): text for number, text in enumerate(entry.message.shown(entry.forms))},
        }
    )


def _field(locale: Locale, number: int, entry: "Entry") -> _Words:
    label = (
        _("Translation") if len(entry.forms) == 1 else _("Translation for %(numbers)s", numbers=numbers(locale, number))
    )
    attributes = {"lang": locale.tag, "dir": locale.direction, "rows": 3, "spellcheck": "true"}
    places = entry.message.places
    hint = _("Keep these as they are: %(places)s", places=" ".join(places)) if places else ""
    return _Words(label, longest=LONGEST, required=_l("Write the translation."), render_kw=attributes, description=hint)


def numbers(locale: Locale, form: int) -> str:
    """Numbers that ask for a form: "3, 4, 5"."""
    return ", ".join(map(str, plurals.examples(locale.folder, form)))


class FileForm(Form):
    """A file from a reviewer."""

    file = FileField(
        _l("File"),
        description=_l("A catalogue (.po) or a workbook (.xlsx, .ods), as fetched here: at most 5 MB."),
        render_kw={"accept": ".po,.xlsx,.ods,.csv"},
    )

    @property
    def content(self) -> bytes:
        """What was sent."""
        return bytes(self.file.data.read())

    @property
    def file_name(self) -> str:
        """What the file is called; it decides nothing."""
        return str(self.file.data.filename)

    def validate_file(self, field: Any) -> None:
        """There must be one. A message stands beside the field."""
        if not getattr(field.data, "filename", None):
            self.refuse("file", _("Choose a file."))


class TakeInForm(Form):
    """What was previewed, signed: it is taken in as it was shown."""

    carried = HiddenField()

    def put(self, locale: Locale, taken: Carried) -> None:
        """Carry what was previewed."""
        self.carried.data = _serializer(locale).dumps(taken)

    def read(self, locale: Locale) -> Carried | None:
        """What was previewed; None if it was not signed here, or for another language."""
        try:
            found = _serializer(locale).loads(self.carried.data or "")
        except BadData:
            return None
        return [(code, mark, tuple(forms)) for code, mark, forms in found]


def _serializer(locale: Locale) -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt=f"translations {locale.tag}")
