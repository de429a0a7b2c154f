"""What the engine can say to a player, read from its source.

Lives here: :func:`sentences`. May import: the standard library. Promises: finds the words of every error of
the engine's tree that is made anywhere in it, and of what the engine remarks on a turn, with what can stand
in their gaps as far as that can be followed through names, parameters and what functions return; every
f-string becomes one text with ``{}`` for each gap.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

GAP = "{}"
GAPS = re.compile(r"\{[^{}]*\}")
ROOT_ERROR = "EngineError"
ALSO = {
    "UnreadableError": 0,
    "Remark": 0,
    "Failed": 1,
    "LatePicture": 4,
    "Unauthorized": 0,
    "Forbidden": 0,
    "TooManyRequests": 0,
    "ServiceUnavailable": 0,
}
"""Besides the engine's errors: what carries words to the player, and as which argument. The last ones are
what a service says at its door to anybody, also to a window."""
RETURNED = ("_patience", "_in_short", "_short_history")
"""Functions whose words go to the player by ways that are not followed."""
FURTHEST = 8
"""Steps from an error to where its words come from."""
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Said:
    """A sentence, or what stands in a gap of one, and where in the source it is."""

    text: str
    place: str
    """``sessions/codec.py``, below ``engine``."""


@dataclass
class Module:
    """One file of the engine."""

    place: str
    tree: ast.Module
    parents: dict[ast.AST, ast.AST] = field(default_factory=dict)

    @property
    def dotted(self) -> str:
        return "engine." + self.place.removesuffix(".py").replace("/", ".")

    def function_of(self, node: ast.AST) -> Function | None:
        """The function in which something stands."""
        while (parent := self.parents.get(node)) is not None:
            if isinstance(parent, Function):
                return parent
            node = parent
        return None


@dataclass
class Source:
    """The whole engine."""

    modules: list[Module]

    @cached_property
    def errors(self) -> set[str]:
        """Names of all classes of the tree of errors."""
        found, before = {ROOT_ERROR}, 0
        while len(found) != before:
            before = len(found)
            for module in self.modules:
                for node in ast.walk(module.tree):
                    if isinstance(node, ast.ClassDef) and found & {_name(base) for base in node.bases}:
                        found.add(node.name)
        return found

    @cached_property
    def functions(self) -> dict[str, list[tuple[Module, Function]]]:
        found = defaultdict(list)
        for module in self.modules:
            for node in ast.walk(module.tree):
                if isinstance(node, Function):
                    found[node.name].append((module, node))
        return found

    @cached_property
    def calls(self) -> dict[str, list[tuple[Module, ast.Call]]]:
        found = defaultdict(list)
        for module in self.modules:
            for node in ast.walk(module.tree):
                if isinstance(node, ast.Call):
                    found[_name(node.func)].append((module, node))
        return found


class Follower:
    """Follows expressions to the texts they can be."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.found: dict[str, Said] = {}
        self._seen: set[tuple[int, int]] = set()

    def follow(self, module: Module, node: ast.expr, depth: int = 0) -> None:
        """Everything that this can say."""
        for text in self._texts(module, node, depth):
            plain = GAPS.sub(GAP, text)
            if plain.replace(GAP, "").strip(" .,:;-/'()[]"):
                self.found.setdefault(plain, Said(plain, module.place))

    def follow_returned(self, module: Module, function: Function, depth: int = 0) -> None:
        """Everything that a function returns, also as part of a tuple."""
        for each in ast.walk(function):
            if isinstance(each, ast.Return | ast.Yield) and each.value is not None:
                parts = each.value.elts if isinstance(each.value, ast.Tuple) else [each.value]
                for part in parts:
                    self.follow(module, part, depth)
            elif isinstance(each, ast.Assign) and isinstance(each.value, ast.Tuple):
                for part in each.value.elts:
                    if isinstance(part, ast.JoinedStr | ast.Constant):
                        self.follow(module, part, depth)

    def _texts(self, module: Module, node: ast.expr, depth: int) -> Iterator[str]:
        if depth > FURTHEST:
            return
        match node:
            case ast.Constant(value=str(text)):
                yield text
            case ast.JoinedStr(values=values):
                parts = ""
                for each in values:
                    if isinstance(each, ast.Constant):
                        parts += str(each.value)
                    elif isinstance(each, ast.FormattedValue):
                        parts += GAP
                        self._gap(module, each.value, depth)
                yield parts
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                heads, tails = list(self._texts(module, left, depth)), list(self._texts(module, right, depth))
                yield from (head + tail for head in heads or [GAP] for tail in tails or [GAP])
            case ast.IfExp(body=body, orelse=other):
                yield from self._texts(module, body, depth)
                yield from self._texts(module, other, depth)
            case ast.BoolOp(values=values):
                for each in values:
                    yield from self._texts(module, each, depth)
            case ast.Name() | ast.Attribute() | ast.Call():
                self._gap(module, node, depth)

    def _gap(self, module: Module, node: ast.expr, depth: int) -> None:
        """What stands in a gap says what it says by itself."""
        if (id(node), 0) in self._seen:
            return
        self._seen.add((id(node), 0))
        match node:
            case ast.Name(id=name):
                for where, each in self._meant(module, node, name):
                    self.follow(where, each, depth + 1)
            case ast.Attribute(attr=name):
                for each in _assigned(module.tree, name):
                    self.follow(module, each, depth + 1)
            case ast.Call(func=func) if _name(func) not in self._source.errors:
                if _name(func) == "format" and isinstance(func, ast.Attribute):
                    self._gap(module, func.value, depth)
                for where, function in self._source.functions.get(_name(func), ()):
                    if where is module or len(self._source.functions[_name(func)]) == 1:
                        self.follow_returned(where, function, depth + 1)
                for each in node.args:
                    if isinstance(each, ast.JoinedStr | ast.BinOp | ast.IfExp):
                        self.follow(module, each, depth + 1)
            case _:
                self.follow(module, node, depth)

    def _meant(self, module: Module, node: ast.AST, name: str) -> Iterator[tuple[Module, ast.expr]]:
        """What a name can stand for: what is assigned to it, or what its function is called with."""
        function = module.function_of(node)
        while function is not None:
            yield from ((module, each) for each in _assigned(function, name))
            arguments = [each.arg for each in (*function.args.posonlyargs, *function.args.args)]
            only = [each.arg for each in function.args.kwonlyargs]
            if name in (*arguments, *only):
                at = arguments.index(name) if name in arguments else None
                method = arguments[:1] in (["self"], ["cls"])
                known = self._source.calls.get(function.name, [])
                alike = [each for _, each in self._source.functions[function.name]]
                alone = all(name in [arg.arg for arg in each.args.args] for each in alike)
                for where, call in known:
                    if where is module or alone:
                        yield from ((where, each) for each in _given(call, name, at, method))
                return
            function = module.function_of(function)
        yield from ((module, each) for each in _assigned(module.tree, name, deep=False))
        for each in module.tree.body:
            if isinstance(each, ast.ImportFrom) and name in [alias.name for alias in each.names]:
                for other in self._source.modules:
                    if other.dotted == each.module:
                        yield from ((other, found) for found in _assigned(other.tree, name, deep=False))


