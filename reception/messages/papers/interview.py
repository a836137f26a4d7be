"""The interview about skills on paper: its questions with room to write, or what was answered."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Final

from reception.i18n import locales
from reception.i18n.directions import isolated, number
from reception.i18n.formats import country_name, language_name
from reception.i18n.locales import Locale
from reception.i18n.text import _, label, ngettext
from reception.messages.papers.facts import About
from reception.messages.papers.floor import Sheet
from reception.messages.wording import interview as wording
from reception.skills.queries.interview import KINDS, of_kind
from reception.skills.rules.interview import Given, Question, interview
from reception.skills.terms import Part, QualificationKind
from reception.skills.wording import level_name, occupation_name, profession_name

if TYPE_CHECKING:
    from reception.skills.models import Qualification, SkillsLanguage, SkillsProfile

#: Lines to write on: where a part asks nothing by itself, and below a question.
_OF_PART, _OF_QUESTION, _BESIDE_CHOICES = 5, 2, 1
_MONTHS: Final = 12


def empty_interview(language: Locale, about: About) -> Sheet:
    """All that is asked, with room to write by hand."""
    sheet = _begun(language, about)
    sheet.given_by_hand(wording.NAME, wording.DAY)
    for part in Part:
        _opening(sheet, part)
        asked = [one for one in interview().asked(part) if one.note]
        for question in asked:
            _question(sheet, question)
        if not asked:
            sheet.by_hand(_OF_PART)
    return sheet


def filled_interview(language: Locale, about: About, profile: "SkillsProfile", *, name: str) -> Sheet:
    """What was answered, part by part; of health nothing."""
    sheet = _begun(language, about)
    sheet.given(wording.NAME, name)
    if profile.mapped_on:
        sheet.line(wording.MAPPED_ON, day=profile.mapped_on)
    else:
        sheet.line(wording.BEGUN_ON, day=profile.started_on)
    answers = [(row.question, row.answer, row.code) for row in profile.answers]
    for part in Part:
        sheet.heading(part.label)
        told = [one for one in interview().given(part, answers) if one.question.note]
        brought = of_kind(profile, KINDS[part]) if part in KINDS else []
        spoken = list(profile.languages) if part is Part.LANGUAGES else []
        _lists(sheet, spoken, brought)
        for given in told:
            _answer(sheet, given)
        if not (told or brought or spoken):
            sheet.line(wording.NOTHING)
    return sheet


def _begun(language: Locale, about: About) -> Sheet:
    sheet = Sheet(language, wording.TITLE, letterhead=about.letterhead, reference=about.number)
    return sheet.line(wording.NOBODY_HAS_TO)


def _opening(sheet: Sheet, part: Part) -> None:
    opening = interview().opening(part)
    sheet.heading(part.label)
    sheet.line(opening.text, strong=True).small(opening.why, keep=True)


def _question(sheet: Sheet, question: Question) -> None:
    sheet.line(question.text, strong=True).small(question.why, keep=True)
    choices = [choice.text for choice in question.choices if not choice.retired]
    if choices:
        sheet.boxes(choices)
    sheet.by_hand(_BESIDE_CHOICES if choices else _OF_QUESTION)


def _answer(sheet: Sheet, given: Given) -> None:
    sheet.line(given.question.text, strong=True)
    if given.choice:
        sheet.line(given.choice.text, mark=True)
    if given.words:
        sheet.free(given.words, mark=True)
    if given.occupation:
        sheet.composed(partial(occupation_name, given.occupation), mark=True)


def _lists(sheet: Sheet, spoken: "Iterable[SkillsLanguage]", brought: "Iterable[Qualification]") -> None:
    for language in spoken:
        sheet.composed(partial(_language_line, language), mark=True)
    for row in brought:
        sheet.composed(partial(_brought_line, row), mark=True)
        if row.note:
            sheet.free(row.note)


def _language_line(row: "SkillsLanguage") -> str:
    levels = (
        _(wording.SPEAKS, level=label(row.speaks)),
        _(wording.READS, level=label(row.reads)),
        _(wording.WRITES, level=label(row.writes)),
    )
    mother_tongue = (_(wording.MOTHER_TONGUE),) if row.is_mother_tongue else ()
    return " · ".join((language_name(row.language), *mother_tongue, *levels))


def _brought_line(row: "Qualification") -> str:
    """What it is called, where, when, how long, by which code, with which papers."""
    way = locales.current().runs
    parts = (
        isolated(row.title, way),
        level_name(row.level_code),
        occupation_name(row.occupation_code),
        profession_name(row.profession_code),
        isolated(row.place or "", way),
        country_name(row.country) if row.country else "",
        _years(row),
        _length(row.months),
        label(row.completion) if row.completion else "",
        _(wording.VALID_UNTIL, day=number(row.expires_on.isoformat(), way)) if row.expires_on else "",
        label(row.papers) if row.papers else "",
    )
    return " · ".join(filter(None, parts))


def _years(row: "Qualification") -> str:
    first, last, way = row.first_year, row.last_year, locales.current().runs
    if first and last and first != last:
        return number(f"{first}–{last}", way)
    if first and not last and row.kind is QualificationKind.WORK:
        return _(wording.SINCE, year=str(first))
    return str(first or last or "")


def _length(months: int | None) -> str:
    if months is None:
        return ""
    years, rest = divmod(months, _MONTHS)
    in_years = ngettext("%(num)s year", "%(num)s years", years)
    in_months = ngettext("%(num)s month", "%(num)s months", rest)
    if years and rest:
        return _("%(years)s and %(months)s", years=in_years, months=in_months)
    return in_years if years else in_months
