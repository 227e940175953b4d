"""What in `pages` changes something outside its process, and whether a right is asked for first.

A function with an effect writes to a disk or starts a process. It is asked for a right when it is
marked by `acts`, calls `require`, answers a route, which the gate guards, or when that holds for
everything that calls it.
"""

import ast
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
WRITING = frozenset(("write_text", "write_bytes", "unlink", "mkdir", "rmdir", "chmod"))
MOVING = frozenset(("replace", "rename"))  # of a path, which takes one argument
MODULES = frozenset(("os", "shutil", "subprocess"))
READING = frozenset(("getpid", "environ", "cpu_count", "get_terminal_size", "TimeoutExpired"))
READING |= frozenset(
    ("setpriority", "PRIO_PROCESS", "killpg", "fsync", "name", "PIPE", "urandom", "geteuid")
)
READING |= frozenset(("sysconf", "fsdecode", "disk_usage"))
ACCESS = "pages.shared.access"
# What these do to accounts is asked for by whoever calls them.
ACCOUNTS = frozenset((f"{ACCESS}.accounts", f"{ACCESS}.links"))
LOOKS = frozenset(("listed", "has_admin", "named", "key_of"))
Place = tuple[str, str]  # module, function or method; "" is what the module itself runs
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass
class Known:
    """What one function does and names."""

    has_effect: bool = False
    is_asked: bool = False
    actions: set[str] = field(default_factory=set)
    named: set[Place] = field(default_factory=set)
    handed: set[Place] = field(default_factory=set)  # to which it hands a function of its own


def functions() -> dict[Place, Known]:
    """Every function of `pages`, by where it stands."""
    found: dict[Place, Known] = {}
    trees = {module(path): ast.parse(path.read_text("utf-8")) for path in _files()}
    for name, tree in trees.items():
        imported, own = _imported(tree), _own(tree)
        for where, parts in own.items():
            known = found.setdefault((name, where), Known())
            for part in parts:
                _look(part, name, known, imported, set(own))
            if not name.startswith(ACCESS):
                known.has_effect |= any(_administers(named) for named in known.named)
    for name, tree in trees.items():
        for where in _answering(tree):
            if (name, where) in found:
                found[name, where].is_asked = True
    return found


def unasked(found: dict[Place, Known], besides: Collection[Place] = ()) -> set[Place]:
    """The functions with an effect for which no right is asked, `besides` those that need none."""
    callers: defaultdict[Place, set[Place]] = defaultdict(set)
    for caller, known in found.items():
        for named in known.named & found.keys() - {caller}:
            callers[named].add(caller)

    def is_asked(place: Place, way: frozenset[Place]) -> bool:
        handed = found[place].handed & found.keys()
        if found[place].is_asked or any(found[one].is_asked for one in handed):
            return True
        if place in way or place in besides:
            return True
        above = callers[place]
        return bool(above) and all(is_asked(one, way | {place}) for one in above)

    return {
        place for place, known in found.items() if known.has_effect and not is_asked(place, _NONE)
    }


_NONE: frozenset[Place] = frozenset()


def module(path: Path) -> str:
    """The name of a file as a module."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _files() -> Iterator[Path]:
    yield from sorted((ROOT / "pages").rglob("*.py"))


def _own(tree: ast.Module) -> dict[str, list[ast.AST]]:
    """The functions and methods of a module; what is inside one belongs to it."""
    own: dict[str, list[ast.AST]] = {"": []}
    for node in tree.body:
        if isinstance(node, Function):
            own.setdefault(node.name, []).append(node)
        elif isinstance(node, ast.ClassDef):
            for part in node.body:
                name = part.name if isinstance(part, Function) else ""
                own.setdefault(name, []).append(part)
        else:
            own[""].append(node)
    return own


def _imported(tree: ast.Module) -> dict[str, Place]:
    """What each imported name means: a module of ours with "", or a function in one."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for name in node.names:
                found[name.asname or name.name] = (node.module, name.name)
    return found


def _handed(part: ast.AST, node: ast.AST) -> str:
    """The function to which a call hands one that is made inside this one; "" for any other."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return ""
    made = {one.name for one in ast.walk(part) if isinstance(one, Function) and one is not part}
    given = {one.id for one in node.args if isinstance(one, ast.Name)}
    return node.func.id if given & made else ""


def _look(
    part: ast.AST, name: str, known: Known, imported: dict[str, Place], own: set[str]
) -> None:
    for node in ast.walk(part):
        known.has_effect |= _is_effect(node)
        if handed := _handed(part, node):
            known.handed.add(imported.get(handed, (name, handed)))
        if (action := _asks(node)) is not None:
            known.is_asked = True
            known.actions.add(action)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            known.named.add(imported.get(node.id, (name, node.id)))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            base = imported.get(node.value.id)
            known.named.add((".".join(base), node.attr) if base else (name, node.attr))
        elif isinstance(node, ast.Attribute) and node.attr in own:
            known.named.add((name, node.attr))


def _is_effect(node: ast.AST) -> bool:
    base = node.value if isinstance(node, ast.Attribute) else None
    if isinstance(node, ast.Attribute) and isinstance(base, ast.Name) and base.id in MODULES:
        return node.attr not in READING
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Attribute):
        what = node.func.attr
        moves = what in MOVING and len(node.args) == 1 and not node.keywords
        return moves or what in WRITING or (what == "open" and _writes(node, 0))
    return isinstance(node.func, ast.Name) and node.func.id == "open" and _writes(node, 1)


def _administers(named: Place) -> bool:
    is_act = named[0] in ACCOUNTS and named[1].islower() and named[1] not in LOOKS
    return is_act or (named[0] == f"{ACCESS}.sessions" and named[1].startswith("end"))


def _writes(call: ast.Call, at: int) -> bool:
    modes = [*call.args[at : at + 1], *(one.value for one in call.keywords if one.arg == "mode")]
    return any(isinstance(mode, ast.Constant) and {*str(mode.value)} & {*"wax+"} for mode in modes)


def _asks(node: ast.AST) -> str | None:
    """The action for which a call asks; "" when it is known only when it is called."""
    if not isinstance(node, ast.Call):
        return None
    called = node.func.attr if isinstance(node.func, ast.Attribute) else None
    called = node.func.id if isinstance(node.func, ast.Name) else called
    if called not in ("acts", "require") or not node.args:
        return None
    first = node.args[0]
    return str(first.value) if isinstance(first, ast.Constant) else ""


def _answering(tree: ast.Module) -> Iterator[str]:
    """What is named where a route of the server is declared: the functions that answer it."""
    for node in ast.walk(tree):
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Name) and called.id == "Route":
            for part in ast.walk(node):
                if isinstance(part, ast.Name):
                    yield part.id
                elif isinstance(part, ast.Attribute):
                    yield part.attr
