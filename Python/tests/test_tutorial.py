"""MockupDB's tutorial, translated step by step: a script that runs, on both transports.

https://mockupdb.readthedocs.io/tutorial.html; docs/scripting.md has the same in the words of the control API.
"""

import pytest
from botocore.config import Config
from botocore.exceptions import ClientError, ConnectionClosedError
from conftest import item, make_table

import dynamock
from dynamock import absent, go, going, present, when

ONCE = Config(retries={"total_max_attempts": 1})


@pytest.fixture
def db(database):
    make_table(database.client(), "Orders")
    yield database
    database.clear_script()


@pytest.fixture
def client(db):
    return db.client(config=ONCE)


def test_a_request_waits_until_it_is_answered(db, client):
    db.holds_unmatched()
    future = go(client.list_tables)
    request = db.receives()
    assert request.operation == "ListTables"
    assert not future.done()
    assert request.passes() == "passed"
    assert future.result(10)["TableNames"] == ["Orders"]


def test_an_autoresponder_answers_and_the_newest_one_is_asked_first(db, client):
    db.autoresponds("ListTables", TableNames=["a"])
    response = client.list_tables()
    assert response["TableNames"] == ["a"]
    # Nothing is faked in secret.
    assert "x-dynamock-rule" in response["ResponseMetadata"]["HTTPHeaders"]
    with db.when("ListTables").fails("InternalServerError"):
        with pytest.raises(ClientError):
            client.list_tables()
    assert client.list_tables()["TableNames"] == ["a"]


def test_an_observer_leaves_the_answer_to_others(db, client):
    tables = db.autoresponds("ListTables", TableNames=["a"])
    seen = db.when().observes()
    assert client.list_tables()["TableNames"] == ["a"]
    assert (seen.applied, tables.applied) == (1, 1)


def test_a_write_is_answered_with_an_error(db, client):
    db.holds_unmatched()
    future = go(client.put_item, TableName="Orders", Item=item("1"))
    request = db.receives("PutItem", table="Orders")
    assert request["Item"] == item("1")
    request.fails("ProvisionedThroughputExceededException", "eek!")
    with pytest.raises(client.exceptions.ProvisionedThroughputExceededException, match="eek!"):
        future.result(10)


def test_a_connection_is_closed_after_the_write_was_applied(db, client):
    db.holds_unmatched()
    future = go(client.put_item, TableName="Orders", Item=item("2"))
    db.receives("PutItem").hangs_up("afterApplying")
    with pytest.raises(ConnectionClosedError):
        future.result(10)
    db.passes_unmatched()
    assert client.scan(TableName="Orders")["Items"] == [item("2")]


def test_a_lost_answer_is_retried_as_sdks_do(db):
    db.when("UpdateItem", table="Orders").times(1).hangs_up("afterApplying")
    response = db.client().update_item(
        TableName="Orders", Key=item("1"), UpdateExpression="ADD n :one", ExpressionAttributeValues={":one": {"N": "1"}},
        ReturnValues="UPDATED_NEW",
    )
    assert response["ResponseMetadata"]["RetryAttempts"] == 1
    # Counted twice: the update was applied before its answer was lost.
    assert response["Attributes"]["n"] == {"N": "2"}


def test_another_request_than_the_expected_one_is_an_assertion_error(db, client):
    db.holds_unmatched()
    future = go(client.get_item, TableName="Orders", Key=item("1"))
    with pytest.raises(AssertionError, match="expected PutItem on Orders, got GetItem on Orders"):
        db.receives("PutItem", table="Orders")
    # As with MockupDB, it is taken all the same.
    [request] = db.held()
    request.passes()
    assert "Item" not in future.result(10)


def test_each_difference_is_named(db, client):
    db.holds_unmatched()
    future = go(
        client.update_item, TableName="Orders", Key=item("43"), ConditionExpression="attribute_exists(id)"
    )
    with pytest.raises(AssertionError) as caught:
        db.receives("UpdateItem", table="Orders", Key=item("42"), ConditionExpression=absent)
    assert "differs in 2 places" in str(caught.value)
    assert "ConditionExpression   wanted absent" in str(caught.value)
    db.held()[0].fails("ConditionalCheckFailedException")
    assert future.exception(10).response["Error"]["Code"] == "ConditionalCheckFailedException"


def test_got_looks_and_leaves_it_there(db, client):
    db.holds_unmatched()
    future = go(client.put_item, TableName="Orders", Item=item("3"))
    assert not db.got("GetItem")
    assert db.got("writes")
    db.receives("PutItem").passes()
    assert future.result(10)["ResponseMetadata"]["HTTPStatusCode"] == 200


