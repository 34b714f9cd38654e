"""The literals of Swift and Python sources, as far as tests of sentences need them."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", '"': '"', "'": "'", "\\": "\\"}
# What stands between two parts of one literal.
JOINT = re.compile(r"\s*\+\s*\Z")
# What stands before many sentences, and is a constant of its own in tests.
PREFIXES = ("One or more parameter values were invalid: ", "1 validation error detected: ")


def literals(swift: str):
    """The literals of a Swift source, each as its parts between interpolations; `+` joins them."""
    position, parts, end = 0, None, 0
    while position < len(swift):
        if swift.startswith("//", position):
            position = swift.find("\n", position) % (len(swift) + 1)
            continue
        hashes = re.match(r'(#*)"', swift[position : position + 4])
        if not hashes:
            position += 1
            continue
        start, (found, position) = position, literal(swift, position, hashes.group(1))
        if parts and JOINT.match(swift[end:start]):
            parts[-1] += found[0]
            parts += found[1:]
        else:
            if parts:
                yield parts
            parts = found
        end = position
    if parts:
        yield parts


def literal(swift: str, position: int, hashes: str) -> tuple[list[str], int]:
    """One literal's parts and where it ends; nested literals of interpolations are left out."""
    position += len(hashes) + 1
    close, escape = '"' + hashes, "\\" + hashes
    if swift.startswith('""', position):
        position, close = position + 2, '"""' + hashes
    parts = [""]
    while position < len(swift) and not swift.startswith(close, position):
        if not swift.startswith(escape, position):
            parts[-1] += swift[position]
            position += 1
            continue
        position += len(escape)
        if swift[position] == "(":
            depth = 0
            while True:
                depth += {"(": 1, ")": -1}.get(swift[position], 0)
                position += 1
                if depth == 0:
                    break
            parts.append("")
        else:
            parts[-1] += ESCAPES.get(swift[position], "")
            position += 1
    return parts, position + len(close)


def said_by_sources() -> dict[str, str]:
    """The parts of sentences that the rooms can say, with the file that says each."""
    found = {}
    for path in sorted((ROOT / "Sources").glob("**/*Sentences*.swift")):
        for parts in literals(path.read_text("utf-8")):
            for part in parts:
                for prefix in PREFIXES:
                    part = part.removeprefix(prefix)
                if len(part.strip()) > 7:
                    found[part.strip()] = str(path.relative_to(ROOT))
    return found


def said_by_tests() -> str:
    """Everything that stands in a literal of a test."""
    texts = []
    for path in (ROOT / "Tests").glob("**/*.swift"):
        texts += ["".join(parts) if len(parts) == 1 else "\n".join(parts) for parts in literals(path.read_text("utf-8"))]
    for path in (ROOT / "Tests/Clients").glob("*.py"):
        if path.name == "test_sentences.py":
            continue
        tree = ast.parse(path.read_text("utf-8"))
        texts += [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return "\n".join(texts)


def asserted() -> list[str]:
    """The literals of tests one by one, with `…` for what stands between their parts."""
    found = []
    for path in (ROOT / "Tests").glob("**/*.swift"):
        found += ["…".join(parts) for parts in literals(path.read_text("utf-8"))]
    for path in (ROOT / "Tests/Clients").glob("*.py"):
        if path.name not in ("sentences.py", "test_sentences.py"):
            found += python_literals(ast.parse(path.read_text("utf-8")))
    return found


def python_literals(tree: ast.AST):
    """The same of a Python source; the parts of an f-string belong together."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(each.value if isinstance(each, ast.Constant) else "…" for each in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def current() -> list[str]:
    """The sentences that AWS says today and a test has to assert."""
    lines = (Path(__file__).parent / "current_sentences.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("#", "[", "?"))]


def pattern(sentence: str) -> re.Pattern:
    """A sentence with what varies left open, within one literal; tests have the prefix as a constant."""
    parts = sentence.removeprefix("OoM ").split("…")
    return re.compile("[^\\0]*".join(re.escape(part) for part in parts))
