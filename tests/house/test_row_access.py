"""Whose rows each page reaches: generated from the addresses, tried with real files, held against a reviewed table.

A row outside reach is answered exactly as one that does not exist, and no word of it stands in any answer.
"""

import html
import random
import re
from contextlib import contextmanager

import pytest
from werkzeug.routing import AnyConverter

from reception.access.guard import permit_of
from reception.access.matrix import IMPLIED
from reception.access.roles import UNIT_MANAGERS
from reception.db.session import db
from reception.education.models import StudyGroup
from reception.education.permits import EDUCATION
from reception.i18n.formats import today
from reception.languages.rules.entries import code_of
from reception.people.terms import Protection
from reception.web import short_number
from tests.factories.education import make_teaching
from tests.factories.files import make_file
from tests.factories.school_files import DAY
from tests.factories.studies_shared import share_everything
from tests.house import on_sqlite_alone
from tests.house.tables import compare
from tests.telling import told_in

MISSING = short_number.make(random.Random(5))
#: What differs in every answer: tokens, and the seconds that the session has left.
TOKENS = re.compile(
    r'(name="(?:csrf_token|_submission|_writing|csrf-token)"[^>]*?(?:value|content)=|data-left=)"[^"]*"'
)
#: Which row an address is about, by the end of it; the first that fits counts.
ROWS = (
    ("/appointments/<int:contact_id>.ics", "planned"),
    ("/offers/<int:offer_id>/end", "offer_begun"),
    ("/offers/<int:offer_id>/reopen", "offer_ended"),
    ("<int:offer_id>", "offered"),
    ("<int:occasion_id>", "occasion"),
    ("/friends/<int:wish_id>/resume", "wish_ended"),
    ("<int:wish_id>", "wish"),
    ("/matches/<int:match_id>/meetings/<int:meeting_id>", "friend_meeting"),
    ("<int:match_id>", "friends"),
    ("/letters/<int:letter_id>/bring-back", "letter_withdrawn"),
    ("<int:letter_id>", "letter"),
    ("/messages/<int:message_id>/take-up-again", "message_answered"),
    ("<int:message_id>", "message"),
    ("/my-plan/<int:link_id>", "link"),
    ("/mailings/<int:mailing_id>", "mailing"),
    ("<int:placement_id>", "placement"),
    ("<int:employment_id>", "employment"),
    ("<int:study_id>", "work_study"),
    ("<int:advice_id>", "advice"),
    ("<int:period_id>", "income"),
    ("<int:enrolment_id>", "work_enrolment"),
    ("<int:programme_id>", "programme"),
    ("<int:decision_id>", "work_decision"),
    ("<int:proposal_id>", "proposal"),
    ("/employers/<int:organisation_id>", "employer"),
    ("<int:support_id>", "support"),
    ("/school/<number:place_number>/meetings/<int:meeting_id>", "school_meeting"),
    ("/studies/signals/<int:signal_id>", "shared_signal"),
    ("<int:signal_id>", "signal"),
    ("/guidance/<int:meeting_id>", "guided"),
    ("/plan/<int:plan_id>", "study_plan"),
    ("/certificates/<int:note_id>", "certificate"),
    ("<int:note_id>", "note"),
    ("<int:extension_id>", "extension"),
    ("<int:absence_id>", "announced"),
    ("<int:course_id>", "adult_course"),
    ("<int:result_id>", "result"),
    ("<int:event_id>", "event"),
    ("/skills/<number:number>/sharing/<int:consent_id>", "skills_consent"),
    ("<int:qualification_id>", "qualification"),
    ("<int:consent_id>", "study_consent"),
    ("<int:place_id>", "place"),
    ("members/<int:member_id>", "contract_member"),
    ("/settle", "past"),
    ("/reopen", "done"),
    ("contact/<int:row_id>", "contact"),
    ("<int:contact_id>", "held"),
    ("<int:question_id>", "question"),
    ("<int:task_id>", "task"),
    ("<int:pause_id>", "pause"),
    ("<int:access_id>", "access"),
    ("<int:member_id>", "member"),
    ("<int:expected_id>", "expected"),
    ("<int:guardianship_id>", "guardian"),
    ("<int:action_id>", "action"),
    ("<int:goal_id>", "goal"),
    ("<int:plan_id>", "plan"),
    ("<int:assessment_id>", "assessment"),
    ("<int:unit_id>", "unit"),
)
#: Whose number an address speaks of, by its beginning or end; the first that fits counts.
NUMBERS = (
    ("/groups/<number:number>/orientation", "orientation_group"),
    ("/activities/", "activity"),
    ("/volunteers/", "volunteer"),
    ("/groups/", "group"),
    ("/pupils/", "pupil"),
    ("/dwellings/contracts/", "contract"),
    ("/dwellings/waiting/", "need"),
    ("/skills/", "profile"),
    ("/employers/openings/", "opening"),
    ("/correct", "referral_taken"),
    ("/referrals/", "referral"),
)
#: Which row a further number of an address is about; of offers, one is only prepared.
FURTHER = {
    "document_number": "document",
    "consent_number": "consent",
    "extract_number": "extract",
    "line_number": "line",
    "need_number": "need",
    "place_number": "schooling",
    "application": "application",
    "validation_number": "validation",
    "opening_number": "opening",
    "activity": "activity",
    "volunteer": "volunteer",
}
#: The row that stands before the one which an address is about.
BEFORE = {"match_id": "friends"}
#: Where several words of a closed list may stand in an address: the one of which the file holds a row.
HELD = ("permits", "received-24-months")
#: Pages that name several people whose work one reads, and what they tell of each besides.
LISTS = {
    "GET /employers/<int:organisation_id>/people": ("Praktik",),
    "GET /employers/openings/<number:number>/people": (),
}
#: A step, a basic or a fact that everybody's path has; a message that every catalogue has; a figure from outside;
#: an indicator.
CODES = {
    "/path/steps/": "settlement", "/path/facts/": "health_examination_offered", "/basics/": "area_home",
    "/translations/": code_of((None, "My plan")), "/outside/": "N00655", "/indicators/": "I2",
}  # fmt: skip
#: A language that is translated.
LANGUAGE = "ar"


