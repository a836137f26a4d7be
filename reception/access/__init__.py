"""Who may do what: permits, roles, the actor of a request, the guard at the door and the shield at the database."""
