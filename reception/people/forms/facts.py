"""What is asked about permits, key dates and languages."""

from collections.abc import Mapping
from typing import Any, ClassVar

from reception.i18n.text import _l, choices
from reception.people.forms.choices import languages
from reception.people.forms.fact import FactForm
from reception.people.terms import Ground, KeyDateKind, LanguageUse, Source
from reception.web.fields import Choice, DateField, YesNo, term, with_none


class PermitForm(FactForm):
    """A residence permit."""

    ground = Choice(_l("Ground"), coerce=term(Ground), choices=choices(*Ground), required=_l("Choose the ground."))
    starts_on = DateField(_l("From"), looks="back")
    ends_on = DateField(_l("Valid to"), looks="forward", description=_l("Leave it empty if it is permanent."))
    source = Choice(_l("How is it known?"), coerce=term(Source), choices=choices(*Source), default=Source.DOCUMENT)


class KeyDateForm(FactForm):
    """A date that drives deadlines."""

    constraints: ClassVar[Mapping[str, tuple[str, Any]]] = {
        "uq_key_date_person_id_kind": ("kind", _l("This date is written already. Correct it instead.")),
        "key_date.kind": ("kind", _l("This date is written already. Correct it instead.")),
    }
    kind = Choice(
        _l("What happened?"), coerce=term(KeyDateKind), choices=choices(*KeyDateKind), required=_l("Choose one.")
    )
    on_day = DateField(_l("Date"), looks="near", required=_l("Write the date."))
    source = Choice(_l("How is it known?"), coerce=term(Source), choices=choices(*Source), default=Source.DOCUMENT)


class LanguageForm(FactForm):
    """A language the person speaks."""

    constraints: ClassVar[Mapping[str, tuple[str, Any]]] = {
        "uq_person_language_person_id_language": ("language", _l("This language is written already.")),
        "person_language.language": ("language", _l("This language is written already.")),
    }
    language = Choice(_l("Language"), required=_l("Choose the language."))
    use = Choice(
        _l("How well does it carry?"),
        radios=True,
        coerce=term(LanguageUse),
        choices=choices(*LanguageUse),
        default=LanguageUse.SPEAKS_WELL,
    )
    reads = YesNo(_l("Reads it"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.language.choices = with_none(languages(self.language.object_data))