def test_members_are_there_or_absent(db, client):
    db.holds_unmatched()
    with going(client.get_item, TableName="Orders", Key=item("2"), ConsistentRead=True) as future:
        request = db.receives("GetItem", ConsistentRead=True, ProjectionExpression=absent, Key=present)
        assert "ProjectionExpression" not in request
        request.replies(Item=item("2", paid={"BOOL": True}))
    assert future.result()["Item"]["paid"] == {"BOOL": True}


def test_waiting_in_vain_says_what_came(db, client):
    db.holds_unmatched()
    with pytest.raises(AssertionError, match="expected PutItem, got nothing in 0.1 s"):
        db.receives("PutItem", timeout=0.1)


def test_the_second_query_is_throttled(db, client):
    rule = db.when("reads", table="Orders").nth(2).throttles()
    assert client.scan(TableName="Orders")["Count"] == 0
    with pytest.raises(client.exceptions.ClientError, match="ThrottlingException|Throughput"):
        client.scan(TableName="Orders")
    assert client.scan(TableName="Orders")["Count"] == 0
    assert rule.state["isSpent"]


def test_pages_are_small_or_empty(db, client):
    for name in "ab":
        client.put_item(TableName="Orders", Item=item(name))
    paginator = client.get_paginator("scan")
    with db.when("Scan").does(page={"limit": 1}):
        assert [len(page["Items"]) for page in paginator.paginate(TableName="Orders")] == [1, 1, 0]
    with db.when("Scan").does(page={"empty": 2}):
        assert [len(page["Items"]) for page in paginator.paginate(TableName="Orders")] == [0, 0, 2]


def test_a_transaction_is_cancelled_for_one_action(db, client):
    db.when("TransactWriteItems").cancels({1: "TransactionConflict"})
    with pytest.raises(client.exceptions.TransactionCanceledException) as caught:
        client.transact_write_items(
            TransactItems=[{"Put": {"TableName": "Orders", "Item": item(name)}} for name in "ab"]
        )
    assert [each["Code"] for each in caught.value.response["CancellationReasons"]] == ["None", "TransactionConflict"]


def test_what_was_sent_is_proven(db, client):
    db.keeps_journal()
    client.scan(TableName="Orders")
    client.put_item(TableName="Orders", Item=item("4"))
    db.verify(when("PutItem", key=item("4")), count=1)
    db.verify(when("Scan").count(1), when("PutItem").at_least(1), in_order=True, others="refused")
    with pytest.raises(AssertionError, match="expected PutItem 1 time, got it 0 times"):
        db.verify(when("PutItem", key=item("5")).count(1))
    assert [each["operation"] for each in db.journal()] == ["Scan", "PutItem"]


def test_two_databases_are_two_servers(db, client, instance):
    with instance.create() as second:
        second.when().hangs_up()
        with pytest.raises(ConnectionClosedError):
            second.client(config=ONCE).list_tables()
        assert client.list_tables()["TableNames"] == ["Orders"]


def test_a_late_rule_takes_what_waits(db, client):
    db.holds_unmatched()
    future = go(client.list_tables)
    assert db.got("ListTables")
    db.when().fails("InternalServerError")
    assert future.exception(10).response["Error"]["Code"] == "InternalServerError"


def test_what_goes_wrong_on_the_other_thread_is_raised_at_the_end_of_the_block(db, client):
    with pytest.raises(client.exceptions.ResourceNotFoundException):
        with going(client.get_item, TableName="Nothing", Key=item("1")):
            pass


def test_rules_are_copied_to_a_fork_if_it_is_asked_for(db):
    db.autoresponds("ListTables", TableNames=["a"])
    with db.fork() as plain, db.fork(rules=True) as scripted:
        assert plain.rules() == []
        assert len(scripted.rules()) == 1


def test_rules_can_be_given_as_json(db, client):
    [rule] = db.add_rules([{"id": "mine", "when": {"operation": "ListTables"}, "then": {"output": {"TableNames": []}}}])
    assert client.list_tables()["TableNames"] == []
    assert (rule.id, rule.matched) == ("mine", 1)
    with pytest.raises(dynamock.ControlError, match="did you mean ListTables"):
        db.when("ListTabels").passes()


def test_verify_needs_something_to_count_and_takes_names(db):
    db.keeps_journal()
    db.client().list_tables()
    db.verify("ListTables", count=1)
    with pytest.raises(dynamock.DynamockError, match="no request to count"):
        db.verify(count=1)


def test_bytes_in_rules_are_sent_as_dynamodb_sends_them(db):
    db.when("GetItem", Key={"id": {"B": b"x"}}).replies(Item={"id": {"B": b"y"}})
    found = db.client().get_item(TableName="Stock", Key={"id": {"B": b"x"}})
    assert found["Item"] == {"id": {"B": b"y"}}
