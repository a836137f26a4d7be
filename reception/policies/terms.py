"""The words of policies."""

from reception.i18n.markers import N_, Term


class LineKind(Term):
    """What a line of a policy is."""

    VISION = "vision", N_("Vision")
    GOAL = "goal", N_("Goal")
    DUTY = "duty", N_("Duty")


class Missing(Term):
    """What a line asks for that no published figure shows, and why."""

    BOARDS = "boards", N_("What boards decide, plan and report stands in their own documents, not in this program.")
    ACTORS = (
        "actors",
        N_("Which organisation took part in what is written for each activity, and not counted by organisation."),
    )
    AREAS = "areas", N_("Who lives beside whom is not counted: the program knows no home but those of newcomers.")
    GRADES = "grades", N_("Marks of grade 9 and of upper secondary school are counted by Skolverket.")
    CHILDREN = (
        "children",
        N_("Decisions about children are made elsewhere; how the child's best was weighed is written there."),
    )
    PLANNING = "planning", N_("Plans for land and buildings are made elsewhere.")
    EMPLOYERS = (
        "employers",
        N_("How many employers have hired newcomers is seen in the register of employers, and not counted yearly."),
    )
    AGREEMENTS = "agreements", N_("Local agreements and their duties are followed up in their own documents.")
    GUARDIANS = "guardians", N_("Who of the guardians comes to meetings at school is not noted.")
    OUTSIDE = "outside", N_("Others count this; it stands under Figures from outside, and in no release.")
    TIME = "time", N_("How long it takes is counted, and stands in no release yet.")
    SURVEY = "survey", N_("A survey may ask for it; there is no question of it among those that are ready.")
    PRINCIPLE = "principle", N_("A principle for how one works; there is nothing to count.")
