"""Words that end in a full stop which is theirs, and the words that open a sentence after one.

The tokeniser keeps the stop with the word; the sentence splitter does not end a sentence there unless the next
word can hardly be anything but a sentence's first.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES: Final = _words(
    """mr mrs ms mx dr prof rev fr sr gen lt col maj capt sgt cpl pvt cmdr adm brig det insp supt ofc sen rep reps
    sens gov lieut pres hon st ste mt ft messrs mme mlle amb sec atty vs v spc pfc ssgt cmsgt msgt gens drs profs
    asst dep supt"""
)
"""Before a name: a sentence hardly ends here."""

GERMAN_MONTHS: Final = _words(
    "Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November Dezember"
)
"""After a day with a stop: other languages write months in small letters, or the day without one."""

MONTHS: Final = _words("jan feb mar apr jun jul aug sep sept oct nov dec")
DAYS: Final = _words("mon tue tues wed thu thur thurs fri sat sun")

STATES: Final = _words(
    """ala ariz ark calif colo conn del fla ga ill ind kan kans ky la mass md mich minn miss mo mont neb nebr nev
    okla ore pa penn tenn tex va vt wash wis wyo ont que alta sask"""
)

OTHERS: Final = _words(
    """inc corp co ltd bros jr esq llc plc ave blvd rd hwy sq apt bldg dept univ assn est approx dist etc cf viz al
    e.g i.e ph.d no nos art ed eds vol fig op ca min max tel ext mfg intl govt natl pte bhd cie"""
)
"""May end a sentence, seldom do."""

BEFORE_NUMBER: Final = _words("no nos art vol fig p pp ch sec est ca")
"""Abbreviations only where a number follows ("No. 5"); elsewhere the stop is the sentence's."""

OPENERS: Final = _words(
    """the a an this that these those he she it they we i you his her its their our my your there here when while
    after before since if as at in on by for from with without but and or so yet nor however also although though
    because during despite according among between under over now then today yesterday meanwhile another both each
    all some many most several not what who why how where which until once still earlier later last next such
    whether unlike instead following against within about neither either nobody nothing none someone everyone"""
)
"""Function words: capitalised after an abbreviation, they open a sentence."""

NEWS_OPENERS: Final = _words(
    """police officers officials authorities investigators witnesses detectives firefighters troops residents
    relatives prosecutors doctors rescuers"""
)
"""Nouns that open sentences in news, and hardly follow "Inc." or "St." within one."""

AFTER_CLOCK: Final = _words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst cet cest ist jst
    eastern central mountain pacific local greenwich christmas thanksgiving"""
)
"""What follows "a.m." and "p.m." within a sentence."""

SPEECH_VERBS: Final = _words(
    """said says asked asks told tells added adds wrote writes shouted yelled cried tweeted replied answered
    exclaimed wondered recalled explained demanded screamed posted joked quipped responded continued declared"""
)
"""Verbs that hang a question or an exclamation in quotes on its speaker (\"Who did it?\" Doe asked)."""


def keeps_stop(word: str) -> bool:
    """Whether the tokeniser leaves the stop of ``word`` (given without it) in the token.

    Abbreviations that are also words ("no", "ill", "art") count only when capitalised, "No" and its kind never.
    """
    low = word.lower()
    if low in _AMBIGUOUS:
        return False
    if word[:1].islower():
        return low in _LOWER
    return low in TITLES or low in MONTHS or low in STATES or low in OTHERS


_AMBIGUOUS: Final = _words("no nos art fig min max ed eds vol ext sun sat mon wed v sec al op ca dist")
_LOWER: Final = _words("vs etc approx est e.g i.e cf viz inc corp co ltd dept jr sr ave blvd")
