"""Test cases of the standard library, on a server and in process."""

import unittest

import boto3
import pytest
from conftest import item, make_table

from dynamock.unittest import DynamockMixin, DynamockTestCase

EARLY = boto3.client("dynamodb", region_name="us-east-1")


def outcome(case):
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(case)
    result = unittest.TestResult()
    suite.run(result)
    assert [*result.errors, *result.failures] == []
    return result.testsRun


def cases(given):
    class Case(DynamockTestCase):
        instance = given

        @classmethod
        def seed(cls, database):
            make_table(EARLY)
            EARLY.put_item(TableName="Stock", Item=item("a"))

        def test_one(self):
            self.client.delete_item(TableName="Stock", Key=item("a"))
            self.assertEqual(self.dynamodb.Table("Stock").scan()["Count"], 0)

        def test_two(self):
            self.assertEqual(EARLY.scan(TableName="Stock")["Count"], 1)
            self.assertEqual(self.database.changes(), [])

    class Later(DynamockMixin, unittest.IsolatedAsyncioTestCase):
        instance = given

        async def test_it(self):
            self.assertEqual(EARLY.list_tables()["TableNames"], [])

    return Case, Later


def test_each_test_has_a_fork_of_the_class_database(instance):
    before = len(instance.databases())
    case, later = cases(instance)
    assert (outcome(case), outcome(later)) == (2, 1)
    assert len(instance.databases()) == before


@pytest.mark.library
def test_without_an_instance_it_is_that_of_the_process():
    case, _ = cases(None)
    assert outcome(case) == 2
