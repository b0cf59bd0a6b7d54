"""`catalogrepair diagnose webhooks`: is anyone listening?"""

from pathlib import Path

import click

from catalogrepair.cli import options, show
from catalogrepair.cli.language import say


@click.command(
    "webhooks",
    short_help=say("Webhook nào đã bị KiotViet tắt.", "Which webhooks KiotViet switched off."),
    help=say(
        "Còn ai nghe KiotViet không: webhook nào đã bị KiotViet tắt thì app không còn biết có thay đổi. Mã thoát 1 khi "
        "có webhook bị tắt.",
        "Is anyone listening: where KiotViet switched a webhook off, the app hears of no change. Exit code 1 when one "
        "is off.",
    ),
)
@options.reported
def command(report: Path | None, form: str, force: bool) -> int:
    """Ask KiotViet for the hooks that the key can see."""
    from catalogrepair.diagnoses.webhooks import diagnose
    from catalogrepair.shops import keys
    from catalogrepair.shops.kiotviet.sign_in import connect
    from catalogrepair.shops.kiotviet.webhooks import webhooks as hooks_of

    show.refuse_targets([report], force=force)
    key = keys.kiotviet_key()
    with show.progress(), connect(key) as client:
        results = diagnose(hooks_of(client), key.retailer)
    show.results(results, form, report)
    return 0 if results.data["is_whole"] else 1
