"""Lines and longer texts in any script."""

from typing import Any

from wtforms import StringField, TextAreaField, ValidationError

from reception.i18n.text import _
from reception.i18n.text_safety import UnsafeText, clean, legible

LONGEST_LINE = 200
LONGEST_TEXT = 10_000


class Text(StringField):
    """One line of text in any script, normalised; refuses control characters and hidden reordering."""

    multiline = False
    #: Whether more was typed than fits: a message that names no field.
    is_too_long = False
    #: What the row holds and nobody is shown; an empty text leaves it. Two who write over it meet all the same.
    masked: str | None = None

    def __init__(
        self,
        label: Any = None,
        *,
        longest: int = LONGEST_LINE,
        required: Any = None,
        conditional: bool = False,
        **options: Any,
    ) -> None:
        """Make the field. `conditional`: another answer asks for it; its label or hint says when."""
        self.longest, self.required = longest, required
        super().__init__(label, **options)
        self.flags.optional = not (required or conditional)

    def _value(self) -> str:
        return legible(str(super()._value()))  # type: ignore[misc] # the stubs leave it out

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002 - WTForms' signature
        """Check length, safety and presence; the cleaned text becomes the value."""
        typed = self.data or ""
        self.is_too_long = len(typed) > self.longest
        if self.is_too_long:
            raise ValidationError(
                _("Shorten this to %(longest)s characters; it has %(length)s.", longest=self.longest, length=len(typed))
            )
        try:
            self.data = clean(typed, multiline=self.multiline)
        except UnsafeText as problem:
            raise ValidationError(_(problem.message)) from problem
        if self.required and not self.data:
            raise ValidationError(str(self.required))


class LongText(Text, TextAreaField):
    """Several lines of text."""

    multiline = True

    def __init__(self, label: Any = None, *, longest: int = LONGEST_TEXT, **options: Any) -> None:
        super().__init__(label, longest=longest, **options)
