"""Scripting words: rules, requests that wait for the test, and what was sent; see docs/scripting.md."""

from __future__ import annotations

import contextvars
import threading
from concurrent.futures import Future
from typing import Any, Callable, Dict, List, Optional, Sequence, Union
from urllib.parse import quote

from . import _sentences
from .errors import DynamockError

JSON = Dict[str, Any]

#: In a matcher: the member must not be there.
absent: JSON = {"$absent": True}
#: In a matcher: the member must be there.
present: JSON = {"$present": True}

TIMEOUT = 10.0


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word[:1].upper() + word[1:] for word in rest)


class Matcher:
    """Which requests are meant; `json` is the `when` of the control API."""

    def __init__(self, json: JSON) -> None:
        self.json = json

    def count(self, number: int) -> "Expectation":
        """Expects exactly so many."""
        return Expectation(self, "count", number)

    def at_least(self, number: int) -> "Expectation":
        """Expects so many or more."""
        return Expectation(self, "atLeast", number)

    def at_most(self, number: int) -> "Expectation":
        """Expects so many or fewer."""
        return Expectation(self, "atMost", number)

    def __repr__(self) -> str:
        return f"when({self.json})"


class Expectation:
    """A matcher and how many requests should fit it."""

    def __init__(self, matcher: Matcher, word: str, number: int) -> None:
        self.json: JSON = {"when": matcher.json, word: number}


Matching = Union[Matcher, str, Sequence[str], None]


def when(operation: Matching = None, **members: Any) -> Matcher:
    """Returns a matcher: `when("PutItem", table="Orders", ConditionExpression=absent)`.

    Names that begin with a capital letter are members of the request; the others are the members of
    `when` in docs/scripting.md, such as table, index, key, input, expressions, attempt, tag.
    """
    if isinstance(operation, Matcher):
        json = dict(operation.json)
    else:
        json = {} if operation is None else {"operation": operation}
    wanted: JSON = dict(json.get("input") or {})
    for name, value in members.items():
        if name[:1].isupper():
            wanted[name] = value
        elif name == "input":
            wanted.update(value)
        else:
            json[_camel(name)] = value
    if wanted:
        json["input"] = wanted
    return Matcher(json)


class Actions:
    """The words for what happens to a request; each is an action of docs/scripting.md."""

    def does(self, **action: Any) -> Any:
        """Carries out an action that has no word here: `does(page={"limit": 1})`."""
        return self._act({_camel(name): value for name, value in action.items()})

    def _act(self, action: JSON) -> Any:
        raise NotImplementedError

    def passes(self) -> Any:
        """Lets the engine answer."""
        return self._act({"pass": True})

    def fails(
        self, code: str, message: Optional[str] = None, status: Optional[int] = None, **members: Any
    ) -> Any:
        """Answers with an exception of DynamoDB's."""
        if message is None and status is None and not members:
            return self._act({"fail": code})
        error: JSON = {"code": code}
        if message is not None:
            error["message"] = message
        if status is not None:
            error["status"] = status
        if members:
            error["members"] = members
        return self._act({"fail": error})

    def throttles(self, reason: Union[bool, str, JSON] = True) -> Any:
        """Answers with the throttling exception of the table, or for a reason of AWS's."""
        return self._act({"throttle": reason})

    def cancels(self, reasons: Dict[Any, str]) -> Any:
        """Cancels a transaction: `cancels({1: "TransactionConflict"})`."""
        return self._act({"cancel": {str(place): reason for place, reason in reasons.items()}})

    def replies(self, output: Optional[JSON] = None, **members: Any) -> Any:
        """Answers with an output: `replies(TableNames=["a"])`."""
        return self._act({"output": {**(output or {}), **members}})

    def hangs_up(self, at: str = "beforeApplying") -> Any:
        """Closes the connection without a response, "beforeApplying" or "afterApplying"."""
        return self._act({"hangUp": at})


class Rule:
    """A rule of a database."""

    def __init__(self, database: "Scripted", id: str) -> None:
        self._database = database
        self.id = id

    @property
    def state(self) -> JSON:
        """The rule's JSON, with `matched`, `applied` and `isSpent`."""
        return self._database._control("GET", f"rules/{quote(self.id)}")

    @property
    def matched(self) -> int:
        """How many requests fitted."""
        return int(self.state["matched"])

    @property
    def applied(self) -> int:
        """How often the action was carried out."""
        return int(self.state["applied"])

    def remove(self) -> None:
        """Removes the rule; older ones are asked again."""
        self._database._control("DELETE", f"rules/{quote(self.id)}")

    def __enter__(self) -> "Rule":
        return self

    def __exit__(self, *_: Any) -> None:
        self.remove()

    def __repr__(self) -> str:
        return f"<dynamock.Rule {self.id}>"


