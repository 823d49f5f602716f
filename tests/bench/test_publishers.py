import json
from pathlib import Path

import pytest

from bench import publishers
from bench.publishers import Page, group, publisher_of, registrable


@pytest.mark.parametrize(
    ("id_", "url", "publisher"),
    [
        ("made/1", "https://www.example.co.uk/a", "example.co.uk"),
        ("made/1", "https://news.example.com/a", "example.com"),
        ("made/1", "https://archive.example.org/web/2020/https://www.courier.example/a", "courier.example"),
        ("feval/TheCourier_3", None, "TheCourier"),
        ("fundus/fundus-xx-TheCourier_2024_05_02", None, "xx-TheCourier"),
        ("traf/courier.example-bridge.html", None, "courier.example"),
    ],
)
def test_publisher_of(id_: str, url: str | None, publisher: str) -> None:
    assert publisher_of(id_, url) == publisher


def test_a_country_second_level_is_no_site() -> None:
    assert registrable("a.b.gov.au") == "b.gov.au"
    assert registrable("com.de") == "com.de"
    assert registrable("localhost") == "localhost"


def test_groups_stand_worst_first_and_skip_what_gold_lacks() -> None:
    pages = [
        Page("s/1", "s", "good.example", "en", {"f1": 1.0, "title": 1.0}),
        Page("s/2", "s", "bad.example", "en", {"f1": 0.2}),
        Page("s/3", "s", "bad.example", "de", {"f1": 0.6, "title": 0.0}),
    ]
    worst, best = group(pages, "publisher")
    assert (worst.name, worst.pages, worst.lowest) == ("bad.example", 2, 0.2)
    assert worst.means == {"f1": pytest.approx(0.4), "title": 0.0}
    assert best.means == {"f1": 1.0, "title": 1.0}
    assert "bad.example" in publishers.table([worst, best], "publisher", 1)
    assert publishers.table([worst, best], "publisher", 1).endswith("and 1 more")


def _kit(folder: Path) -> Path:
    """A kit of the same shape, whose scorer gives 1 to a text that equals the gold."""
    (folder / "score").mkdir(parents=True)
    (folder / "score" / "__init__.py").touch()
    (folder / "score" / "pages.py").write_text(
        "def score(gold, pred):\n"
        "    return {f'{g[\"set\"]}_f1': float(g['text'] == p.get('text')) for g, p in zip(gold, pred)}\n",
        encoding="utf-8",
    )
    (folder / "data").mkdir()
    return folder


def test_the_command_scores_each_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kit = _kit(tmp_path / "kit")
    gold = kit / "data" / "pages.gold.jsonl"
    gold.write_text(
        "".join(json.dumps({"id": f"made/{n}", "set": "made", "text": f"Text {n}."}) + "\n" for n in range(2)),
        encoding="utf-8",
    )
    docs = kit / "data" / "pages.docs.jsonl"
    docs.write_text(
        "".join(json.dumps({"id": f"made/{n}", "url": f"https://site{n}.example/a"}) + "\n" for n in range(2)),
        encoding="utf-8",
    )
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text(json.dumps({"id": "made/1", "text": "Text 1."}) + "\n", encoding="utf-8")
    assert publishers.main([str(predictions), str(gold), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(g["name"], g["body"]) for g in found["publishers"]] == [("site0.example", 0.0), ("site1.example", 1.0)]


def test_without_a_kit_the_remedy_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.touch()
    assert publishers.main([str(gold), str(gold), "--kit", str(tmp_path)]) == 2
    assert "--kit" in capsys.readouterr().err
