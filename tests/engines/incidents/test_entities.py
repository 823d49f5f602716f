from dateline.engines.incidents.entities import Noun, group
from dateline.engines.incidents.phrases import heads
from dateline.engines.syntax import load_syntax


def groups(text: str) -> list[set[str]]:
    sentences = load_syntax().parse(text, [(0, len(text))])
    nouns = [Noun(k, t.i) for k, s in enumerate(sentences) for t in heads(s)]
    named = [sentences[n.sentence].tokens[n.token] for n in nouns]
    return [{f"{named[i].text}@{named[i].start}" for i in g} for g in group(sentences, nouns)]


def together(text: str, first: tuple[str, int], second: tuple[str, int]) -> bool:
    keys = [f"{word}@{nth(text, word, n)}" for word, n in (first, second)]
    return any(set(keys) <= g for g in groups(text))


def nth(text: str, word: str, n: int) -> int:
    at = -1
    for _ in range(n + 1):
        at = text.index(word, at + 1)
    return at


def test_a_surname_alone_is_the_person_named_before():
    text = "Gunmen shot Ines Okono on Monday. Okono died in hospital."
    assert together(text, ("Okono", 0), ("Okono", 1))


def test_two_bearers_of_a_surname_stay_apart():
    text = "Gunmen shot Ines Okono on Monday. Her brother Peter Okono was unhurt."
    assert not together(text, ("Okono", 0), ("Okono", 1))


def test_a_short_form_in_brackets_is_the_name_before_it():
    text = "The Northern Workers Front (NWF) claimed the attack. The NWF had threatened the mayor."
    assert together(text, ("Front", 0), ("NWF", 1))


def test_every_noun_is_in_one_group():
    text = "A bomb went off at a bank, the bank said. The bomb hurt a guard (a student), and two students."
    found = groups(text)
    assert sum(map(len, found)) == len(set().union(*found))
