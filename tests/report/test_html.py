"""The page: safe with any data, self-contained, complete in both languages."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from catalogrepair.report import render
from catalogrepair.text import Given
from tests.report.stories import clean, swallowed

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style></title><script src=//evil.example/x.js></script>",
    "{{ 7 * 7 }} {% raw %}",
    "đầm\x00\x1b[31m\u202egnourt",
    "lone \ud800 surrogate",
    "A" * 10_000,
)
_TAGS = """html head meta title style body header main footer section article aside h1 h2 h3 h4 p dl dt dd div span
ul ol li table thead tbody tr th td code bdi strong details summary svg path"""
TAGS = set(_TAGS.split())
VOID = frozenset({"meta"})


class Page(HTMLParser):
    """Notes every tag, attribute and piece of text; `open` ends empty when tags are balanced."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open and "code" not in self.open:
            self.texts.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.texts))


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_or_code_can_break_the_page(name: str) -> None:
    page = Page(render(swallowed(name, name), ".html", "vi", (name,)))
    assert page.tags <= TAGS
    assert not [attribute for attribute in page.attributes if attribute.startswith("on")]
    assert page.attributes.isdisjoint({"src", "href", "style"})
    assert page.open == []


def test_a_hostile_name_is_shown_as_it_is() -> None:
    assert "<script>alert(1)</script>" in Page(render(swallowed(HOSTILE[0]), ".html", "vi")).text


def test_long_names_are_cut_and_keep_a_tooltip() -> None:
    page = render(swallowed("A" * 10_000), ".html", "vi").decode()
    assert "A" * 2_001 not in page
    assert 'title="AAAA' in page


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_refers_to_nothing_outside_itself(language: str) -> None:
    page = render(swallowed(), ".html", language).decode()
    assert not re.search(r"https?:|//\w|@import|url\(|<link|<script", page)
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert f'<html lang="{language}">' in page


def test_the_vietnamese_page_has_no_english_word() -> None:
    text = Page(render(swallowed(), ".html", "vi", ("ban-sua.xlsx",))).text.lower()
    english = "cell group row rows why how file_ family root level before after note notes change name price the and"
    assert not re.findall(rf"\b({'|'.join(english.split())})\b(?! affected)", text.replace("--rows", ""))


def test_the_english_page_has_vietnamese_only_where_kiotviet_says_it() -> None:
    page = render(swallowed(), ".html", "en").decode()
    page = re.sub(r"<bdi>.*?</bdi>|<span lang=\"vi\">.*?</span>|<p class=\"bar\".*?</p>|“.*?”", "", page)
    text = Page(page.encode()).text
    assert not re.search("[ạảấầẩẫậắằẳẵặẹẻẽếềểễệịọốồổỗộớờởỡợụủứừửữựỳỵỷỹđ]", text)


def test_what_is_to_be_agreed_to_comes_first_in_one_sentence() -> None:
    text = Page(render(swallowed(), ".html", "vi")).text
    assert "2 ô sẽ đổi ở 1 nhóm; 2 chỗ cần hỏi. 1 nhóm hàng đang chặn 2 mã hàng lên Haravan." in text
    assert "Chỉ xét trong tệp này thì không có gì phải sửa." in Page(render(clean(), ".html", "vi")).text


def test_numbers_and_prices_are_written_as_in_vietnam() -> None:
    text = Page(render(swallowed(rows=1_234_567), ".html", "vi")).text
    assert "1.234.567" in text
    assert "315.000" in text and "1.250.000,5" in text
    assert "1,250,000.5" in Page(render(swallowed(), ".html", "en")).text


def test_a_conflict_to_ask_about_is_always_shown() -> None:
    text = Page(render(swallowed(), ".html", "vi")).text
    assert "Quần đùi kaki" in text and "Chưa đổi, cần hỏi" in text and "cần hỏi" in text


def test_five_questions_have_the_safe_answer() -> None:
    page = render(swallowed(), ".html", "vi").decode()
    chosen = re.findall(r'class="choice on">.*?<span lang="vi">(.*?)</span>', page, re.S)
    assert chosen == ["Báo lỗi và dừng import"] * 2 + ["Không"] * 3
    assert "Cập nhật tồn kho?" not in render(clean(), ".html", "vi").decode()


def test_many_notes_fold_on_a_screen_and_stay_in_the_page_for_print() -> None:
    page = render(swallowed(notes=30), ".html", "vi").decode()
    assert "<details>" in page and page.count("Không bán trực tiếp.") == 30
    assert "<details>" not in render(swallowed(notes=2), ".html", "vi").decode()


def test_warnings_about_the_file_are_shown_in_the_language_of_the_page() -> None:
    warned = replace(clean(), warnings=(Given("Thiếu cột Thuộc tính.", "No attribute column."),))
    assert "Thiếu cột Thuộc tính." in Page(render(warned, ".html", "vi")).text
    assert b"No attribute column." in render(warned, ".html", "en")
    assert b"No attribute column." in render(warned, ".json", "vi")