class RuleInTheMaking(Actions):
    """A matcher and limits that wait for their action; the action adds the rule, and returns it."""

    def __init__(self, database: "Scripted", matcher: Matcher) -> None:
        self._database = database
        self._json: JSON = {"when": matcher.json}

    def _act(self, action: JSON) -> Rule:
        added = self._database._control("POST", "rules", {**self._json, "then": action})
        return Rule(self._database, str(added["id"]))

    def then(self, *actions: JSON) -> Rule:
        """Adds the rule with actions as JSON: the first match gets the first, and so on."""
        added = self._database._control("POST", "rules", {**self._json, "then": list(actions)})
        return Rule(self._database, str(added["id"]))

    def limited(self, **limit: Any) -> "RuleInTheMaking":
        """Sets when the rule is due: `limited(skip=1, every=2)`; see docs/scripting.md."""
        made = self._json.setdefault("limit", {})
        made.update({_camel(name): value for name, value in limit.items()})
        return self

    def times(self, number: int) -> "RuleInTheMaking":
        """The rule is due so many times."""
        return self.limited(times=number)

    def nth(self, number: int) -> "RuleInTheMaking":
        """The rule is due for the n-th request that fits."""
        return self.limited(nth=number)

    def probability(self, probability: float, seed: Optional[int] = None) -> "RuleInTheMaking":
        """The rule is due for a fraction of the requests; with a seed, for the same ones on every run."""
        if seed is not None:
            self._json["seed"] = seed
        return self.limited(probability=probability)

    def set(self, **members: Any) -> "RuleInTheMaking":
        """Sets further members of the rule: `set(id="lost", stage="arrival", place="last")`."""
        self._json.update({_camel(name): value for name, value in members.items()})
        return self

    def holds(self, seconds: Optional[float] = None, on_timeout: Optional[str] = None) -> Rule:
        """Lets requests wait until the test receives and answers them."""
        hold: JSON = {}
        if seconds is not None:
            hold["seconds"] = seconds
        if on_timeout is not None:
            hold["onTimeout"] = on_timeout
        return self._act({"hold": hold})

    def delays(self, seconds: Union[float, JSON]) -> Rule:
        """Lets the engine answer later."""
        return self._act({"delay": seconds})

    def observes(self) -> Rule:
        """Counts requests and leaves the answer to other rules."""
        return self._act({"next": True})


class Request(Actions):
    """A request that waits for its answer. `request["Item"]` and `"Item" in request` are its members."""

    def __init__(self, database: "Scripted", json: JSON) -> None:
        self._database = database
        self.json = json
        self.number = int(json["number"])
        self.operation = str(json["operation"])
        self.tables: List[str] = list(json.get("tables") or [])
        self.input: JSON = dict(json.get("input") or {})

    def _act(self, action: JSON) -> str:
        return self.answers(action)

    def answers(self, action: JSON) -> str:
        """Carries out an action, given as JSON, and returns the request's state."""
        return str(self._database._control("POST", f"requests/{self.number}/answer", action)["state"])

    def __getitem__(self, member: str) -> Any:
        return self.input[member]

    def __contains__(self, member: str) -> bool:
        return member in self.input

    def __repr__(self) -> str:
        return f"<dynamock.Request {self.number} {self.operation}>"


