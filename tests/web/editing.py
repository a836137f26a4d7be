"""Every page that changes something which exists, as data: where it is, who opens it, and two texts that differ.

`tests/web/test_conflicts.py` walks it, and holds it against the addresses of the application.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count

import sqlalchemy as sa

from reception.contacts.models import Contact, Phrase, Question
from reception.db.base import Base
from reception.db.session import db
from reception.i18n.formats import iso_moment, now, today
from reception.organisations.models import ContactPerson, Organisation
from reception.organisations.rules import sort_key
from reception.organisations.terms import OrganisationKind
from reception.people.models import ExpectedMember, HouseholdMember
from reception.people.terms import HouseholdRole
from tests.factories.households import make_guardian, make_household
from tests.factories.people import make_person
from tests.factories.plans import case_of, make_plan
from tests.web import (
    editing_homes,
    editing_inclusion,
    editing_income,
    editing_indicators,
    editing_messages,
    editing_releases,
    editing_school,
    editing_skills,
    editing_work,
)
from tests.web.world import Edit, World, days_on, latest, latest_in

_marks = count(1)


def _organisation(_world: World) -> int:
    name = f"Vårdcentralen {next(_marks)}"
    row = Organisation(name=name, kind=OrganisationKind.OTHER, sort_key=sort_key(name), languages="")
    db.session.add(row)
    db.session.commit()
    return int(row.id)


def _edited_organisation(world: World) -> str:
    return f"/organisations/{_organisation(world)}/edit"


def _contact_person(world: World) -> str:
    organisation_id = _organisation(world)
    db.session.add(ContactPerson(organisation_id=organisation_id, name="Lena Lots"))
    db.session.commit()
    return f"/organisations/{organisation_id}/contact-persons/{latest(ContactPerson)}"


def _phrase(_world: World) -> str:
    db.session.add(Phrase(text="Kom på avtalad tid.", position=0))
    db.session.commit()
    return f"/admin/phrases/{latest(Phrase)}"


def _account(world: World) -> str:
    return f"/admin/accounts/{world.municipality.reader.id}/edit"


def _unit(world: World) -> str:
    return f"/admin/units/{world.municipality.unit.id}"


def _task(world: World, act: str = "edit") -> str:
    world.worker.fill(f"/cases/{world.case}/tasks/new", title="Ring förskolan")
    return f"/cases/{world.case}/tasks/{latest_in('task')}/{act}"


def _rest(world: World) -> str:
    return _task(world, "rest")


def _assign(world: World) -> str:
    return f"/cases/{world.case}/assign"


def _weight(world: World) -> str:
    return f"/cases/{world.case}/weight"


def _saved_list(world: World) -> str:
    world.worker.fill("/people/saved/new", name="Mina")
    return f"/people/saved/{latest_in('saved_filter')}"


def _absence(world: World) -> str:
    away = {"user_id": str(world.municipality.caseworker.id), "substitute_id": _workers(world, 0)}
    manager = world.client_of(world.municipality.manager)
    answer = manager.fill("/unit/absences/new", **away, starts_on="+3", ends_on="+9")
    assert answer.status_code == 303, answer.words
    return f"/unit/absences/{latest_in('absence')}/edit"


def _contact(world: World) -> str:
    world.worker.fill(f"/cases/{world.case}/contacts/new", summary="Kom på besök")
    return f"/cases/{world.case}/contacts/{latest(Contact)}/correct"


def _fact(block: str, act: str = "", **facts: str) -> Callable[[World], str]:
    tables = {"names": "person_name", "numbers": "identifier", "permits": "permit_ground", "dates": "key_date"}
    tables |= {"languages": "person_language", "contact": "contact_detail"}

    def address(world: World) -> str:
        answer = world.worker.fill(world.details(f"{block}/new"), **facts)
        assert answer.status_code == 303, answer.words
        return world.details(f"{block}/{latest_in(tables[block])}{act}")

    return address


NAME = _fact("names", kind="other", text="Ami")
NUMBER = {"number_text": "20840812-9802", "keep_unverified": "y", "unverified_reason": "Enligt kortet"}
CONTACT = {"kind": "phone", "text": "070-174 06 05"}


def _member(act: str = "") -> Callable[[World], str]:
    def address(world: World) -> str:
        other = make_person(name="Yusuf Cabdi", unit=world.municipality.unit)
        make_household((world.person, HouseholdRole.REFERENCE), (other, HouseholdRole.PARTNER))
        return world.household(f"{latest(HouseholdMember)}{act}")

    return address


def _guardian(act: str = "") -> Callable[[World], str]:
    return lambda world: world.household(f"guardians/{make_guardian(world.person, name='Göran Gode').id}{act}")


def _expected(act: str = "") -> Callable[[World], str]:
    def address(world: World) -> str:
        make_household((world.person, HouseholdRole.REFERENCE), expected=["Hodan"])
        return world.household(f"expected/{latest(ExpectedMember)}{act}")

    return address


def _appointment(world: World) -> str:
    world.worker.fill(f"/cases/{world.case}/appointments/new", at=iso_moment(now() + timedelta(days=2)))
    return f"/cases/{world.case}/contacts/{latest(Contact)}/settle"


def _question(world: World) -> str:
    organisation_id = str(_organisation(world))
    row = db.session.get_one(Organisation, int(organisation_id))
    row.kind = OrganisationKind.AUTHORITY
    facts = {"organisation_id": organisation_id, "kind": "meeting", "text": "När?"}
    answer = world.worker.fill(f"/cases/{world.case}/questions/new", **facts)
    assert answer.status_code == 303
    return f"/cases/{world.case}/questions/{latest(Question)}/answer"


def _workers(world: World, place: int) -> str:
    return str((world.municipality.caseworker2, world.municipality.manager)[place].id)


def _plan(rest: str = "edit") -> Callable[[World], str]:
    def address(world: World) -> str:
        goal = make_plan(case_of(world.person)).goals[0]
        return f"/people/{world.person.number}/plan/{rest.format(goal=goal.id, action=goal.actions[0].id)}"

    return address


def _pause(world: World) -> str:
    day = today().isoformat()
    answer = world.worker.fill(f"/cases/{world.case}/pauses/new", reason="away", starts_on=day)
    assert answer.status_code == 303, answer.words
    return f"/cases/{world.case}/pauses/{latest_in('pause')}"


def _closed(world: World) -> None:
    answer = world.worker.fill(f"/cases/{world.case}/close", outcome="work", reason="completed")
    assert answer.status_code == 303, answer.words


def _closing(world: World) -> str:
    _closed(world)
    return f"/cases/{world.case}/closing"


def _follow_up(world: World) -> str:
    _closed(world)
    table = Base.metadata.tables["follow_up"]
    first = sa.select(sa.func.min(table.c.id)).execution_options(permit="test")
    row_id = int(db.session.execute(first).scalar_one())
    db.session.execute(sa.update(table).where(table.c.id == row_id).values(due_on=today()))
    return f"/follow-ups/{row_id}"


def _noted(world: World) -> str:
    address = f"/people/{world.person.number}/path/facts/health_examination_offered"
    answer = world.worker.fill(address, value="2026-02-01", source="person")
    assert answer.status_code == 303, answer.words
    return address


CANCELLED = {"state": "cancelled"}
WHY = {"reason": "Skrev fel"}
ADMINISTRATOR = {"by": "administrator", "also_by": "administrator"}
#: The second sees both texts and chooses for each field.
CHOSEN = (
    Edit("organisations.edit_organisation", _edited_organisation, "note", "Ring före tio.", "Öppet till fyra."),
    Edit("organisations.edit_contact_person", _contact_person, "task", "Etablering", "Studiestöd"),
    Edit("admin.edit_account", _account, "title", "Handläggare", "Socionom", **ADMINISTRATOR),
    Edit("admin.unit", _unit, "name", "Integration Väst", "Integration Öst", **ADMINISTRATOR),
    Edit("phrases.edit_phrase", _phrase, "text", "Kom för sent.", "Kom inte alls.", **ADMINISTRATOR),
    Edit("accounts.settings", lambda _world: "/account", "theme", "dark", "light", also_by="caseworker"),
    Edit("tasks.edit", _task, "title", "Ring skolan i dag", "Skriv till skolan"),
    Edit("cases.assign", _assign, "worker", 0, 1, by="manager"),
    Edit("weighing.weigh", _weight, "weight", "light", "demanding"),
    Edit("overview.change_saved", _saved_list, "name", "Mina listor", "Alla mina", also_by="caseworker"),
    Edit("absences.edit", _absence, "ends_on", days_on(12), days_on(14), by="manager"),
    Edit("corrections.correct", _contact, "summary", "Den enas lydelse", "Den andras lydelse", WHY),
    Edit("people.change", NAME, "text", "Amin", "Aminah", WHY, id="people.change names"),
    Edit("people.change", _fact("numbers", **NUMBER), "starts_on", "2026-02-03", "2026-03-04", WHY, id="numbers"),
    Edit("people.change", _fact("permits", ground="refugee"), "ends_on", "2028-02-03", "2029-03-04", WHY, id="permits"),
    Edit(
        "people.change",
        _fact("dates", kind="received", on_day="2026-01-02"),
        "on_day",
        "2026-02-03",
        "2026-03-04",
        WHY,
        id="dates",
    ),
    Edit("people.change", _fact("languages", language="so"), "reads", "yes", "no", WHY, id="languages"),
    Edit("people.change_contact", _fact("contact", **CONTACT), "text", "070-174 06 10", "070-174 06 11", WHY),
    Edit("people.end", _fact("contact", "/end", **CONTACT), "ends_on", "2026-10-03", "2026-10-04"),
    Edit("people.identity", lambda world: world.details("identity"), "note", "Pass visat.", "Pass saknas.", WHY),
    Edit("people.interpreter", lambda world: world.details("interpreter"), "interpreter_dialect", "maay", "benadiri"),
    Edit("household.change", _member(), "starts_on", "2026-02-03", "2026-03-04"),
    Edit("household.change_guardian", _guardian(), "guardian_phone", "070-174 06 10", "070-174 06 11", WHY),
    Edit("household.end_guardian", _guardian("/end"), "ends_on", "2026-10-03", "2026-10-04"),
    Edit("household.change_expected", _expected(), "name", "Hodan Yusuf", "Hodan Ali"),
    Edit("pauses.edit", _pause, "note", "Åter i maj.", "Åter i juni."),
    Edit("closing.ending", _closing, "note", "Fick fast jobb.", "Flyttade till sin syster."),
    Edit(
        "follow_ups.follow_up",
        _follow_up,
        "note",
        "Vid samma firma.",
        "Vid en annan firma.",
        {"outcome": "work", "source": "person"},
    ),
    Edit("path.by_hand", _noted, "value", "2026-02-03", "2026-03-04"),
    Edit("plans.edit", _plan(), "own_wish", "Jag vill bli kock.", "Jag vill bli svetsare."),
    Edit("plans.edit_goal", _plan("goals/{goal}"), "text", "Jag har ett jobb.", "Jag har körkort."),
    Edit("plans.edit_action", _plan("actions/{action}"), "text", "Jag ringer skolan.", "Jag skriver ett brev."),
    *editing_homes.CHOSEN,
    *editing_school.CHOSEN,
    *editing_skills.CHOSEN,
    *editing_income.CHOSEN,
    *editing_work.CHOSEN,
    *editing_messages.CHOSEN,
    *editing_inclusion.CHOSEN,
    *editing_indicators.CHOSEN,
)
#: The second is told, keeps what was written, and sends it once more or lets it be.
TOLD = (
    Edit("tasks.rest", _rest, "on", "+8", "+9", {"choice": "date"}),
    Edit(
        "people.remove", _fact("names", "/remove", kind="other", text="Ami"), "reason", "Fel person", "Fel stavning här"
    ),
    Edit(
        "appointments.settle", _appointment, "summary", "Sjuk enligt mamman", "Ringde återbud", {"state": "cancelled"}
    ),
    Edit("questions.answer", _question, "answer", "Den 3 december", "Den 4 december"),
    *editing_homes.TOLD,
    *editing_school.TOLD,
    *editing_skills.TOLD,
    *editing_work.TOLD,
    *editing_messages.TOLD,
    *editing_inclusion.TOLD,
)
#: It is done once: the second is refused beside the field, and keeps what was written.
REFUSED = (*editing_school.REFUSED, *editing_skills.REFUSED)
#: Tested beside their own domain, or told by a message with nothing written to lose.
TOLD_ELSEWHERE = frozenset(
    {
        "duplicates.compare", "household.come", "household.leave", "household.remove", "household.remove_guardian",
        "closing.close", "closing.reopen", "digest.choose", "imports.columns",
        "imports.questions", "path.earlier", "path.forget", "path.step", "path.template", "plans.agree",
        "transfers.answer", "protection.ask_removal", "protection.protection",
    }
)  # fmt: skip
#: One press, and nothing is typed: the second press finds it done, and is told.
ACTS = frozenset(
    {
        "absences.end", "accounts.end_session", "admin.close_unit", "admin.deactivate", "admin.end_duty",
        "admin.end_session",
        "admin.invite", "admin.reactivate", "admin.reopen_unit", "cases.take", "contacts.undo", "drafts.take_back",
        "drafts.throw_away", "duplicates.merge", "duplicates.not_the_same", "handing_over.hand_over",
        "handing_over.undo", "household.cancel_expected", "household.expect_again", "imports.abandon",
        "imports.again", "imports.ask_again", "imports.take", "imports.undo", "organisations.close_organisation",
        "organisations.move_contact_person", "organisations.reopen_organisation", "overview.pin_saved",
        "overview.remove_saved", "follow_ups.tried", "path.withdraw", "pauses.end", "pauses.remove",
        "phrases.move_phrase",
        "phrases.restore_phrase", "phrases.retire_phrase", "plans.action_state", "plans.begin", "plans.goal_state",
        "plans.move_goal", "plans.remove_action", "plans.remove_goal", "plans.throw_away",
        "protected.unname", "protection.decide_removal",
        "questions.withdraw", "registration.draft", "tasks.cancel", "transfers.withdraw", "tasks.done", "tasks.reopen",
    }
)  # fmt: skip
#: Something new: there is nobody to write over.
NEW = frozenset(
    {
        "absences.new", "admin.give_duty", "admin.new_account", "admin.new_board", "admin.new_unit", "appointments.new",
        "contacts.new", "contacts.new_for_anybody", "household.add", "household.add_guardian", "household.expect",
        "household.start", "imports.new", "organisations.new_contact_person", "organisations.new_organisation",
        "overview.open_case", "overview.save", "pauses.new", "transfers.new",
        "people.add", "phrases.new_phrase", "plans.new_action", "plans.new_goal", "protected.person",
        "questions.new", "registration.new", "tasks.new",
    }
)  # fmt: skip
#: No row of the register is written: looking for something, showing it, signing in.
NO_ROWS = frozenset(
    {
        "choosing.choose", "contact_people.pick", "invitation.choose_password", "overview.find",
        "pages.language", "session.stay", "people.show_contact",
        "security.change_password", "security.login", "security.logout", "security.verify",
    }
)  # fmt: skip


_DOMAINS = (
    editing_homes, editing_inclusion, editing_income, editing_indicators, editing_messages, editing_releases,
    editing_school, editing_skills, editing_work,
)  # fmt: skip


def named() -> Iterator[str]:
    """Every endpoint that stands in one of the lists."""
    yield from (edit.endpoint for edit in (*CHOSEN, *TOLD, *REFUSED))
    lists = [TOLD_ELSEWHERE, ACTS, NEW, NO_ROWS]
    for domain in _DOMAINS:
        lists += [domain.TOLD_ELSEWHERE, domain.ACTS, domain.NEW, domain.NO_ROWS]
    for names in lists:
        yield from names
