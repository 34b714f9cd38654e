"""What the pytest plugin records and replays, and which recordings a run left unused."""

from __future__ import annotations

import hashlib
import os
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any, Dict, List, NamedTuple, Optional, Set, Tuple

import pytest

from . import _sentences
from .errors import ControlError, DynamockError, VaultFailed

if TYPE_CHECKING:
    from ._database import Database

MARKER = "dynamock_recording"
DEFAULT_PATH = ".dynamock_vault"
OUTPUT = "dynamock_vault"
# Between the file of a test and the test, in the name of its cassette.
INNER = ".."
# The command line's words for recording; here it is an option of pytest.
COMMAND = re.compile(r"(\n|; )record it: dynamock record [^\n]*")
FAILURES = ("NoUpstream", "UnexpectedRequest")
NARROWING = (
    ("keyword", "-k"), ("markexpr", "-m"), ("deselect", "--deselect"), ("lf", "--lf"), ("stepwise", "--stepwise"),
    ("ignore", "--ignore"), ("ignore_glob", "--ignore-glob"), ("collectonly", "--collect-only"),
)


class Place(NamedTuple):
    """A cassette of a vault, and whether a marker names it."""

    path: str
    cassette: str
    is_named: bool


def module_of(nodeid: str) -> str:
    """Returns the first part of a cassette's name, which stands for the file of a test and for no other one."""
    file = nodeid.split("::")[0]
    # A hyphen stands for a slash, and INNER for the end.
    return _named(file.replace("/", "-"), file, "-" in file or INNER in file, 50)


def cassette_of(nodeid: str) -> str:
    """Returns the cassette of a test, at most 100 characters: its file, and its name."""
    test = ".".join(nodeid.split("::")[1:])
    return module_of(nodeid) + INNER + _named(test, test, False, 48)


def _named(text: str, whole: str, is_unclear: bool, limit: int) -> str:
    """Returns a text as a part of a cassette's name, with a checksum if something of it is lost."""
    name = re.sub(r"[^A-Za-z0-9._-]", "-", text.replace(INNER, "-")).lstrip(".")
    if name == text and len(name) <= limit and not is_unclear:
        return name
    return f"{name[:limit - 9]}-{hashlib.sha256(whole.encode()).hexdigest()[:8]}"


class Run:
    """What one run did, as far as it matters to unused recordings; workers send theirs to the controller."""

    def __init__(self) -> None:
        self.nodes: Dict[Tuple[str, str], Set[str]] = {}
        self.named: Set[Tuple[str, str]] = set()
        self.modules: Set[str] = set()
        self.sizes: Optional[Dict[str, int]] = None
        self.reasons: Set[str] = set()

    def begin(self, paths: Set[str]) -> None:
        """Notes how long the ledgers of the vaults are before the first test."""
        self.sizes = {
            str(file): file.stat().st_size for path in paths for file in (Path(path) / ".use").glob("*")
        }

    def json(self) -> Dict[str, Any]:
        """Returns it in a form that a worker can send."""
        return {
            "nodes": [[*place, sorted(nodes)] for place, nodes in self.nodes.items()],
            "named": [list(place) for place in self.named],
            "modules": sorted(self.modules),
            "sizes": self.sizes or {},
            "reasons": sorted(self.reasons),
        }

    def add(self, sent: Dict[str, Any]) -> None:
        """Adds what a worker sent."""
        for path, cassette, nodes in sent["nodes"]:
            self.nodes.setdefault((path, cassette), set()).update(nodes)
        self.named.update((path, cassette) for path, cassette in sent["named"])
        self.modules.update(sent["modules"])
        self.reasons.update(sent["reasons"])
        sizes: Dict[str, int] = sent["sizes"]
        if self.sizes is not None:
            # A worker that began later has seen what others had written by then.
            sizes = {name: min(size, self.sizes[name]) for name, size in sizes.items() if name in self.sizes}
        self.sizes = sizes


