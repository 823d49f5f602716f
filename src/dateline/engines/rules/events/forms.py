"""English word forms: the lexicon lists dictionary forms, pages hold inflected ones.

The rules do not lean on a parser's lemmas, which go wrong in headlines: they look words up by their forms.
"""

from __future__ import annotations

_IRREGULAR: dict[str, tuple[str, ...]] = {
    "be": ("is", "are", "was", "were", "been", "being", "am", "'s", "'re", "be"),
    "beat": ("beats", "beat", "beaten", "beating"),
    "behead": ("beheads", "beheaded", "beheading"),
    "blow": ("blows", "blew", "blown", "blowing"),
    "break": ("breaks", "broke", "broken", "breaking"),
    "bring": ("brings", "brought", "bringing"),
    "burn": ("burns", "burned", "burnt", "burning"),
    "burst": ("bursts", "burst", "bursting"),
    "catch": ("catches", "caught", "catching"),
    "choose": ("chooses", "chose", "chosen", "choosing"),
    "come": ("comes", "came", "come", "coming"),
    "cut": ("cuts", "cut", "cutting"),
    "die": ("dies", "died", "dying"),
    "do": ("does", "did", "done", "doing"),
    "fall": ("falls", "fell", "fallen", "falling"),
    "feel": ("feels", "felt", "feeling"),
    "fight": ("fights", "fought", "fighting"),
    "find": ("finds", "found", "finding"),
    "flee": ("flees", "fled", "fleeing"),
    "free": ("frees", "freed", "freeing"),
    "give": ("gives", "gave", "given", "giving"),
    "go": ("goes", "went", "gone", "going"),
    "hang": ("hangs", "hanged", "hung", "hanging"),
    "have": ("has", "had", "have", "having", "'ve"),
    "hit": ("hits", "hit", "hitting"),
    "hold": ("holds", "held", "holding"),
    "hurt": ("hurts", "hurt", "hurting"),
    "keep": ("keeps", "kept", "keeping"),
    "lay": ("lays", "laid", "laying"),
    "leave": ("leaves", "left", "leaving"),
    "let": ("lets", "let", "letting"),
    "lose": ("loses", "lost", "losing"),
    "make": ("makes", "made", "making"),
    "meet": ("meets", "met", "meeting"),
    "overrun": ("overruns", "overran", "overrunning"),
    "pay": ("pays", "paid", "paying"),
    "plead": ("pleads", "pleaded", "pled", "pleading"),
    "put": ("puts", "put", "putting"),
    "quit": ("quits", "quit", "quitting"),
    "ram": ("rams", "rammed", "ramming"),
    "run": ("runs", "ran", "running"),
    "say": ("says", "said", "saying"),
    "see": ("sees", "saw", "seen", "seeing"),
    "seek": ("seeks", "sought", "seeking"),
    "send": ("sends", "sent", "sending"),
    "set": ("sets", "set", "setting"),
    "shoot": ("shoots", "shot", "shooting"),
    "shut": ("shuts", "shut", "shutting"),
    "sink": ("sinks", "sank", "sunk", "sinking"),
    "slay": ("slays", "slew", "slain", "slaying"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "steal": ("steals", "stole", "stolen", "stealing"),
    "strike": ("strikes", "struck", "stricken", "striking"),
    "take": ("takes", "took", "taken", "taking"),
    "tell": ("tells", "told", "telling"),
    "think": ("thinks", "thought", "thinking"),
    "throw": ("throws", "threw", "thrown", "throwing"),
    "withdraw": ("withdraws", "withdrew", "withdrawn", "withdrawing"),
    "club": ("clubs", "clubbed", "clubbing"),
    "mug": ("mugs", "mugged", "mugging"),
    "stab": ("stabs", "stabbed", "stabbing"),
    "rob": ("robs", "robbed", "robbing"),
    "gas": ("gasses", "gassed", "gassing"),
    "riot": ("riots", "rioted", "rioting"),
    "bar": ("bars", "barred", "barring"),
    "ban": ("bans", "banned", "banning"),
    "mob": ("mobs", "mobbed", "mobbing"),
    "snatch": ("snatches", "snatched", "snatching"),
    "slam": ("slams", "slammed", "slamming"),
    "gun": ("guns", "gunned", "gunning"),
    "shell": ("shells", "shelled", "shelling"),
    "plan": ("plans", "planned", "planning"),
    "plot": ("plots", "plotted", "plotting"),
    "stop": ("stops", "stopped", "stopping"),
    "scrap": ("scraps", "scrapped", "scrapping"),
    "expel": ("expels", "expelled", "expelling"),
    "veto": ("vetoes", "vetoed", "vetoing"),
    "kidnap": ("kidnaps", "kidnapped", "kidnaped", "kidnapping"),
    "hijack": ("hijacks", "hijacked", "hijacking"),
    "drop": ("drops", "dropped", "dropping"),
    "step": ("steps", "stepped", "stepping"),
    "acquit": ("acquits", "acquitted", "acquitting"),
    "commit": ("commits", "committed", "committing"),
    "forbid": ("forbids", "forbade", "forbidden", "forbidding"),
    "uphold": ("upholds", "upheld", "upholding"),
    "withhold": ("withholds", "withheld", "withholding"),
    "buy": ("buys", "bought", "buying"),
    "sell": ("sells", "sold", "selling"),
    "lend": ("lends", "lent", "lending"),
    "win": ("wins", "won", "winning"),
    "rip": ("rips", "ripped", "ripping"),
    "beg": ("begs", "begged", "begging"),
    "admit": ("admits", "admitted", "admitting"),
    "rebut": ("rebuts", "rebutted", "rebutting"),
    "snub": ("snubs", "snubbed", "snubbing"),
    "sit": ("sits", "sat", "sitting"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "strip": ("strips", "stripped", "stripping"),
    "stand": ("stands", "stood", "standing"),
    "confer": ("confers", "conferred", "conferring"),
    "compel": ("compels", "compelled", "compelling"),
    "cancel": ("cancels", "canceled", "cancelled", "canceling", "cancelling"),
    "submit": ("submits", "submitted", "submitting"),
    "build": ("builds", "built", "building"),
    "drive": ("drives", "drove", "driven", "driving"),
    "lead": ("leads", "led", "leading"),
    "draw": ("draws", "drew", "drawn", "drawing"),
    "begin": ("begins", "began", "begun", "beginning"),
    "fly": ("flies", "flew", "flown", "flying"),
    "pan": ("pans", "panned", "panning"),
    "nab": ("nabs", "nabbed", "nabbing"),
    "tip": ("tips", "tipped", "tipping"),
    "forgive": ("forgives", "forgave", "forgiven", "forgiving"),
    "feed": ("feeds", "fed", "feeding"),
    "overthrow": ("overthrows", "overthrew", "overthrown", "overthrowing"),
    "slap": ("slaps", "slapped", "slapping"),
    "travel": ("travels", "traveled", "travelled", "traveling", "travelling"),
}
"""Forms of verbs that the rules below would get wrong."""
_PLURALS = {
    "child": "children",
    "person": "people",
    "wife": "wives",
    "thief": "thieves",
    "knife": "knives",
    "life": "lives",
}

_VOWELS = frozenset("aeiou")


def verb_forms(verb: str) -> frozenset[str]:
    """All forms of ``verb``, its dictionary form included."""
    if verb in _IRREGULAR:
        return frozenset({verb, *_IRREGULAR[verb]})
    if verb.endswith("e"):
        stem = verb[:-1]
        return frozenset({verb, verb + "s", verb + "d", stem + "ing"})
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return frozenset({verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"})
    plural = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh")) else "s")
    return frozenset({verb, plural, verb + "ed", verb + "ing"})


def noun_forms(noun: str) -> frozenset[str]:
    """Singular and plural of ``noun``."""
    if noun in _PLURALS:
        return frozenset({noun, _PLURALS[noun]})
    if noun.endswith(("man", "woman")) and noun != "human" and not noun.endswith("german"):
        return frozenset({noun, noun[:-2] + "en"})
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return frozenset({noun, noun[:-1] + "ies"})
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return frozenset({noun, noun + "es"})
    return frozenset({noun, noun + "s"})


def is_plural(word: str) -> bool:
    """Whether a lower-case noun looks plural."""
    if word in {"people", "men", "women", "children", "police", "wives", "personnel"} or word.endswith("men"):
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))
