"""Somebody's CV: as it prints, what of it she chooses, and as a PDF. Nothing of a case stands on it."""

from functools import partial
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from reception.i18n import locales
from reception.i18n.locales import Locale
from reception.i18n.text import _
from reception.skills import cv_words, permits
from reception.skills.forms.cv import CvForm
from reception.skills.operations import cv as operations
from reception.skills.queries import cv as queries
from reception.skills.queries.profiles import profile as profile_numbered
from reception.skills.rules import cv as rules
from reception.skills.rules.cv import Cv, Entry, Section
from reception.skills.views.frame import in_frame
from reception.web import answers, pdf
from reception.web.blueprint import Room
from reception.web.remarks import saved

if TYPE_CHECKING:
    from reception.skills.models import SkillsProfile

room = Room("cv", __name__, url_prefix="/skills/<number:number>")
FILE_NAME: Final = "cv.pdf"
_TEMPLATE: Final = resources.files("reception.skills").joinpath("definitions", "cv.typ")


@room.route("/cv", permit=permits.READ)
def of_profile(number: str) -> ResponseReturnValue:
    """The CV as it prints, in the language that was asked for."""
    profile = profile_numbered(number)
    locale = _language()
    made = _made(profile, locale)
    return in_frame(
        "skills/cv.html",
        profile.person,
        profile,
        "cv",
        cv=made,
        spoken=locale,
        languages=_languages(profile, locale),
        is_chosen=bool(profile.cv_choices),
        unprintable=[] if locale.pseudo else pdf.unprintable(made.texts, locale),
    )


@room.route("/cv/choose", methods=["GET", "POST"], permit=permits.WRITE)
def choose(number: str) -> ResponseReturnValue:
    """What stands on it: the person decides, box by box."""
    profile = profile_numbered(number, permits.WRITE)
    offered = cv_words.offered(queries.material(profile))
    form = _filled(profile, offered)
    if form.validate_on_submit() and not form.is_outdated(profile, partial(_stored, number, offered)):
        words = {"title": form.cv_title.data or None, "about": form.cv_about.data or None}
        if saved(form, lambda: operations.choose(profile, offered, form.items, **words)):
            answers.done(_("The CV is saved as the person chose."))
            return redirect(url_for(".of_profile", number=number), 303)
    return in_frame("skills/cv_choose.html", profile.person, profile, "", form=form)


@room.route("/cv.pdf", permit=permits.READ, endpoint="pdf")
def as_pdf(number: str) -> ResponseReturnValue:
    """The CV as a tagged PDF. There is none before the person has chosen what is in it."""
    profile = profile_numbered(number)
    if not profile.cv_choices:
        return redirect(url_for(".of_profile", number=number), 303)
    locale = _language()
    made = _made(profile, locale)
    with locales.spoken(locale.tag):
        title = _("CV, %(name)s", name=made.name)
    paper = pdf.paper(_TEMPLATE.read_text("utf-8"), _printed(made, locale), title=title, locale=locale)
    return pdf.attached(paper, FILE_NAME)


def _made(profile: "SkillsProfile", locale: Locale) -> Cv:
    material = queries.material(profile)
    with locales.spoken(locale.tag):
        return cv_words.cv(material)


def _stored(number: str, offered: list[Section]) -> CvForm:
    """The form as the database fills it now."""
    return _filled(profile_numbered(number, permits.WRITE), offered, formdata=None)


def _filled(profile: "SkillsProfile", offered: list[Section], **options: Any) -> CvForm:
    """The form, with what stands on the CV ticked: the proposal, before anything was chosen."""
    stored = {row.item for row in profile.cv_choices}
    data: dict[str, Any] = {section.code: [] for section in offered}
    for section in offered:
        data[section.code] = [code for code in rules.items_of([section]) if code in _ticked(stored, offered)]
    words = {"cv_title": profile.cv_title, "cv_about": profile.cv_about, "version": str(profile.version)}
    return CvForm(offered=offered, data=data | words, **options)


def _ticked(stored: set[str], offered: list[Section]) -> frozenset[str]:
    return rules.wanted(stored, rules.items_of(offered))


def _language() -> Locale:
    """The language of the CV: the one asked for; Swedish, for whoever reads it first works in Swedish."""
    by_tag = {locale.tag: locale for locale in locales.for_newcomers()}
    asked = by_tag.get(request.args.get("language", ""))
    return asked or by_tag.get(locales.DEFAULT.tag) or locales.current()


def _languages(profile: "SkillsProfile", here: Locale) -> list[tuple[str, str, bool]]:
    """(name, address, whether it is this one) of each language the CV can be in; none where there is only one."""
    offered = locales.for_newcomers()
    links = [
        (one.own_name, url_for(".of_profile", number=profile.number, language=one.tag), one is here) for one in offered
    ]
    return links if len(offered) > 1 else []


def _printed(cv: Cv, locale: Locale) -> dict[str, Any]:
    """The data of `definitions/cv.typ`."""

    def entry(one: Entry) -> dict[str, Any]:
        words = pdf.paragraphs(one.words, locale)
        below = [entry(each) for each in one.below]
        return {"title": pdf.within(one.title, locale), "lines": one.lines, "words": words, "below": below}

    def section(one: Section) -> dict[str, Any]:
        return {"title": one.title, "short": one.short, "entries": [*map(entry, one.entries)]}

    return {
        "name": pdf.within(cv.name, locale),
        "own_name": pdf.within(cv.own_name, locale),
        "title": pdf.within(cv.title, locale),
        "about": pdf.paragraphs(cv.about, locale),
        "contact": [*map(entry, cv.contact)],
        "sections": [*map(section, cv.sections)],
    }