@pytest.fixture
def files(municipality):
    """A file of each kind, seen from the caseworker, who is named for one protected person and not for the other."""
    world = municipality
    for board in (world.board, world.other_board):
        share_everything(board, world.board)
    kinds = {
        "own": ("Egenalund", world.unit, world.caseworker, {}),
        "other_unit": ("Grannavik", world.other_unit, world.other_unit_caseworker, {}),
        "other_board": ("Namndeborg", world.other_board_unit, world.other_board_caseworker, {}),
        "protected_named": ("Skyddahus", world.unit, world.caseworker, {"named": [world.caseworker]}),
        "protected_hidden": (
            "Gomdalid",
            world.unit,
            world.other_unit_caseworker,
            {"named": [world.other_unit_caseworker]},
        ),
    }
    numbers = iter(("199005172385", "198203242381", "197501012389", "196412282387", "195911042383"))
    made = {}
    for place, (kind, (mark, unit, worker, protection)) in enumerate(kinds.items()):
        if protection:
            protection["protection"] = Protection.MARKING
        made[kind] = make_file(
            mark, unit=unit, worker=worker, number=next(numbers), phone=f"070174060{place}", **protection
        )
        if unit is world.school:
            make_teaching(db.session.get_one(StudyGroup, made[kind].ids["group"]), world.teacher)
    return made


def rules(app):
    """(method, rule) of every address about one person or case."""
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        is_of_homes = rule.rule.startswith("/dwellings/<")
        is_of_somebody = (
            not {"number", "signal_id", "mailing_id"}.isdisjoint(rule.arguments) or f"GET {rule.rule}" in LISTS
        )
        if is_of_somebody and not is_of_homes:
            for method in sorted((rule.methods or set()) - IMPLIED):
                yield method, rule


def address_of(rule, file):
    """The address of the rule that is about `file`; about nobody when `file` is None."""
    block = re.search(r"<any\(([^)]*)\)", rule.rule)
    choices = [choice.strip('"') for choice in block[1].split(", ")] if block else [""]
    choice = next((word for word in HELD if word in choices), choices[0])  # a row of it may be taken away
    values = {name: row_id(rule, choice, file) for name in rule.arguments}
    values |= {name: file.ids[BEFORE[name]] if file else 987654 for name in BEFORE if name in values}
    further = {name for name in rule.arguments if name.endswith("_number") or name in FURTHER}
    values |= {name: further_number(rule, name, file) for name in further}
    if "day" in values:
        values["day"] = DAY.isoformat()
    if "year" in values:
        values["year"] = today().year
    if "months" in values:
        values["months"] = 3  # a check that is answered
    if "code" in values:
        values["code"] = next(code for part, code in CODES.items() if part in rule.rule)
    values |= {name: LANGUAGE for name in ("language", "tag") if name in values}
    lists = {name: kind.items for name, kind in rule._converters.items() if isinstance(kind, AnyConverter)}
    values |= {name: choice if choice in items else max(items) for name, items in lists.items()}
    if "number" in rule.arguments:  # any other value of `build` would stand behind a question mark
        values["number"] = number_of(rule, file)
    return str(rule.build(values)[1])


