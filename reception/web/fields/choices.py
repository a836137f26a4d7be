"""A choice from a list: one or any number of it, yes or no, and what the chosen text stands for."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from markupsafe import Markup, escape
from wtforms import SelectField, SelectMultipleField, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget, RadioInput, Select

from reception.i18n.markers import Term
from reception.i18n.text import _, _l


class Menu(Select):
    """A menu whose plain choices are written quickly: a unit's staff makes a long one on every page with a filter."""

    @classmethod
    def render_option(cls, choice: Any, **attributes: Any) -> Markup:  # type: ignore[override]  # the stubs know WTForms 3.2
        """The markup of one choice; one with attributes of its own is WTForms' matter."""
        if choice.render_kw or attributes:
            return super().render_option(choice, **attributes)
        value, label = escape(str(choice.value)), escape(str(choice.label))
        option = f'<option value="{value}"{" selected" if choice.selected else ""}>{label}</option>'
        return Markup(option)  # noqa: S704 # nosec B704 - its parts are escaped above


class Choice(SelectField):
    """A choice from a list, as radio buttons or a menu. An unknown value gets a message, never an error page."""

    def __init__(
        self,
        label: Any = None,
        *,
        radios: bool = False,
        required: Any = None,
        conditional: bool = False,
        coerce: Callable[[Any], Any] = str,
        **options: Any,
    ) -> None:
        """Make the field. `conditional`: another answer asks for it; its label or hint says when."""
        self.radios, self.required = radios, required
        offered = options.pop("choices", [])
        super().__init__(label, coerce=coerce, validate_choice=False, **options)
        self.choices = offered  # pairs are welcome here, not in the constructor (WTForms 3.3)
        self.flags.optional = not (required or conditional)
        if radios:
            self.widget, self.option_widget = ListWidget(prefix_label=False), RadioInput()
        else:
            self.widget = Menu()

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the value if it can be one of the list's."""
        if valuelist:
            try:
                self.data = self.coerce(valuelist[0])
            except (ValueError, TypeError):
                self.data = None  # `pre_validate` says that it is not on the list

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002 - WTForms' signature
        """The value must be on the list, and there if it is required."""
        offered = [value for value, *_rest in self.iter_choices()]
        is_strange = self._is_strange(offered)
        if is_strange or self.data not in {self.coerce(value) for value in offered}:
            if is_strange or self.data not in (None, "") or self.required:
                raise ValidationError(str(self.required or _l("Choose one from the list.")))
            self.data = None
        elif self.required and self.data in (None, ""):
            raise ValidationError(str(self.required))

    def _is_strange(self, offered: list[Any]) -> bool:
        """Whether something was sent that stands for nothing on the list: it is no way of leaving the field empty."""
        sent = str(self.raw_data[0]) if self.raw_data else ""
        return self.data is None and bool(sent.strip()) and sent not in map(str, offered)


class Boxes(SelectMultipleField):
    """Any number of choices, as boxes to tick. What is not on the list gets our own words, which do not repeat it."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()
    required: Any = None

    def __init__(self, label: Any = None, **options: Any) -> None:
        said = {"invalid_value_message": _l("Choose one from the list."), "invalid_choice_message": _is_not_on_the_list}
        super().__init__(label, **said, **options)
        self.flags.optional = True


def _is_not_on_the_list(_count: int) -> str:
    return _("Choose one from the list.")


class YesNo(Choice):
    """Yes, no, or not known: True, False, None. Radio buttons, or a menu that begins with what is not known."""

    def __init__(self, label: Any = None, *, radios: bool = True, **options: Any) -> None:
        answers, unknown = [("yes", _l("Yes")), ("no", _l("No"))], ("", _l("Not known"))
        offered = [*answers, unknown] if radios else [unknown, *answers]
        super().__init__(label, radios=radios, coerce=_answer, choices=offered, **options)


_ANSWERS: Final = {"yes": True, "no": False, "True": True, "False": False}


def _answer(value: object) -> bool | None:
    """Yes, no, or None for what is not known. Raises ValueError."""
    if value in (None, "", "None"):
        return None
    if str(value) not in _ANSWERS:
        raise ValueError(value)
    return _ANSWERS[str(value)]


def whole_number(value: object) -> int | None:
    """The id that a choice stands for; the empty choice is None. Raises ValueError."""
    return int(str(value)) if value not in (None, "", "None") else None


def term(kind: type[Term]) -> Callable[[Any], Term | None]:
    """Reads a choice from a closed list; the empty choice is None. Raises ValueError."""
    return lambda value: kind(value) if value else None


def with_none(choices: Iterable[tuple[str, str]], text: str = "") -> list[tuple[str, str]]:
    """The choices after an empty one."""
    return [("", text), *choices]
