"""The vault of a database: recorded answers instead of the engine's; see docs/vault.md."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Dict, List, Union

if TYPE_CHECKING:
    from os import PathLike

JSON = Dict[str, Any]


class Vaulted:
    """The methods of a database that concern its vault."""

    def _control(self, method: str, path: str, body: Any = None) -> JSON:
        raise NotImplementedError

    def vault(self) -> JSON:
        """Returns the vault's settings and counts; `{"mode": "off"}` without a vault."""
        return self._control("GET", "vault")

    def open_vault(
        self, mode: str, path: Union[str, "PathLike[str]"], cassette: str = "default", **settings: Any
    ) -> JSON:
        """Opens a vault: `mode` is replay, record, once or verify; `upstream="aws"` records from AWS.

        The other settings are those of `vault` in docs/configuration.md, such as miss, operations, writes.
        """
        body = {"mode": mode, "path": os.path.abspath(os.fspath(path)), "cassette": cassette, **settings}
        return self._control("POST", "vault", body)

    def close_vault(self) -> None:
        """Writes what was recorded, and lets the engine answer again."""
        self._control("POST", "vault", {"mode": "off"})

    def unused_recordings(self) -> List[str]:
        """Returns the recordings of the cassette that no run has used since the last pruning."""
        return [str(name) for name in self._control("GET", "vault/unused")["recordings"]]

    def prune_vault(self) -> List[str]:
        """Removes the unused recordings of the cassette, and returns their names."""
        return [str(name) for name in self._control("POST", "vault/prune")["removed"]]

    def misses(self) -> List[JSON]:
        """Returns the requests that no recording answered: `request`, and `message` with the nearest recording."""
        return list(self._control("GET", "vault/misses")["misses"])
