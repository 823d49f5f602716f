"""The command group. A command's module is imported when the command runs, so that ``--help`` stays quick."""

from __future__ import annotations

import os
import sys
from enum import IntEnum
from typing import Any

import click

from .. import __version__


class Exit(IntEnum):
    """What the program's exit code says."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    INTERRUPTED = 130


class _Commands(click.Group):
    """Commands whose reader may leave early, and whose model files may be gone."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a closed pipe ends it quietly and well, where Click says failure."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # what is still buffered has nowhere to go, and Python would try again at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(Exit.OK)
        except RuntimeError as error:
            from ..engines.errors import ModelError

            if not isinstance(error, ModelError):
                raise
            click.echo(f"dateline: {error}", err=True)
            sys.exit(Exit.UNREADABLE)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="dateline")
def cli() -> None:
    """Read news pages and keep a record you can check.

    Who did what to whom, where, when, with what harm, according to whom and how sure: every value tied to the
    sentence it came from. Data goes to standard output, messages to standard error; nothing reaches the network
    unless you name a URL.

    Exit codes: 0 ok, 1 findings, 2 usage, 3 unreadable input, 130 interrupted.
    """


@cli.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line (see `dateline schema`).")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output; it appears whole.")
@click.option("--engine", default="hybrid", show_default=True, help="The engine that marks events and attributions.")
@click.option(
    "--stage",
    "stages",
    nargs=2,
    multiple=True,
    metavar="KIND NAME",
    help="Use another installed stage: KIND is normalise, link or resolve. May be repeated.",
)
@click.option("--gazetteer", metavar="FILE", help="Places are looked up in FILE, of `dateline gazetteer build`.")
@click.option("--follow", is_flag=True, help="Fetch the pages of which a feed or sitemap gives only the address.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=100,
    show_default=True,
    metavar="N",
    help="Follow at most N addresses.",
)
@click.option("--no-quotes", is_flag=True, help="Leave out the sentences behind the values.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary; errors are still printed.")
def read(
    sources: tuple[str, ...],
    follow: bool,
    limit: int,
    as_json: bool,
    output: str | None,
    engine: str,
    stages: tuple[tuple[str, str], ...],
    gazetteer: str | None,
    no_quotes: bool,
    quiet: bool,
) -> None:
    """Read pages and print their records.

    A SOURCE is an HTML, MHTML or text file, a feed (RSS, Atom, JSON Feed), a sitemap, an agency's file (NewsML-G2,
    NITF, ninjs), a web archive (WARC, WACZ), each also packed (.gz, .zst), a folder of these, a glob in quotes, an
    http(s) URL, or "-" for standard input. An entry of a feed is a page of its own; what gives only an address is
    fetched with --follow alone, at the site's pace. Pages that cannot be read are named on standard error and the
    others are read all the same; the exit code is 3 only when no page could be read.
    """
    from .read import run

    if gazetteer:
        os.environ["DATELINE_GAZETTEER"] = gazetteer
    sys.exit(
        run(
            sources,
            as_json=as_json,
            output=output,
            engine=engine,
            stages=stages,
            quotes=not no_quotes,
            quiet=quiet,
            follow=follow,
            limit=limit,
        )
    )


@cli.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@click.option("-q", "--quiet", is_flag=True, help="No summary; errors are still printed.")
def feed(sources: tuple[str, ...], as_json: bool, quiet: bool) -> None:
    """List what feeds, sitemaps and agencies' files hold, without reading it.

    A line is an entry: its address, the time it was published, what is given of its text (full, summary or address)
    and its title, with tabs between them. So `dateline feed SOURCE | cut -f1 | xargs dateline read` reads the pages.
    A SOURCE is whatever `dateline read` takes.
    """
    from .feed import run

    sys.exit(run(sources, as_json=as_json, quiet=quiet))


@cli.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--why", is_flag=True, help="Give the features that each answer hangs on.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a page, one a line.")
def blocks(sources: tuple[str, ...], why: bool, as_json: bool) -> None:
    """Show what every block of a page was read as, and why.

    A line is a block: its role, with the kind of furniture; the chance that the block model gives it to be text of the
    story; and its text. With --why the features follow that the chance hangs on, each with the change of log-odds that
    its value makes against a typical one on the page; pages that are no HTML have roles alone. A SOURCE is whatever
    `dateline read` takes.
    """
    from .blocks import run

    sys.exit(run(sources, why=why, as_json=as_json))


