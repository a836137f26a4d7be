"""What pages are called where somebody's unfinished writing is listed, by their endpoints."""

from typing import Final

from reception.i18n.markers import N_

PAGE_NAMES: Final = {
    "admin.edit_account": N_("Change the facts of an account"),
    "admin.new_account": N_("Open an account"),
    "appointments.new": N_("Plan an appointment"),
    "appointments.settle": N_("What came of the appointment"),
    "closing.close": N_("Close the case"),
    "closing.ending": N_("How the case ended"),
    "closing.reopen": N_("Open the case again"),
    "contacts.new": N_("Log a contact"),
    "contacts.new_for_anybody": N_("Log a contact"),
    "corrections.correct": N_("Correct a contact"),
    "follow_ups.follow_up": N_("What became of the person"),
    "imports.columns": N_("The columns of a list"),
    "imports.questions": N_("Questions about a list"),
    "organisations.edit_organisation": N_("Change the facts of an organisation"),
    "organisations.new_organisation": N_("Add an organisation"),
    "path.by_hand": N_("Note a fact"),
    "path.of_person": N_("Path"),
    "path.step": N_("Tick a step"),
    "pauses.edit": N_("Change the pause"),
    "pauses.new": N_("Pause the path"),
    "people.add": N_("Details"),
    "people.change": N_("Details"),
    "people.change_contact": N_("Details"),
    "people.identity": N_("Details"),
    "people.interpreter": N_("Interpreter"),
    "phrases.edit_phrase": N_("Change a sentence"),
    "phrases.new_phrase": N_("Add a sentence"),
    "plans.agree": N_("Agree on the plan"),
    "plans.edit": N_("Write the plan"),
    "plans.edit_action": N_("Change the action"),
    "plans.edit_goal": N_("Change the goal"),
    "plans.new_action": N_("Add an action"),
    "plans.new_goal": N_("Add a goal"),
    "protection.ask_removal": N_("Ask that the protection ends"),
    "questions.answer": N_("Answer from an authority"),
    "questions.new": N_("Ask an authority"),
    "registration.start": N_("Register a person"),
    "tasks.edit": N_("Change the next step"),
    "tasks.new": N_("New next step"),
    "transfers.answer": N_("Answer the hand-over"),
    "transfers.new": N_("Hand over the person"),
    **{
        f"household.{name}": N_("Household")
        for name in (
            "add", "add_guardian", "change", "change_expected", "change_guardian", "come", "end_guardian", "expect",
            "leave", "start",
        )
    },
}  # fmt: skip
