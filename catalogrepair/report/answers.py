"""A diagnosis in words that every form of report shares, and as plain data."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from catalogrepair.core.diagnosis import Answer, Asked, Diagnosis, kinds
from catalogrepair.core.jsontext import readable
from catalogrepair.core.spoken import listed, number
from catalogrepair.core.words import counted
from catalogrepair.errors import Text

SEEN, DO = Text("Thấy gì", "What was seen"), Text("Làm gì", "What to do")
ASKED, UNMATCHED = Text("Đã đọc", "What was read"), Text("Không xét được", "Could not be judged")
FAULTS = Text("Những chỗ sai và cách xử lý", "What is wrong, and what to do")
NOTES = Text("Đúng như thiết kế, không phải lỗi", "As intended, not a fault")
ROW = Text("Dòng sổ tay", "Playbook row")
NO_LEVEL = Text("không phải lỗi", "no fault")
ABOUT = {
    "order": Text("Đơn", "Order"),
    "product": Text("Mã hàng", "Product"),
    "branch": Text("Chi nhánh", "Branch"),
    "shop": Text("Cửa hàng", "Shop"),
}


def summary(diagnosis: Diagnosis) -> Text:
    """The whole result in one sentence."""
    looked, noun = diagnosis.looked, diagnosis.noun
    faulty = len({(answer.about, answer.subject) for answer in diagnosis.faults})
    if not looked:
        return Text(f"Không có {noun.vi} nào để xét.", f"There are no {noun.en} to look at.")
    seen = Text(f"Đã xét {number(looked).vi} {noun.vi}", f"Looked at {number(looked).en} {noun.en}")
    if not faulty:
        return Text(f"{seen.vi}: không thấy gì sai.", f"{seen.en}: nothing is wrong.")
    things = counted(faulty, "thing needs", "things need")
    return Text(f"{seen.vi}: {number(faulty).vi} chỗ cần xử lý.", f"{seen.en}: {things} something done.")


def asked_texts(diagnosis: Diagnosis) -> list[Text]:
    """Where everything was read, and how many rows."""
    return [
        Text(
            f"{one.what.vi}: {one.name}, {number(one.rows).vi} dòng",
            f"{one.what.en}: {one.name}, {number(one.rows).en} rows",
        )
        for one in diagnosis.asked
    ]


def unmatched_texts(diagnosis: Diagnosis) -> list[Text]:
    """What could not be judged, and why."""
    found = []
    for one in diagnosis.unmatched:
        codes = listed(one.examples)
        more = ", …" if one.count > len(one.examples) else ""
        tail = f" ({codes.vi}{more})" if one.examples else ""
        found.append(
            Text(f"{number(one.count).vi}: {one.why.vi}{tail}.", f"{number(one.count).en}: {one.why.en}{tail}.")
        )
    return found


def level_text(answer: Answer) -> Text:
    """How sure an answer is, or that it is no fault."""
    return answer.level.text if answer.level is not None else NO_LEVEL


def head(answer: Answer) -> Text:
    """The subject and the answer in one line."""
    about = ABOUT[answer.about]
    if answer.about == "shop":
        return answer.title
    return Text(f"{about.vi} {answer.subject}: {answer.title.vi}", f"{about.en} {answer.subject}: {answer.title.en}")


def diagnosis_to_data(diagnosis: Diagnosis) -> dict[str, Any]:
    """Everything a script needs."""
    return {
        "diagnosis": diagnosis.name,
        "summary": {
            "looked_at": diagnosis.looked,
            "faults": len(diagnosis.faults),
            "notes": len(diagnosis.notes),
            "kinds": kinds(diagnosis.answers),
            "text": _both(summary(diagnosis)),
        },
        "tool": diagnosis.tool,
        "created": diagnosis.created,
        "asked": [_asked(one) for one in diagnosis.asked],
        "facts": [_both(text) for text in diagnosis.facts],
        "answers": [answer_to_data(answer) for answer in diagnosis.answers],
        "unmatched": [
            {"why": _both(one.why), "count": one.count, "examples": list(one.examples)} for one in diagnosis.unmatched
        ],
        "warnings": [_both(text) for text in diagnosis.warnings],
    }


def answer_to_data(answer: Answer) -> dict[str, Any]:
    """One answer as JSON values; figures are exact, as texts."""
    return {
        "row": answer.row,
        "kind": answer.kind,
        "level": answer.level.word if answer.level is not None else None,
        "about": answer.about,
        "subject": answer.subject,
        "title": _both(answer.title),
        "seen": [_both(text) for text in answer.seen],
        "do": [_both(text) for text in answer.todo],
        "figures": {key: exact(value) for key, value in answer.figures},
    }


def exact(value: Decimal | str) -> str:
    """A figure as a text that loses nothing: "1250000", "2.5"."""
    if isinstance(value, str):
        return value
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def joined(texts: Iterable[Text], language: str) -> str:
    """Several sentences as one text."""
    return " ".join(text.say(language) for text in texts)


def render_json(diagnosis: Diagnosis) -> bytes:
    """The data as a UTF-8 file, a line for each answer."""
    return readable(diagnosis_to_data(diagnosis)).encode("utf-8", "replace")


def _asked(one: Asked) -> Mapping[str, Any]:
    return {
        "what": _both(one.what), "name": one.name, "rows": one.rows, "sha256": one.sha256, "taken": one.taken,
    }  # fmt: skip


def _both(text: Text) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}
