"""The command line: parse, call `repair`, print, exit."""

import gc
import os
import sys

from catalogrepair.cli.language import choose, language
from catalogrepair.errors import CatalogRepairError, Text

_INTERRUPTED = Text("Đã dừng theo yêu cầu; không có tệp dở dang nào.", "Interrupted; no half-written file is left.")


def main(arguments: list[str] | None = None) -> int:
    """Run one command line and exit with its documented code."""
    # One short job that frees nothing until its end: looking for garbage among its rows only costs time.
    gc.disable()
    words = sys.argv[1:] if arguments is None else arguments
    _speak_utf8()
    choose(words)
    sys.exit(_run(words))


def _speak_utf8() -> None:
    """UTF-8 on any code page: a Windows pipe would otherwise fail on the first Vietnamese letter."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _run(words: list[str]) -> int:
    import click

    from catalogrepair.cli.commands import cli

    code: int | None = 0
    try:
        code = cli.main(words, prog_name="catalogrepair", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except CatalogRepairError as error:
        _show(error)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort) as stop:
        # click makes an Abort of it and keeps what was raised as the cause.
        said = (*stop.args, *(stop.__cause__.args if stop.__cause__ else ()))
        far = [text.say(language()) for text in said if isinstance(text, Text)]
        sys.stderr.write("\n".join([*far, _INTERRUPTED.say(language())]) + "\n")
        return 130
    except (BrokenPipeError, SystemExit):
        # The reader of our output has gone (`| head`; click makes a SystemExit of it): nothing is left to say, and
        # Python must not try at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return int(code or 0)


def _show(error: CatalogRepairError) -> None:
    hint = f" {error.hint.say(language())}" if error.hint else ""
    lines = [Text("Lỗi: ", "Error: ").say(language()) + error.text.say(language()) + hint]
    lines += [f"  - {detail.say(language())}" for detail in error.details[:50]]
    if len(error.details) > 50:
        rest = len(error.details) - 50
        lines.append(Text(f"  … và {rest} chỗ nữa", f"  … and {rest} more").say(language()))
    sys.stderr.write("\n".join(lines) + "\n")
