"""Pure decisions about the path: facts, `today` and definitions in; milestones and rights with their reasons out.

The door for other rooms:

- `reading.standard_book()` gives the `Rulebook` of the definitions in this package; `reading.read_book(texts)` reads
  any others and raises `InvalidDefinitions` with every problem in them.
- `facts.Facts` is what is known of one person.
- `path.path_of`, `rights.rights_of`, `phases.phases_of` and `groups.group_of` answer for one person and one day.
"""
