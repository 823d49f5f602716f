"""When and where: the time expressions and places that belong to a trigger, and those that the page gives."""
