import json
from pathlib import Path

import pytest

from bench import speed
from bench.peers import PEERS, Peer
from bench.timing import WARM_UP


def _write(folder: Path, count: int) -> Path:
    docs = folder / "docs.jsonl"
    rows = [{"id": f"made/{n}", "url": None, "html": WARM_UP.replace("spring", f"spring {n}")} for n in range(count)]
    docs.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return docs


def _once(*seconds: float) -> dict[str, object]:
    return {
        "version": "1",
        "imports": 0.5,
        "first": 0.1,
        "seconds": list(seconds),
        "errors": [],
        "memory_before": 40.0,
        "memory_peak": 50.0,
    }


def test_a_page_counts_with_its_best_round_and_rounds_give_the_spread() -> None:
    base = speed.gather("trafilatura", [_once(0.02, 0.04), _once(0.03, 0.03)])
    ours = speed.gather("dateline", [_once(0.01, 0.01), _once(0.02, 0.02)])
    assert base.best == [0.02, 0.03]
    row = speed.as_rows([base, ours])[1]
    assert row["ratio"] == pytest.approx(2.5)
    assert row["ratio_median_page"] == pytest.approx(2.5)
    assert (row["ratio_low"], row["ratio_high"]) == (1.5, 3.0)
    assert row["pages_per_cpu_second"] == 100


def test_one_page_that_a_peer_takes_long_for_does_not_hide_the_others() -> None:
    base = speed.gather("trafilatura", [_once(0.01, 0.01, 1.0)])
    row = speed.as_rows([base, speed.gather("dateline", [_once(0.02, 0.02, 0.02)])])[1]
    assert row["ratio"] > 10
    assert row["ratio_median_page"] == 0.5


def test_without_the_base_there_is_no_ratio() -> None:
    assert speed.as_rows([speed.gather("dateline", [_once(0.01)])])[0]["ratio"] is None


def test_percentile_takes_the_nearest_rank() -> None:
    assert [speed.percentile(range(100), share) for share in (0.5, 0.95, 1.0)] == [50, 95, 99]


def test_sample_spreads_over_the_file(tmp_path: Path) -> None:
    docs = _write(tmp_path, 10)
    assert speed.sample(docs, 3, tmp_path / "some.jsonl") == ["made/0", "made/3", "made/6"]
    assert len(speed.sample(docs, None, tmp_path / "all.jsonl")) == 10


def test_the_command_times_dateline_in_a_process_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    docs = _write(tmp_path, 2)
    assert speed.main([str(docs), "--peers", "dateline", "--rounds", "1", "--slowest", "1", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    [row] = found["peers"]
    assert (row["peer"], row["pages"], row["errors"]) == ("dateline", 2, 0)
    assert row["mean_ms"] > 0
    assert row["memory_peak_mb"] >= row["memory_before_mb"] > 10
    assert found["slowest"][0]["id"].startswith("made/")


def test_a_missing_peer_is_named_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(PEERS, "absent", Peer("absent", ("absent-extractor",), lambda: print, "nothing"))
    monkeypatch.setattr(speed, "run_once", lambda *_: {"missing": "absent"})
    assert speed.measure(["absent"], tmp_path, 2, 5) == []
    assert "pip install absent-extractor" in capsys.readouterr().err


def test_an_unknown_peer_is_a_usage_error() -> None:
    with pytest.raises(SystemExit) as stopped:
        speed.main(["--peers", "nobody"])
    assert stopped.value.code == 2
