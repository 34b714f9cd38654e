"""Every message of the package, in one place."""

from __future__ import annotations

from typing import Iterable, List, Optional


def no_library(path: str) -> str:
    return (
        f"The library of dynamock is not at {path}. A wheel contains it; in a checkout, build it with"
        " `make library` and set DYNAMOCK_LIBRARY to its path. dynamock.Server() needs the program only."
    )


def unloadable_library(path: str, reason: str) -> str:
    return f"The library of dynamock at {path} cannot be loaded: {reason}."


def other_abi(path: str, found: int, wanted: int) -> str:
    return f"The library at {path} has version {found} of dynamock's C interface; this package needs {wanted}."


FORKED = (
    "This process was forked from one that has the database in a file."
    " Serve it (`database.serve()`) and hand the URL to children, or start them with 'spawn'."
)
CLOSED = "The instance is closed."
INVALID = "The library rejected the call: an argument is missing."
NO_ANSWER = "The connection was closed without a response."
NO_ANSWER_YET = "No response came in time."
NOT_OPENED = "The database could not be opened."


def no_program(path: str) -> str:
    return (
        f"The program of dynamock is not at {path}. A wheel contains it; in a checkout, build it with"
        " `make build` and set DYNAMOCK_BINARY to its path."
    )


def not_started(output: str) -> str:
    return f"The server did not start: {output.strip() or 'it printed nothing.'}"


def not_reached(url: str, reason: object) -> str:
    return f"No dynamock answers at {url}: {reason}."


def bad_url(url: str) -> str:
    return f"{url!r} is no URL of a server, such as http://localhost:8000."


def no_boto(what: str) -> str:
    return f"{what} needs boto3: pip install 'dynamock[boto3]'."


def default_is_kept() -> str:
    return "The default database cannot be dropped; reset it, or close the instance."


def served_elsewhere(url: str) -> str:
    return f"This instance is a server already, at {url}."


def refused_call(service: str, operation: str) -> str:
    return (
        f"{service} {operation} would have reached AWS: no dynamock database is active here."
        " Use the fixture `dynamock`, dynamock.patch(), or mark the test with dynamock_allow_aws."
    )


def frozen(operation: str, database: str) -> str:
    return (
        f"{operation} would change the seeded database {database}, which tests are forked from."
        " Write to the fork that the fixture `dynamock` gives, or to the database that `dynamock_seed` fills."
    )


def not_active() -> str:
    return "dynamock.stop() without dynamock.start()."


def real_clock() -> str:
    return "The clock is the machine's; open the instance with clock='manual' to move it."


def no_origin(name: str) -> str:
    return f"The database {name} is no fork, so that there is nothing to compare it with."


def unknown_span(span: str, spans: Iterable[str]) -> str:
    return f"{span!r} is no span of the statistics; there are: {', '.join(spans)}."


def over_budget(failures: Iterable[str], calls: Iterable[str]) -> str:
    lines: List[str] = ["dynamock_budget: " + "; ".join(failures)]
    return "\n".join(lines + [f"  {call}" for call in calls])


def over(what: str, used: float, allowed: float) -> str:
    return f"{what}: {used:g} used, {allowed:g} allowed"


NODE_IDS = "node ids"
DESELECTED = "deselected tests"
NOT_COLLECTED = "failed collection"
WORKER_LOST = "a worker that crashed"
CUT_SHORT = "an early end"


def vault_header(path: str, upstream: Optional[str]) -> str:
    return f"dynamock: replays from {path}" if upstream is None else f"dynamock: records from {upstream} into {path}"


def upstream_unused() -> str:
    return "--dynamock-upstream needs --dynamock-record: replaying reads recordings only."


def vault_at_url() -> str:
    return (
        "A vault needs a server that this run starts: leave out --dynamock-url, dynamock_url and DYNAMOCK_URL,"
        " or dynamock_vault_path, dynamock_operations and the marker dynamock_recording."
    )


