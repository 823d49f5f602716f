import json
from pathlib import Path

import pytest

from bench import kinds
from training.pages.sample import load, read_page

PAGE = """<html><body><ul data-dl="boilerplate:navigation"><li>News</li><li>Sport</li></ul>
<h1 data-dl="headline">Bridge shut</h1><p data-dl="body">The bridge was shut on Monday.</p>
<p data-dl="boilerplate:related">Read also: The ferry</p><p data-dl="body">Nobody knows why.</p></body></html>"""
BLOCKS = [
    ["News Sport", "boilerplate", "navigation"],
    ["Bridge shut", "headline", None],
    ["The bridge was shut on Monday. Read also: The ferry", "body", None],
]


def test_each_run_is_judged_by_the_block_that_holds_it() -> None:
    judged = kinds.judge(read_page("01-example", "en", PAGE), [(t, r, k) for t, r, k in BLOCKS])
    assert [(j.text, j.gold, j.found) for j in judged] == [
        ("News", "boilerplate:navigation", "boilerplate:navigation"),
        ("Sport", "boilerplate:navigation", "boilerplate:navigation"),
        ("Bridge shut", "headline", "headline"),
        ("The bridge was shut on Monday.", "body", "body"),
        ("Read also: The ferry", "boilerplate:related", "body"),
        ("Nobody knows why.", "body", kinds.MISSED),
    ]
    scores = kinds.scores(judged)
    assert (scores["body"].precision, scores["body"].recall) == (0.5, 0.5)
    assert scores["boilerplate:related"].f1 == 0
    assert kinds.confusion(judged) == [("boilerplate:related", "body", 1), ("body", kinds.MISSED, 1)]


def test_command_scores_a_file_of_predictions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = list(load())
    right = [{"name": p.name, "blocks": [list(run) for run in p.labels]} for p in pages]
    file = tmp_path / "predictions.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in right[1:]), encoding="utf-8")
    assert kinds.main([str(file), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["pages"][0] == [pages[0].name, 0.0]
    assert {share for _, share in found["pages"][1:]} == {1.0}
    assert all(label["p"] == 1 for label in found["labels"].values())


def test_command_names_a_file_that_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert kinds.main([str(tmp_path / "none.jsonl")]) == 2
    assert "none.jsonl" in capsys.readouterr().err
