"""The sections of a packet that stand in the person's record and in the case itself."""

from collections.abc import Iterator

from reception.accounts.models import User
from reception.cases.models import Case
from reception.cases.queries.tasks import open_tasks_of
from reception.cases.rules.packet import PacketLine, Part, country, data, language, line, words
from reception.i18n.formats import today
from reception.i18n.markers import N_
from reception.people import queries as people
from reception.people.models import ContactDetail, Person
from reception.people.rules.birth import known_part
from reception.people.terms import BirthPrecision, CommunicationMode, InterpreterWish, LegalSex
from reception.people.wording import identity_number


def file_lines(case: Case) -> list[PacketLine]:
    """Whose file it is, and whom to ask."""
    return [
        line(words(N_("Unit")), data(case.unit.name), data(case.unit.board.name)),
        line(words(N_("Caseworker")), *_reached(case.worker))
        if case.worker
        else line(words(N_("Nobody has the case"))),
        line(words(N_("Number")), data(case.person.number)),
        line(words(N_("Case")), data(case.number), words(N_("opened %(day)s"), day=case.opened_on)),
    ]


def _reached(user: User) -> tuple[Part, ...]:
    return data(user.name), data(user.phone or ""), data(user.email)


def identity_lines(case: Case) -> list[PacketLine]:
    """Who it is, and in which languages one speaks with her."""
    person = case.person
    return [
        *(line(words(name.kind.label), data(name.text)) for name in person.names),
        *_born(person),
        *(line(words(N_("Citizenship")), country(code)) for code in person.citizenships.split()),
        *(
            line(words(one.kind.label), data(identity_number(one)), None if one.verified else words(N_("not verified")))
            for one in person.identifiers
        ),
        *(line(words(N_("Language")), language(one.language), words(one.use.label)) for one in person.languages),
        *_spoken_with(person),
    ]


def _born(person: Person) -> Iterator[PacketLine]:
    if person.birth_on and person.birth_precision:
        estimated = person.birth_precision is BirthPrecision.ESTIMATED
        birth = data(known_part(person.birth_on, person.birth_precision))
        yield line(words(N_("Born")), birth, words(BirthPrecision.ESTIMATED.label) if estimated else None)
    if person.legal_sex is not LegalSex.UNKNOWN:
        yield line(words(N_("Legal sex")), words(person.legal_sex.label))


def _spoken_with(person: Person) -> Iterator[PacketLine]:
    if person.interpreter_needed is not None:
        needed = N_("needed") if person.interpreter_needed else N_("not needed")
        has_wish = person.interpreter_wish is not InterpreterWish.NONE
        yield line(
            words(N_("Interpreter")),
            words(needed),
            language(person.interpreter_language or ""),
            data(person.interpreter_dialect or ""),
            words(person.interpreter_wish.label) if has_wish else None,
        )
    if person.communication_mode is not CommunicationMode.SPOKEN:
        yield line(words(N_("How the person prefers to communicate")), words(person.communication_mode.label))
    if person.pronunciation:
        yield line(words(N_("How the name is said")), data(person.pronunciation))


def reach_lines(case: Case) -> list[PacketLine]:
    """How one reaches the person; of a protected one nothing."""
    if case.person.is_protected:
        return []
    standing = (one for one in case.person.contact_details if one.ends_on is None or one.ends_on >= today())
    return [_reach(one) for one in standing if not one.is_sealed]


def _reach(detail: ContactDetail) -> PacketLine:
    speaking = words(N_("only for speaking")) if detail.voice_only else None
    silent = words(N_("no text messages")) if detail.sms_allowed is False and not detail.voice_only else None
    return line(words(detail.kind.label), data(detail.unmasked), data(detail.whose or ""), speaking or silent)


def household_lines(case: Case) -> list[PacketLine]:
    """Whom the person lives with, who is expected, and who decides for her. Nobody who is protected is named."""
    homes = people.homes_of(case.person).current
    others = [other for home in homes for other in home.others if not other.is_protected]
    expected = [one for home in homes for one in home.expected]
    return [
        *(line(data(one.shown_name), words(one.role.label), _birth(one), about=[one.person_id]) for one in others),
        *(line(data(one.name), words(one.role.label), words(N_("expected")), day=one.planned_on) for one in expected),
        *_guardians(case.person),
    ]


def _birth(member: people.Member) -> Part | None:
    if member.birth_on is None or member.birth_precision is None:
        return None
    return words(N_("born %(birth)s"), birth=known_part(member.birth_on, member.birth_precision))


def _guardians(person: Person) -> Iterator[PacketLine]:
    for one in people.guardians_of(person):
        if one.is_over or one.ended_by_law or (one.other is not None and one.other.is_protected):
            continue
        about = [] if one.other is None else [one.other.id]
        phone = "" if person.is_protected else one.row.guardian_phone or ""
        yield line(data(one.called), words(one.row.kind.label), data(phone), about=about)


def date_lines(case: Case) -> list[PacketLine]:
    """How the person came here, the permits, and the dates that drive deadlines."""
    person = case.person
    return [
        *([line(words(N_("How the person came here")), words(person.route.label))] if person.route else []),
        *(
            line(words(N_("Residence permit")), words(one.ground.label), _from(one.starts_on), _to(one.ends_on))
            for one in person.permits
        ),
        *(line(words(one.kind.label), words(one.source.label), day=one.on_day) for one in person.key_dates),
    ]


def _from(day: object) -> Part | None:
    return words(N_("from %(day)s"), day=day) if day else None


def _to(day: object) -> Part | None:
    return words(N_("up to %(day)s"), day=day) if day else None


def step_lines(case: Case) -> list[PacketLine]:
    """What is to be done, by when and by whom."""
    return [
        line(data(task.title), data(task.owner.name if task.owner else ""), day=task.due_on)
        for task in open_tasks_of(case)
    ]
