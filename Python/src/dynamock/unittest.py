"""Test cases of the standard library: a seeded database a class, a fork for each test."""

from __future__ import annotations

import unittest
from typing import TYPE_CHECKING, Any, ClassVar, Optional

from . import _instance
from ._patch import patch

if TYPE_CHECKING:
    from ._database import Database
    from ._instance import Instance


class DynamockMixin:
    """Gives each test a fork: `self.database`, `self.dynamodb` (resource), `self.client`.

    Mix it into `unittest.TestCase` or `unittest.IsolatedAsyncioTestCase`, before that one. Set `instance` to
    use another one than that of this process.
    """

    instance: ClassVar["Optional[Instance]"] = None
    retries: ClassVar[str] = "instant"
    _seeded: ClassVar["Optional[Database]"] = None

    database: "Database"

    @classmethod
    def seed(cls, database: "Database") -> None:
        """Override it to fill the database that tests are forked from; called once a class."""

    @classmethod
    def setUpClass(cls) -> None:
        """Creates and fills the class's database."""
        super().setUpClass()  # type: ignore[misc]
        instance = cls.instance or _instance.shared()
        seeded = instance.create()
        cls.addClassCleanup(seeded.drop)  # type: ignore[attr-defined]
        with patch(seeded, retries=cls.retries):
            cls.seed(seeded)
        seeded.is_frozen = True
        cls._seeded = seeded

    def setUp(self) -> None:
        """Forks the database, and sends the process's calls to the fork."""
        super().setUp()  # type: ignore[misc]
        assert self._seeded is not None
        self.database = self._seeded.fork()
        self.addCleanup(self.database.drop)  # type: ignore[attr-defined]
        patched = patch(self.database, retries=self.retries)
        patched.__enter__()
        self.addCleanup(patched.__exit__, None, None, None)  # type: ignore[attr-defined]

    @property
    def dynamodb(self) -> Any:
        """boto3's resource interface of this test's database."""
        return self.database.resource()

    @property
    def client(self) -> Any:
        """boto3's client of this test's database."""
        return self.database.client()


class DynamockTestCase(DynamockMixin, unittest.TestCase):
    """A test case whose tests have a fork each."""
