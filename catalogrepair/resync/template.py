"""The texts of a hook file as templates that can only fill in: bounded in what they call, count and write.

Jinja2's own sandbox keeps a template from the program, not from running for ever. So there are no calls but
`secret(…)`, no powers, no counting without end, and no text longer than `MOST`: a hook that needs more needs a program.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from typing import Any

from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

MOST = 1 << 20
"""letters of one text; the largest request that a hook sends"""
_STEPS = 100_000
"""turns of all loops of one text together"""
_FILTERS = (
    "abs", "count", "d", "default", "dictsort", "e", "escape", "first", "float", "int", "items", "join", "last",
    "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "replace", "round", "select", "selectattr",
    "sort", "string", "striptags", "sum", "title", "tojson", "trim", "truncate", "unique", "upper", "urlencode",
)  # fmt: skip


class TooMuch(TemplateError):
    """A template that would write or count beyond all measure."""


def fill(text: str, values: Mapping[str, Any], secret: Callable[[str], str], finalize: Callable[[Any], Any]) -> str:
    """A template filled in. Raises whatever its expressions raise, TooMuch where it would not end."""
    environment = _Filling(secret, finalize)
    tree = _Counted().visit(environment.parse(text))
    template = environment.template_class.from_code(environment, environment.compile(tree), {})
    written, size = [], 0
    for piece in template.generate({**values, "secret": secret}):
        written.append(piece)
        size += len(piece)
        _bounded(size)
    return "".join(written)


class _Filling(ImmutableSandboxedEnvironment):
    intercepted_binops = frozenset(["**", "*", "%", "+"])

    def __init__(self, secret: Callable[[str], str], finalize: Callable[[Any], Any]) -> None:
        super().__init__(undefined=StrictUndefined, finalize=finalize)
        self._secret, self._turns = secret, 0
        self.globals.clear()
        self.filters = {name: _watched(FILTERS[name]) for name in _FILTERS}
        self.filters |= {"_counted": self._count, "_joined": lambda parts: _short("".join(map(str, parts)))}

    def is_safe_callable(self, obj: Any) -> bool:
        """Only `secret`: a method of a text could make a million of it."""
        return obj is self._secret

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Numbers may be multiplied; texts and powers grow too fast."""
        if operator == "**" or (operator != "+" and not (_is_number(left) and _is_number(right))):
            raise SecurityError(f"{operator} is not for templates")
        return _short(super().call_binop(context, operator, left, right))

    def _count(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self._turns += 1
            if self._turns > _STEPS:
                raise TooMuch(f"more than {_STEPS} turns of a loop")
            yield item


class _Counted(NodeTransformer):
    """Counts every loop, and measures what `~` joins."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802
        self.generic_visit(node)
        node.iter = nodes.Filter(node.iter, "_counted", [], [], None, None, lineno=node.lineno)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        self.generic_visit(node)
        parts = nodes.List(node.nodes, lineno=node.lineno)
        return nodes.Filter(parts, "_joined", [], [], None, None, lineno=node.lineno)


def _watched(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)  # which keeps Jinja2's marks on it
    def watched(*args: Any, **named: Any) -> Any:
        return _short(function(*args, **named))

    return watched


def _short(value: Any) -> Any:
    """The same value. Raises TooMuch for a text or number of a size that nobody sends."""
    if isinstance(value, str | list | tuple):
        _bounded(len(value))
    elif _is_number(value):
        _bounded(abs(value).bit_length() if isinstance(value, int) else 0)
    return value


def _bounded(size: int) -> None:
    if size > MOST:
        raise TooMuch(f"longer than {MOST} letters")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float)