class Scripted:
    """The scripting words of a database."""

    def _control(self, method: str, path: str, body: Any = None) -> JSON:
        raise NotImplementedError

    def when(self, operation: Matching = None, **members: Any) -> RuleInTheMaking:
        """Begins a rule: `db.when("UpdateItem", table="Orders").times(1).hangs_up("afterApplying")`."""
        return RuleInTheMaking(self, when(operation, **members))

    def autoresponds(self, matching: Matching = None, **output: Any) -> Rule:
        """Answers requests with an output: `db.autoresponds("ListTables", TableNames=["a"])`."""
        rule: Rule = RuleInTheMaking(self, when(matching)).replies(output)
        return rule

    def add_rules(self, rules: Sequence[JSON]) -> List[Rule]:
        """Adds rules that are given as JSON: all or none, the first is asked first."""
        added = self._control("POST", "rules", {"rules": list(rules)})["rules"]
        return [Rule(self, str(each["id"])) for each in added]

    def rules(self) -> List[JSON]:
        """Returns the rules in the order in which they are asked."""
        return list(self._control("GET", "rules")["rules"])

    def holds_unmatched(self) -> None:
        """Lets every request wait that no rule is due for."""
        self._control("POST", "scripting", {"unmatched": "hold"})

    def refuses_unmatched(self) -> None:
        """Rejects every request that no rule is due for."""
        self._control("POST", "scripting", {"unmatched": "refuse"})

    def passes_unmatched(self) -> None:
        """Hands every request that no rule is due for to the engine, as at the beginning."""
        self._control("POST", "scripting", {"unmatched": "pass"})

    def clear_script(self) -> None:
        """Removes rules, states and the journal, and lets go what is held."""
        self._control("DELETE", "scripting")

    def receives(
        self, operation: Matching = None, *, timeout: float = TIMEOUT, strict: bool = True, **members: Any
    ) -> Request:
        """Waits for a held request and returns it; an `AssertionError` says what came instead.

        With `strict=False` it waits for one that fits, and passes over others.
        """
        query = {"when": when(operation, **members).json, "timeout": timeout, "strict": strict}
        return Request(self, self._control("POST", "requests/receive", query))

    def got(self, operation: Matching = None, *, timeout: float = TIMEOUT, **members: Any) -> bool:
        """Waits for a held request, leaves it held, and returns whether it fits."""
        from .errors import ExpectationFailed

        query = {"when": when(operation, **members).json, "timeout": timeout, "strict": True, "take": False}
        try:
            self._control("POST", "requests/receive", query)
        except ExpectationFailed as error:
            if error.code != "Mismatch":
                raise
            return False
        return True

    def held(self) -> List[Request]:
        """Returns the requests that wait, oldest first."""
        return [Request(self, each) for each in self._control("GET", "requests")["requests"]]

    def keeps_journal(self) -> None:
        """Keeps requests from now on; otherwise the first rule, held request or question begins it."""
        self._control("POST", "scripting", {"journal": "on"})

    def journal(self, **query: Any) -> List[JSON]:
        """Returns the newest entries; `after`, `limit`, `wait`, `operation`, `table`, `rule`, `tag` choose."""
        words = "&".join(f"{name}={quote(str(value))}" for name, value in query.items())
        return list(self._control("GET", "journal" + (f"?{words}" if words else ""))["entries"])

    def verify(
        self,
        *expected: Union[Matcher, Expectation, str],
        count: Optional[int] = None,
        at_least: Optional[int] = None,
        at_most: Optional[int] = None,
        in_order: bool = False,
        others: str = "allowed",
    ) -> None:
        """Asserts what was sent: `db.verify(when("PutItem"), count=3)`.

        Several are `db.verify(when("Scan").count(1), when("PutItem").at_least(1), in_order=True)`.
        """
        numbers = {"count": count, "atLeast": at_least, "atMost": at_most}
        counted = {word: number for word, number in numbers.items() if number is not None}
        if counted and not expected:
            raise DynamockError(_sentences.nothing_to_count())
        given = counted or {"atLeast": 1}
        expectations = [
            each.json if isinstance(each, Expectation) else {"when": when(each).json, **given} for each in expected
        ]
        body = {"expect": expectations, "inOrder": in_order, "others": others}
        self._control("POST", "journal/verify", body)


def go(function: Callable[..., Any], *arguments: Any, **named: Any) -> "Future[Any]":
    """Calls a function on another thread, and returns its future."""
    future: "Future[Any]" = Future()
    context = contextvars.copy_context()

    def run() -> None:
        try:
            future.set_result(context.run(function, *arguments, **named))
        except BaseException as error:
            future.set_exception(error)

    threading.Thread(target=run, daemon=True, name="dynamock.go").start()
    return future


class going:
    """Calls a function on another thread during a block, and waits for it at the block's end.

    `with going(client.list_tables) as future: …`
    """

    def __init__(self, function: Callable[..., Any], *arguments: Any, **named: Any) -> None:
        self._call = (function, arguments, named)
        self.future: "Optional[Future[Any]]" = None

    def __enter__(self) -> "Future[Any]":
        function, arguments, named = self._call
        self.future = go(function, *arguments, **named)
        return self.future

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        if kind is None and self.future is not None:
            self.future.result(timeout=TIMEOUT)