def number_of(rule, file):
    """The number that the rule speaks of."""
    if file is None:
        return MISSING
    if rule.rule.startswith("/people/drafts/"):
        return file.draft.number
    for part, name in NUMBERS:
        if rule.rule.startswith(part) or (rule.rule.startswith("/referrals/") and rule.rule.endswith(part)):
            return file.numbers[name]
    return file.case.number if rule.rule.startswith("/cases/") else file.person.number


def further_number(rule, name, file):
    """The number of the row of the file that the rule speaks of."""
    if file is None:
        return MISSING
    if name == "offer_number":
        return file.numbers["prepared" if rule.rule.endswith("/tell") else "told"]
    return file.numbers[FURTHER[name]]


def row_id(rule, choice, file):
    """The id of the row that the rule speaks of."""
    if file is None:
        return 987654
    for end, name in ROWS:
        if rule.rule.endswith(end) or ("<" in end and end in rule.rule):
            return file.ids[name]
    return file.ids.get(choice, 987654)


@contextmanager
def undone():
    """Whatever is done inside is taken back."""
    db.session.commit()
    step = db.session.get_bind().begin_nested()
    try:
        yield
    finally:
        db.session.rollback()
        step.rollback()


def ask(browser, method, address):
    """The answer of an address, without its lasting effect. A form is sent empty."""
    with undone():
        return browser.post(address) if method == "POST" else browser.open(address, method=method)


def bare(answer, address):
    """An answer without what differs each time: tokens, and its own address."""
    text = TOKENS.sub(r"\1", answer.get_data(as_text=True))
    for part in sorted({address, *address.split("/")}, key=len, reverse=True):
        text = text.replace(part, "…") if len(part) > 4 else text
    return text


def reached(app, browser, files, kinds, *, every_form, secret, is_school):
    """{method and rule: the kinds of files within reach}; every answer is checked on the way.

    What only a school opens, and what only others open, is left to tests/house/test_roles_at_the_door.py.
    """
    found = {}
    listed = {kind for kind, file in files.items() if reads_work_of(browser, file)}
    for method, rule in rules(app):
        permit = permit_of(app, rule.endpoint)
        is_second_look = method == "POST" and "GET" in rule.methods and not every_form and permit.roles != UNIT_MANAGERS
        others = EDUCATION.isdisjoint(permit.roles) if is_school else permit.roles <= EDUCATION
        if not permit.personal or is_second_look or others:
            continue
        name = f"{method} {rule.rule}"
        nowhere = address_of(rule, None)
        absent = ask(browser, method, nowhere)
        answers = {
            kind: (address_of(rule, files[kind]), ask(browser, method, address_of(rule, files[kind]))) for kind in kinds
        }
        for kind, (address, answer) in answers.items():
            check_words(name, kind, files, answer, secret, listed)
            if answer.status_code in {403, 404}:
                assert answer.status_code == absent.status_code, f"{name}: {kind} {answer.status}"
                assert bare(answer, address) == bare(absent, nowhere), f"{name}: {kind} differs from a missing one"
        found[name] = [kind for kind, (_address, answer) in answers.items() if answer.status_code not in {403, 404}]
    return found


def reads_work_of(browser, file):
    """Whether one reads what is noted of somebody's work."""
    return ask(browser, "GET", f"/people/{file.person.number}/work").status_code == 200


def listing(name, file):
    """The words of a file that a page which names several people may hold."""
    mark = file.identity[0]
    return (mark, *(f"{word}{mark}" for word in LISTS[name])) if name in LISTS else ()


def check_words(name, asked, files, answer, secret, listed):
    """No word of another's file, and none of a file out of reach; but what lists tell of those who are `listed`."""
    text = answer.get_data().decode(errors="replace")
    refused = answer.status_code in {403, 404}
    for kind, file in files.items():
        may_stand = listing(name, file) if kind in listed else ()
        words = secret(kind, file, is_out=kind != asked or refused or name in LISTS)
        told = told_in(text, [word for word in words if word not in may_stand])
        assert not told, f"{name}: about {asked}, tells {told} of {kind}"


def secrets_of_cases(_kind, file, *, is_out):
    """Whatever stands in a file, for those who have not opened it."""
    return (*file.identity[:1], *file.content, *file.studies) if is_out else ()


def secrets_from_schools(kind, file, *, is_out):
    """Cases, and who a protected pupil is; of other schools whatever they hold. One's own pupils stand in choices."""
    if kind.startswith("protected"):
        return (*file.identity, *file.content)
    return file.content if kind == "own" and not is_out else (*file.content, *file.studies)