class Recordings:
    """Where tests record and replay in this run; a plugin, for the sake of hooks that are given no configuration."""

    def __init__(self, config: Any, url: str) -> None:
        self._config = config
        self.records = bool(config.getoption("--dynamock-record"))
        self.clears = bool(config.getoption("--dynamock-clear-unused"))
        self.checks = bool(config.getoption("--dynamock-fail-on-unused"))
        given = config.getoption("--dynamock-upstream")
        if given and not self.records:
            raise pytest.UsageError(_sentences.upstream_unused())
        self.upstream = str(given or config.getini("dynamock_upstream") or "aws")
        self._operations = _names(config.getini("dynamock_operations"))
        self._writes = _names(config.getini("dynamock_writes"))
        named = str(config.getini("dynamock_vault_path"))
        if not named and self._operations:
            named = DEFAULT_PATH
        #: The folder of the vault of all tests, or None.
        self.path: Optional[str] = str(config.rootpath / named) if named else None
        self._is_remote = bool(url)
        if self.path is not None and url:
            raise pytest.UsageError(_sentences.vault_at_url())
        self._run = Run()
        self._passed: Set[str] = set()
        self._others: Set[str] = set()
        self.lines: List[str] = []

    @property
    def counts_use(self) -> bool:
        """Whether unused recordings matter in this run."""
        return self.clears or self.checks

    def header(self) -> Optional[str]:
        """Returns a line about the vault of all tests."""
        if self.path is None:
            return None
        return _sentences.vault_header(self._shown(self.path), self.upstream if self.records else None)

    # A test

    def place(self, item: pytest.Item) -> Optional[Place]:
        """Returns the cassette of a test, or None if it has none."""
        marker = item.get_closest_marker(MARKER)
        if marker is None:
            return None if self.path is None else Place(self.path, cassette_of(item.nodeid), False)
        if len(marker.args) != 1 or marker.kwargs or not isinstance(marker.args[0], (str, type(None))):
            raise pytest.UsageError(_sentences.bad_recording())
        if marker.args[0] is None:
            return None
        if self._is_remote:
            raise pytest.UsageError(_sentences.vault_at_url())
        folder, _, cassette = marker.args[0].rpartition("/")
        path = str(self._config.rootpath / folder) if folder else self.path
        return Place(path or str(self._config.rootpath / DEFAULT_PATH), cassette, True)

    def open(self, database: "Database", place: Place) -> None:
        """Opens a test's cassette in its database."""
        settings: Dict[str, Any] = {"operations": self._operations} if self._operations else {}
        if self.records:
            settings["upstream"] = self.upstream
            if self._writes:
                settings["writes"] = self._writes
        database.open_vault("record" if self.records else "replay", place.path, place.cassette, **settings)

    def failure(self, database: "Database", item: pytest.Item) -> Optional[VaultFailed]:
        """Returns why a test fails: requests without a recording, or that could not be recorded."""
        try:
            if not self.records:
                told = [str(each["message"]) for each in database.misses()]
            else:
                told = [call.message or "" for call in database.calls if call.error in FAILURES]
                trouble = database.vault().get("failure")
                told += [str(trouble)] if trouble else []
        except DynamockError as error:
            # The test has dropped its database, or ended its vault.
            if isinstance(error, ControlError) and error.code in ("NoSuchDatabase", "VaultOff"):
                return None
            raise
        if not told:
            return None
        if self.records:
            return VaultFailed(_sentences.not_recorded(told))
        nearest = [COMMAND.sub("", each) for each in told]
        return VaultFailed(_sentences.no_recording(nearest, shlex.quote(item.nodeid)))

    def close(self, database: "Database", item: pytest.Item) -> Optional[VaultFailed]:
        """Closes a test's cassette; returns what has gone wrong, with what fixtures did after the test."""
        fault = self.failure(database, item)
        try:
            database.close_vault()
        except ControlError as error:
            if error.code != "NoSuchDatabase":
                raise
        return fault

    # The run

    def collected(self, items: List[pytest.Item]) -> None:
        """Notes which tests there are, and which recordings were used before them."""
        if not self.counts_use:
            return
        paths: Set[str] = set() if self.path is None else {self.path}
        for item in items:
            self._run.modules.add(module_of(item.nodeid))
            place = self.place(item)
            if place is not None:
                paths.add(place.path)
                self._run.nodes.setdefault(place[:2], set()).add(item.nodeid)
                if place.is_named:
                    self._run.named.add(place[:2])
        self._run.begin(paths)

    def add_reason(self, reason: str) -> None:
        """Notes why the run is a partial one."""
        self._run.reasons.add(reason)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Notes that tests could not be collected."""
        if report.failed:
            self.add_reason(_sentences.NOT_COLLECTED)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Notes which tests passed from beginning to end."""
        if report.when == "call" and report.passed:
            self._passed.add(report.nodeid)
        elif not report.passed:
            self._others.add(report.nodeid)

    def add_worker(self, output: Optional[Dict[str, Any]]) -> None:
        """Adds the run of a worker; one that crashed leaves the run a partial one."""
        if output is None or OUTPUT not in output:
            self.add_reason(_sentences.WORKER_LOST)
        else:
            self._run.add(output[OUTPUT])

    def sent(self) -> Dict[str, Any]:
        """Returns what a worker sends."""
        return self._run.json()

    def _reasons(self) -> List[str]:
        option = self._config.option
        found = [flag for name, flag in NARROWING if getattr(option, name, None)]
        if any("::" in str(argument) for argument in self._config.args):
            found.append(_sentences.NODE_IDS)
        return found + sorted(self._run.reasons)

    @property
    def _is_whole(self) -> bool:
        """Whether the command line names no part of the project."""
        root: Path = self._config.rootpath
        if self._config.args_source != self._config.ArgsSource.ARGS:
            return True
        return any(Path(str(argument)).resolve() in (root, *root.parents) for argument in self._config.args)

    def finish(self, books: Any, status: int) -> bool:
        """Reports or removes unused recordings; returns whether the run fails for them."""
        if not self.counts_use:
            return False
        if self.path is None and not self._run.nodes:
            self.lines.append(_sentences.no_vault_used())
            return False
        reasons = self._reasons()
        if status not in (0, 1):
            reasons.append(_sentences.CUT_SHORT)
        if reasons:
            self.lines.append(_sentences.partial_run(reasons))
            return False
        if self.clears and status != 0:
            self.lines.append(_sentences.failed_run())
            if not self.checks:
                return False
        unused = self._unused()
        if not unused:
            self.lines.append(_sentences.all_used())
        if self.clears and status == 0:
            unused = {place: files for place, files in unused.items() if not self._prune(books, place, files)}
        if self.checks:
            for (path, cassette), files in sorted(unused.items()):
                self.lines += [_sentences.unused(self._shown(path), cassette, file) for file in sorted(files)]
        return self.checks and bool(unused)

    def _unused(self) -> "Dict[Tuple[str, str], Set[str]]":
        """Returns the recordings that this run did not use, of tests that passed and of those that are gone."""
        found: Dict[Tuple[str, str], Set[str]] = {}
        paths = {path for path, _ in self._run.nodes} | ({self.path} if self.path else set())
        for path in paths:
            for folder in Path(path).glob("[!.]*/"):
                place = (path, folder.name)
                if not folder.is_dir() or not self._counts(place):
                    continue
                files = {file.name for file in folder.glob("*.json")} - self._used(place)
                if files:
                    found[place] = files
        return found

    def _counts(self, place: Tuple[str, str]) -> bool:
        """Whether all tests of a cassette ran from beginning to end, or all of its tests are gone."""
        nodes = self._run.nodes.get(place)
        if nodes is None:
            module, inner, _ = place[1].partition(INNER)
            return place[0] == self.path and bool(inner) and module in self._run.modules
        if place in self._run.named and not self._is_whole:
            return False
        return nodes <= self._passed and not nodes & self._others

    def _ledgers(self, place: Tuple[str, str]) -> List[Path]:
        prefix = place[1] + "."
        folder = Path(place[0]) / ".use"
        names = os.listdir(folder) if folder.is_dir() else []
        return [folder / name for name in names if name.startswith(prefix) and "." not in name[len(prefix):]]

    def _new(self, ledger: Path) -> bytes:
        """Returns what a ledger has got since the run began."""
        text = ledger.read_bytes()
        before = (self._run.sizes or {}).get(str(ledger), 0)
        return text[before:] if before <= len(text) else text

    def _used(self, place: Tuple[str, str]) -> Set[str]:
        return {name for ledger in self._ledgers(place) for name in self._new(ledger).decode().split("\n")}

    def _prune(self, books: Any, place: Tuple[str, str], files: Set[str]) -> bool:
        """Removes the unused recordings of a cassette, by means of a server, which knows who else has it open."""
        for ledger in self._ledgers(place):
            ledger.write_bytes(self._new(ledger))
        try:
            with books.instance({}, program=True).create() as database:
                database.open_vault("replay", *place)
                removed = database.prune_vault()
                database.close_vault()
        except DynamockError as error:
            self.lines.append(_sentences.not_cleared(self._shown(place[0]), place[1], error))
            return False
        folder = Path(place[0]) / place[1]
        if not any(folder.glob("*.json")):
            # No recording is left: the folder of a test that is gone goes too.
            (folder / "order.txt").unlink(missing_ok=True)
            if not any(folder.iterdir()):
                folder.rmdir()
        self.lines += [_sentences.cleared(self._shown(place[0]), place[1], file) for file in sorted(removed)]
        return files <= set(removed)

    def _shown(self, path: str) -> str:
        try:
            return str(Path(path).relative_to(self._config.rootpath))
        except ValueError:
            return path


def _names(text: Any) -> List[str]:
    """Returns names with commas or white space between them."""
    return [name for name in re.split(r"[,\s]+", str(text)) if name]