def sentences(engine: Path) -> list[Said]:
    """Everything that the engine can say to a player, in order of the files."""
    source = Source([_module(engine, path) for path in sorted(engine.rglob("*.py"))])
    follower = Follower(source)
    for name in sorted({*source.errors, *ALSO}):
        at = ALSO.get(name, 0)
        for module, call in source.calls.get(name, ()):
            for each in call.args[at : at + 1]:
                follower.follow(module, each)
    for name in RETURNED:
        for module, function in source.functions[name]:
            follower.follow_returned(module, function)
    return sorted(follower.found.values(), key=lambda each: (each.place, each.text))


def _module(engine: Path, path: Path) -> Module:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    module = Module(path.relative_to(engine).as_posix(), tree)
    for parent in ast.walk(tree):
        for child in ast.iter_child_nodes(parent):
            module.parents[child] = parent
    return module


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _given(call: ast.Call, name: str, at: int | None, method: bool) -> Iterator[ast.expr]:
    for keyword in call.keywords:
        if keyword.arg == name:
            yield keyword.value
    if at is not None:
        place = at - (1 if method else 0)
        if 0 <= place < len(call.args):
            yield call.args[place]


def _assigned(scope: ast.AST, name: str, *, deep: bool = True) -> Iterator[ast.expr]:
    """Everything that is assigned to a name, or to an attribute of that name, in a scope."""
    for node in ast.walk(scope) if deep else ast.iter_child_nodes(scope):
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    yield from _paired(target, value, name)
            case ast.AnnAssign(target=target, value=value) if value is not None:
                yield from _paired(target, value, name)
            case ast.For(target=target, iter=ast.Tuple(elts=rows)):
                for row in rows:
                    yield from _paired(target, row, name)


def _paired(target: ast.expr, value: ast.expr, name: str) -> Iterator[ast.expr]:
    if _name(target) == name:
        yield value
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, other in zip(target.elts, value.elts, strict=False):
            yield from _paired(one, other, name)