def secrets_from_guidance(kind, file, *, is_out):
    """The same, but that guidance reads what its own board has mapped of its pupils' skills."""
    secret = secrets_from_schools(kind, file, is_out=is_out)
    return tuple(word for word in secret if kind != "own" or is_out or word not in file.skills)


SECRETS = {"sfi_staff": secrets_from_schools, "guidance": secrets_from_guidance}


ACTORS = {
    "caseworker": ("own", "other_unit", "other_board", "protected_named", "protected_hidden"),
    "caseworker2": ("own", "protected_named", "protected_hidden"),
    "manager": ("own", "other_unit", "other_board", "protected_named", "protected_hidden"),
    "housing_coordinator": ("own", "other_unit", "other_board", "protected_named", "protected_hidden"),
    "sfi_staff": ("own", "other_unit", "other_board", "protected_hidden"),
    "guidance": ("own", "other_unit", "other_board", "protected_hidden"),
}
#: Who walks every form, not only those without a page of their own.
THOROUGH = {"caseworker", "sfi_staff"}


@on_sqlite_alone  # tests/postgresql/test_scopes.py asks the same of both databases
@pytest.mark.parametrize("who", ACTORS)
def test_each_address_reaches_the_rows_that_the_table_says(app, municipality, files, client_of, who):
    browser = client_of(getattr(municipality, who))
    browser.lenient = True
    secret = SECRETS.get(who, secrets_of_cases)
    found = reached(
        app, browser, files, ACTORS[who], every_form=who in THOROUGH, secret=secret, is_school=who in SECRETS
    )
    compare(f"row_access_{who}.txt", [f"{name:72}  {' '.join(within) or '-'}" for name, within in found.items()])


HIDDEN_FROM = (
    "caseworker",
    "caseworker2",
    "manager",
    "administrator",
    "sfi_staff",
    "guidance",
    "housing_coordinator",
    "other_board_caseworker",
)


@pytest.mark.parametrize("who", HIDDEN_FROM)
def test_no_list_tells_of_a_protected_person(app, municipality, files, client_of, who):
    hidden = files["protected_hidden"]
    browser = client_of(getattr(municipality, who))
    browser.lenient = True
    addresses = []
    for rule in app.url_map.iter_rules():
        if rule.arguments - {"name"} or "GET" not in rule.methods:
            continue
        addresses += [rule.rule] if not rule.arguments else any_of(rule)
    addresses += [f"/dwellings/{hidden.numbers['dwelling']}{page}" for page in ("", "/households")]
    addresses += sorted(behind_numbers(browser))
    for address in addresses:
        text = TOKENS.sub(r"\1", browser.get(address).get_data().decode(errors="replace"))
        told = [word for word in (hidden.identity[0], *hidden.identity[2:], *hidden.content) if word in text]
        assert not told, f"{who} at {address}: {told}"
        if who != "manager":  # who names staff, by case numbers alone
            assert hidden.person.number not in text, f"{who} at {address}"


def behind_numbers(browser):
    """The lists that the numbers of one's own figures, and of what is to be mended, lead to."""
    found = set()
    for page in (f"/indicators/own?year={today().year}&worker=", "/data-quality?worker="):
        text = browser.get(page).get_data(as_text=True)
        found |= {html.unescape(link) for link in re.findall(r'href="([^"]*[?&](?:answer|kind)=[^"]*)"', text)}
    return found


def any_of(rule):
    """Every address of a rule whose only part is a choice."""
    return [rule.build({"name": choice})[1] for choice in rule._converters["name"].items]


@pytest.mark.parametrize("who", ["caseworker", "caseworker2", "manager", "other_board_caseworker"])
@pytest.mark.parametrize("way", ["name", "number", "identity number", "phone", "case number", "sounds alike"])
def test_search_answers_for_a_protected_person_as_for_nobody(municipality, files, client_of, who, way):
    hidden = files["protected_hidden"]
    queries = {
        "name": ("Kanarie Gomdalid", "Kanarie Xumdabok"),
        "number": (hidden.person.number, MISSING),
        "identity number": ("195911042383", "195911042391"),
        "phone": ("0701740604", "0701740609"),
        "case number": (hidden.case.number, MISSING),
        "sounds alike": ("Gumdalid", "Xumdabok"),
    }
    browser = client_of(getattr(municipality, who))
    found, nobody = (browser.post("/people/search", data={"q": query}) for query in queries[way])
    if way == "name":  # others are called Kanarie too
        assert hidden.person.number not in found.get_data(as_text=True)
        return
    assert found.status_code == nobody.status_code
    told = bare(found, queries[way][0]).replace(queries[way][0], "…")
    assert told == bare(nobody, queries[way][1]).replace(queries[way][1], "…")
