from __future__ import annotations

from bench.who import IGNORE, GoldPage, Marked, anchored, fingerprint, read_gold, score


def spans(*rows: tuple[int, int, int, str]) -> list[Marked]:
    return [Marked(*row) for row in rows]


def test_the_gold_against_itself_has_no_fault() -> None:
    gold = spans((0, 5, 1, "person"), (9, 12, 1, "person"), (20, 24, 2, "organisation"))
    found = score(gold, gold)
    assert (found.paired, found.merges, found.splits, found.typed) == (3, 0, 0, 3)
    assert found.precision_all == found.recall_all == 3


def test_a_merge_and_a_split_are_counted() -> None:
    gold = spans((0, 5, 1, "person"), (9, 12, 2, "person"), (20, 24, 3, "person"), (30, 34, 3, "person"))
    made = spans((0, 5, 7, "person"), (9, 12, 7, "person"), (20, 24, 8, "person"), (30, 34, 9, "person"))
    found = score(gold, made)
    assert (found.merges, found.splits) == (1, 1)
    assert found.precision_paired == 3.0
    assert found.recall_paired == 3.0


def test_what_may_be_marked_costs_nothing_and_what_may_not_does() -> None:
    gold = spans((0, 5, 1, "person"), (9, 12, 0, IGNORE))
    found = score(gold, spans((0, 5, 1, "person"), (9, 12, 2, "group"), (20, 22, 3, "organisation")))
    assert (found.gold, found.found, found.paired) == (1, 2, 1)


def test_a_span_is_found_again_where_the_text_has_moved() -> None:
    page = GoldPage("dev", ((Marked(0, 5, 1, "person"), fingerprint("Okono")),))
    assert anchored(page, "By Okono") == [Marked(3, 8, 1, "person")]
    assert anchored(page, "By nobody") == []


def test_the_shipped_gold_holds_thirty_pages_and_no_text() -> None:
    gold = read_gold()
    assert sorted(page.half for page in gold.values()) == ["dev"] * 15 + ["held"] * 15
    assert all(len(words) == 12 for page in gold.values() for _, words in page.rows)
