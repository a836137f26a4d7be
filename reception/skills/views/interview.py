"""The interview, part by part: what is noted in each, how it ended, and the way to the part that is left."""

from typing import TYPE_CHECKING, Any, Final

from flask import current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from reception.i18n import beside
from reception.i18n.beside import Twice, named_twice
from reception.i18n.markers import N_
from reception.i18n.text import _
from reception.people.forms import choices
from reception.skills import permits
from reception.skills.forms.interview import EndingForm, QuestionsForm, ending_data, questions_form
from reception.skills.forms.languages import LanguagesForm, languages_form
from reception.skills.operations import interview as operations
from reception.skills.operations.interview import Spoken
from reception.skills.queries import interview as queries
from reception.skills.queries import profiles
from reception.skills.rules.interview import interview
from reception.skills.rules.parts import next_part, share
from reception.skills.terms import Part
from reception.skills.views.frame import home_url, in_frame
from reception.skills.views.noted import states
from reception.skills.views.second_language import language_form
from reception.web import answers
from reception.web.blueprint import Room, one_of
from reception.web.remarks import saved, warn

if TYPE_CHECKING:
    from reception.skills.models import SkillsPart, SkillsProfile

room = Room("interview", __name__, url_prefix="/skills/<number:number>")
#: A part of the interview in an address.
PART: Final = one_of(Part, "part")
#: So many empty rows stand below the languages that are noted.
_EMPTY_ROWS: Final = 2
_NOBODY_HAS_TO: Final = N_("You do not have to answer. Leave out what you do not want to tell.")


@room.route("/interview", permit=permits.WRITE)
def resume(number: str) -> ResponseReturnValue:
    """On to the first part that is left; back to the overview when none is."""
    return _on(profiles.profile(number, permits.WRITE))


def _on(profile: "SkillsProfile") -> ResponseReturnValue:
    left = next_part(ended_days(profile))
    target = url_for(".part", number=profile.number, part=left.value) if left else home_url(profile.person)
    return redirect(target, 303)


def ended_days(profile: "SkillsProfile") -> dict[Part, Any]:
    """The day on which each part was first ended."""
    return {one.part: one.first_done_on for one in profile.parts}


@room.route(f"/interview/{PART}", methods=["GET", "POST"], permit=permits.WRITE)
def part(number: str, part: str) -> ResponseReturnValue:
    """What is asked in a part and what is noted, and whether it is done."""
    profile, here = opened(number, part)
    form = _form(profile, here)
    is_latest = form.validate_on_submit() and not form.is_outdated(profile, lambda: _form(profile, here, formdata=None))
    if is_latest and saved(form, lambda: _save(profile, here, form)):
        return _after(profile, here, form)
    return in_frame("skills/interview/part.html", profile.person, profile, "overview", **_context(profile, here, form))


def opened(number: str, part: str) -> tuple["SkillsProfile", Part]:
    """The profile of that number, to be changed, and the part; the page is in two languages. Raises OutOfReach."""
    profile = profiles.profile(number, permits.WRITE)
    beside.use(profile.second_language)
    return profile, Part(part)


def _form(profile: "SkillsProfile", here: Part, **options: Any) -> EndingForm:
    ended = _ended(profile, here)
    data = ending_data(ended and ended.state, with_interpreter=ended.with_interpreter if ended else None)
    data |= {"version": str(profile.version)}
    options["ended"] = ended.state if ended else None
    if here is Part.LANGUAGES:
        return _languages_form(profile, data, options)
    if here in queries.KINDS:
        return EndingForm(data=data, **options)
    kept = {row.question: (row.answer, row.code) for row in profile.answers}
    return questions_form(interview().asked(here, kept), kept, data, **options)


def _ended(profile: "SkillsProfile", here: Part) -> "SkillsPart | None":
    return next((one for one in profile.parts if one.part is here), None)


def _languages_form(profile: "SkillsProfile", data: dict[str, Any], options: dict[str, Any]) -> LanguagesForm:
    rows: list[Any] = [
        (row.language, row.is_mother_tongue, row.speaks, row.reads, row.writes) for row in profile.languages
    ]
    if not rows and not _ended(profile, here=Part.LANGUAGES):
        known = queries.languages_before(profile.person)
        rows = [(row.language, queries.is_mother_tongue(row), speaks, None, None) for row, speaks in known]
    sent = sum(name.startswith("language_") for name in request.form)
    spoken = named_twice(lambda: choices.languages(*(row[0] for row in rows)))
    return languages_form(rows, max(len(rows) + _EMPTY_ROWS, sent), spoken=spoken, data=data, **options)


def _save(profile: "SkillsProfile", here: Part, form: EndingForm) -> None:
    if isinstance(form, LanguagesForm):
        operations.note_languages(profile, {row: Spoken(*told) for row, told in form.told.items()})
    elif isinstance(form, QuestionsForm):
        operations.note_answers(profile, here, form.answers)
    if form.state.data:
        with_interpreter = form.interpreter.data == "yes"
        warn(operations.end_part(profile, here, form.state.data, with_interpreter=with_interpreter))


def _after(profile: "SkillsProfile", here: Part, form: EndingForm) -> ResponseReturnValue:
    """More rows are wanted, the part is not done yet, or the interview goes on with the next part that is left."""
    if not form.state.data or "again" in request.form:
        answers.done(_("Saved."))
        return redirect(url_for(".part", number=profile.number, part=here.value), 303)
    done = share(ended_days(profile))
    if done.is_whole:
        answers.done(_("Saved. All parts of the interview are done."))
    else:
        answers.done(_("Saved. %(done)s of %(all)s parts are done. Here is the next one.", done=done.done, all=done.of))
    return _on(profile)


def _context(profile: "SkillsProfile", here: Part, form: EndingForm) -> dict[str, Any]:
    kind = queries.KINDS.get(here)
    rows = queries.of_kind(profile, kind) if kind else []
    return {
        "form": form,
        "part": here,
        "kind": kind,
        "ended": _ended(profile, here),
        "opening": interview().opening(here),
        "strip_of_parts": _strip(profile, here),
        "brought": [(row, queries.following_from(row), queries.profession(row)) for row in rows],
        "validated": queries.validated(profile) if rows else {},
        "can_validate": "validations.new" in current_app.view_functions,
        "second_form": language_form(profile, formdata=None),
        "is_languages": here is Part.LANGUAGES,
        "opt_out": _NOBODY_HAS_TO,
        "twice": Twice,
    }


def _strip(profile: "SkillsProfile", here: Part) -> list[tuple[str, str, str, str]]:
    """(state, label, address, words) of each part."""
    told = states(profile)
    return [
        (
            "now" if part is here else "done" if part in told else "next",
            _(part.label),
            url_for(".part", number=profile.number, part=part.value),
            _(told[part].state.label) if part in told else _("Is left"),
        )
        for part in Part
    ]


@room.route("/language", methods=["POST"], permit=permits.WRITE)
def language(number: str) -> ResponseReturnValue:
    """Hold the interview in another second language."""
    profile = profiles.profile(number, permits.WRITE)
    form, back_url = language_form(profile), answers.way_back(home_url(profile.person))
    if form.validate_on_submit():
        operations.speak_beside(profile, form.second_language.data)
        return redirect(back_url, 303)
    shown = {"form": form, "back_url": back_url, "language_url": url_for(".language", number=number)}
    return in_frame("skills/interview/language.html", profile.person, profile, "overview", **shown)