def bad_recording() -> str:
    return (
        "dynamock_recording takes the name of a cassette, or FOLDER/NAME, such as 'vault/orders';"
        " None keeps a test out of the vault."
    )


def no_recording(messages: Iterable[str], test: str) -> str:
    return "\n".join([*messages, f"record it: pytest {test} --dynamock-record"])


def not_recorded(messages: Iterable[str]) -> str:
    return "\n".join([
        "Not everything could be recorded; dynamock_writes names the writing operations that may reach the upstream:",
        *messages,
    ])


def no_vault_used() -> str:
    return "No test has a vault: set dynamock_vault_path, or mark tests with dynamock_recording."


def partial_run(reasons: Iterable[str]) -> str:
    return f"Unused recordings are neither counted nor removed after a part of the tests ({', '.join(reasons)})."


def failed_run() -> str:
    return "No recording is removed, because the run failed."


def all_used() -> str:
    return "Every recording is used."


def unused(path: str, cassette: str, file: str) -> str:
    return f"unused: {path}/{cassette}/{file}"


def cleared(path: str, cassette: str, file: str) -> str:
    return f"removed: {path}/{cassette}/{file}"


def not_cleared(path: str, cassette: str, reason: object) -> str:
    return f"not removed: {path}/{cassette}: {reason}"


def no_moment(given: object) -> str:
    return f"dynamock(clock=…) is {given!r}; it takes a datetime or ISO 8601 text, such as '2026-01-31T12:00:00Z'."


def no_seed(given: object) -> str:
    return f"The seed is {given!r}; it has to be a function that takes a database: `dynamock_seed` returns one."


def bad_ini(reason: object) -> str:
    return f"An ini value of dynamock means nothing: {reason}. dynamock_autouse, _guard and _export take true or false."


def no_state(method: str, given: object) -> str:
    return f"{method}() takes a database or a checkpoint, not {given!r}."


def no_datetime(given: object) -> str:
    return f"Clock.set() takes a datetime, not {given!r}."


def bad_mode(mode: str) -> str:
    return f"dynamock_mode is {mode!r}; there are: inprocess, server."


def bad_retries(word: str) -> str:
    return f"retries is {word!r}; there are: instant, real."


def no_database(given: object) -> str:
    return (
        f"patch() takes a database, not {given!r}. As a decorator it is written with parentheses, @dynamock.patch();"
        " the database of an instance is instance.default, or one that instance.create() returns."
    )


def needs_names(marker: str, name: str) -> str:
    return f"{marker} takes arguments by name only, and at least one, such as {name}=…."


def no_json(value: object) -> str:
    return f"{value!r} has no form in DynamoDB's JSON; write sets as lists, such as {{'SS': ['a']}}."


def no_number(marker: str, word: str, found: object) -> str:
    return f"{marker}: {word} is {found!r}, but it has to be a number."


def has_settings(url: str, given: Iterable[str]) -> str:
    return f"The server at {url} has its settings already; leave out {', '.join(given)}, or leave out url."


def nothing_to_count() -> str:
    return "verify() has a number but no request to count: db.verify(when('PutItem'), count=3)."


def unknown_words(marker: str, found: Iterable[str], known: Iterable[str]) -> str:
    return f"{marker} does not take {', '.join(sorted(found))}; it takes: {', '.join(known)}."


def no_such_data(path: object) -> str:
    return f"dynamock_data: there is nothing at {path}."


def not_imported(source: object, output: str) -> str:
    return f"dynamock_data: {source} could not be imported: {output.strip()}"


def call_line(
    operation: str, tables: Iterable[str], status: Optional[int], error: Optional[str], message: Optional[str],
    explanation: Optional[str],
) -> str:
    line = " ".join([operation, ",".join(tables)]).strip()
    if status is None:
        return f"{line}: no response{f' ({message})' if message else ''}"
    if error is None:
        return f"{line}: {status}"
    line += f": {status} {error}: {message or 'no message'}"
    return f"{line}\n    {explanation}" if explanation else line
