"""The commands as a user runs them: output, messages and exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import jsonschema
import pytest
from click.testing import CliRunner

from dateline.cli.main import _Commands
from dateline.cli.read import run
from dateline.data.demo import PAGES, page_bytes
from dateline.engines.encoder import EncoderModelError
from dateline.export.contract import json_schema

STORY = (
    "Bus falls from bridge in Quillota, killing six\n\n"
    "QUILLOTA, Chile, June 3 — A bus fell from a bridge in Quillota on Wednesday, killing six people and injuring "
    "14 others, police said.\n\n"
    "“The brakes failed,” said Ofelia Marchant-Iglu, a passenger.\n"
)


def dateline(*arguments: str, text: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dateline", *arguments],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "NO_COLOR": "1", **environment},
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    assert dateline("demo", "--copy", str(folder)).returncode == 0
    return folder


def test_pipe_in_and_record_out() -> None:
    ran = dateline("read", "-", text=STORY)
    assert ran.returncode == 0, ran.stderr
    assert "6 people" in ran.stdout
    assert "killing six people" in ran.stdout
    assert "\x1b" not in ran.stdout


def test_json_fits_the_printed_schema_and_checks_out(tmp_path: Path) -> None:
    record = tmp_path / "record.jsonl"
    ran = dateline("read", "--json", "-", "-o", str(record), text=STORY)
    assert (ran.returncode, ran.stdout) == (0, "")
    page = json.loads(record.read_text(encoding="utf-8"))
    jsonschema.validate(page, json.loads(dateline("schema").stdout))
    assert page["document"]["text"] == STORY
    assert dateline("check", str(record)).returncode == 0


def test_tampered_record_fails_with_a_code(tmp_path: Path) -> None:
    record = dateline("read", "--json", "-", text=STORY).stdout.replace("killing six people", "killing ten people")
    ran = dateline("check", "-", text=record)
    assert ran.returncode == 1
    assert "DL201" in ran.stdout
    only = dateline("check", "--json", "--select", "DL102", "-", text=record)
    assert {json.loads(line)["code"] for line in only.stdout.splitlines()} == {"DL102"}
    assert dateline("check", "--ignore", "DL", "-", text=record).returncode == 0


def test_whole_demo_reads_checks_and_is_the_same_again(pages: Path) -> None:
    first = dateline("read", "--json", str(pages))
    assert first.returncode == 0, first.stderr
    assert len(first.stdout.splitlines()) == len(PAGES)
    assert dateline("check", "-", text=first.stdout).returncode == 0
    assert dateline("read", "--json", str(pages)).stdout == first.stdout
    schema = jsonschema.Draft202012Validator(json_schema())
    for line in first.stdout.splitlines():
        schema.validate(json.loads(line))


def test_one_bad_page_does_not_lose_the_good_ones(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "bad.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (tmp_path / "empty.html").write_bytes(b"")
    ran = dateline("read", "--json", str(tmp_path))
    assert ran.returncode == 0
    assert len(ran.stdout.splitlines()) == 1
    assert "bad.html" in ran.stderr
    assert "empty.html" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.html", b""),
        ("blank.txt", b" \n\n "),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(300)),
        ("no-text.html", b"<html><head><script>var a=1</script></head><body><img src=x></body></html>"),
    ],
)
def test_unreadable_page_is_one_clear_line_and_exit_3(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    ran = dateline("read", str(tmp_path / name))
    assert ran.returncode == 3
    assert ran.stdout == ""
    (line,) = ran.stderr.splitlines()
    assert name in line
    assert "; " in line


@pytest.mark.parametrize("source", ["missing.html", "*.nothing", "empty-folder"])
def test_nothing_there_is_exit_3(tmp_path: Path, source: str) -> None:
    (tmp_path / "empty-folder").mkdir()
    ran = dateline("read", str(tmp_path / source))
    assert ran.returncode == 3
    assert source in ran.stderr
    assert "Traceback" not in ran.stderr


def test_usage_errors_are_exit_2() -> None:
    assert dateline("read").returncode == 2
    assert dateline("read", "--engine", "no-such", "-", text=STORY).returncode == 2
    assert dateline("read", "--stage", "link", "no-such", "-", text=STORY).returncode == 2
    assert dateline("check").returncode == 2
    assert dateline("demo", "--only", "no-such.html").returncode == 2


def test_check_of_what_is_no_record() -> None:
    assert dateline("check", "no-such-file.jsonl").returncode == 3
    assert dateline("check", "-", text="").returncode == 3
    assert "DL001" in dateline("check", "-", text="not json\n").stdout
    assert "DL301" in dateline("check", "--codes").stdout


@pytest.mark.parametrize("place", ["no/such/file", "."])
def test_output_that_cannot_be_written_says_so(tmp_path: Path, place: str) -> None:
    ran = dateline("read", "-", "-o", str(tmp_path / place), text=STORY)
    assert ran.returncode == 2
    assert "; name a file in a folder that you may write to" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_codes_that_do_not_exist_are_refused() -> None:
    ran = dateline("check", "--select", "DL1,DL999", "-", text="{}")
    assert ran.returncode == 2
    assert "'DL999'" in ran.stderr


@pytest.mark.parametrize("command", ["read {}", "read --json {}", "blocks {}", "feed {}", "demo"])
def test_a_closed_pipe_ends_quietly(pages: Path, command: str) -> None:
    shell = f"{sys.executable} -m dateline {command.format(pages)} | true; exit ${{PIPESTATUS[0]}}"
    ran = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0
    assert "Traceback" not in ran.stderr
    assert "BrokenPipe" not in ran.stderr


def test_help_and_import_load_nothing_heavy() -> None:
    code = (
        "import sys, dateline, dateline.cli.main; "
        "heavy = {'numpy', 'onnxruntime', 'lxml', 'trafilatura', 'rich', 'pydantic', 'fastwarc'} & set(sys.modules); "
        "sys.exit(', '.join(heavy) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, f"loaded at start: {ran.stderr}"


def test_demo_lists_its_pages() -> None:
    listed = dateline("demo", "--list").stdout
    assert all(name in listed for name in PAGES)
    assert len(PAGES) >= 12
    assert all(page_bytes(name) for name in PAGES)


def test_a_damaged_model_ends_the_command_with_the_remedy() -> None:
    @click.group(cls=_Commands)
    def group() -> None: ...

    @group.command()
    def read() -> None:
        raise EncoderModelError(Path("encoder.onnx"), "it is damaged")

    ran = CliRunner().invoke(group, ["read"])
    assert ran.exit_code == 3
    assert "encoder.onnx" in ran.stderr and "Reinstall" in ran.stderr and "Traceback" not in ran.stderr


def test_a_damaged_model_is_no_fault_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(*_: object) -> None:
        raise EncoderModelError(Path("encoder.onnx"), "it is damaged")

    monkeypatch.setattr("dateline.engines.hybrid.HybridEngine.annotate", damaged)
    page = tmp_path / "page.txt"
    page.write_text(STORY)
    with pytest.raises(EncoderModelError):
        run([str(page)], as_json=True, output=None, engine="hybrid", stages=(), quotes=False, quiet=True)