@cli.command()
@click.argument("file", metavar="FILE", required=False)
@click.option("--codes", is_flag=True, help="List the codes and what each tests, and stop.")
@click.option("--json", "as_json", is_flag=True, help="Print findings as JSON, one a line.")
@click.option("--select", metavar="CODES", help="Only these codes or prefixes, separated by commas (DL2,DL301).")
@click.option("--ignore", metavar="CODES", help="Not these codes or prefixes.")
@click.option("-q", "--quiet", is_flag=True, help="No summary; findings are still printed.")
def check(file: str | None, codes: bool, as_json: bool, select: str | None, ignore: str | None, quiet: bool) -> None:
    """Test every span, id, hash and reference of a record.

    FILE holds the output of `dateline read --json`; "-" is standard input. Each finding is a line with a code. Exit
    code 1 says that something was found.
    """
    from .check import list_codes, run

    if codes:
        sys.exit(list_codes())
    if file is None:
        raise click.UsageError("Missing argument 'FILE': a file of `dateline read --json`, or - for standard input.")
    sys.exit(run(file, as_json=as_json, select=select, ignore=ignore, quiet=quiet))


@cli.group()
def gazetteer() -> None:
    """Build a file of places from a GeoNames dump, or describe the one in use.

    Dateline ships a gazetteer of 273 thousand places. A larger one is used where --gazetteer or the environment
    variable DATELINE_GAZETTEER names it; DATELINE_PLACES names tables of further places of your own.
    """


@gazetteer.command("build")
@click.argument("folder", metavar="DUMP_DIR")
@click.option("-o", "--output", metavar="FILE", default="places.bin", show_default=True, help="The file to write.")
@click.option(
    "--min-population",
    "least_population",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    metavar="N",
    help="Leave out settlements with fewer people, but for seats of divisions.",
)
@click.option("-q", "--quiet", is_flag=True, help="No progress; errors are still printed.")
def gazetteer_build(folder: str, output: str, least_population: int, quiet: bool) -> None:
    """Build a gazetteer from a folder of GeoNames' files.

    DUMP_DIR holds countryInfo.txt, admin1CodesASCII.txt and allCountries.txt, or files of countries (IQ.txt) or of
    cities (cities500.txt), as they come from download.geonames.org/export/dump, packed (.zip) or not. admin2Codes.txt
    and alternateNamesV2.txt are used where they are there. The file appears whole; equal input gives equal bytes.
    """
    from .gazetteer import run_build

    sys.exit(run_build(folder, output, least_population=least_population, quiet=quiet))


@gazetteer.command("info")
@click.argument("file", metavar="FILE", required=False)
def gazetteer_info(file: str | None) -> None:
    """Describe a gazetteer: FILE, or the one in use."""
    from .gazetteer import run_info

    sys.exit(run_info(file))


@cli.command()
def schema() -> None:
    """Print the JSON Schema of `dateline read --json`."""
    import json

    from ..export.contract import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="Print the records as JSON, one a line.")
@click.option("--list", "listing", is_flag=True, help="List the example pages and what each shows.")
@click.option("--copy", "folder", metavar="DIR", help="Copy the example pages into DIR and stop.")
@click.option("--only", metavar="NAME", help="Read only this page.")
def demo(as_json: bool, listing: bool, folder: str | None, only: str | None) -> None:
    """Read the shipped example pages and say what to try next.

    The pages and all that they tell are invented; they have the mess of real ones.
    """
    from .demo import run

    sys.exit(run(as_json=as_json, listing=listing, folder=folder, only=only))


def main() -> None:
    """Run the command line and exit: with 130 where it was interrupted."""
    try:
        code = cli.main(prog_name="dateline", standalone_mode=False)
        sys.exit(code or 0)
    except click.exceptions.Abort:
        click.echo("interrupted", err=True)
        sys.exit(Exit.INTERRUPTED)
    except KeyboardInterrupt:
        click.echo("interrupted", err=True)
        sys.exit(Exit.INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
