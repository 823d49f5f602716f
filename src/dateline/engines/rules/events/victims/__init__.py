"""How many an event killed and injured: victims told one by one, counts, sums and remainders, and a choice among them.

- ``evidence``: what all sentences of the page tell of people harmed; ``people``: which mentions are one person;
- ``candidates``: the numbers that the words support; ``words``: what the page's words alone make likely;
- ``features``, ``chooser``: the choice; ``record``: the claims.
"""

from .evidence import Evidence, gather, harm_facts, main_group, of_shooting
from .record import counted
from .words import TollModelError

__all__ = ["Evidence", "TollModelError", "counted", "gather", "harm_facts", "main_group", "of_shooting"]
