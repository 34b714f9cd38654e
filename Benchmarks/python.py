"""The cost of a GetItem by boto3: in process, over HTTP, with moto, and botocore alone with a prepared response.

    python Benchmarks/python.py [--rounds 150] [--calls 25]

Needs the Python package installed, boto3 and, for its row, moto. Rows are measured in turns, in one process. Two
figures count: the best of the rounds, since turns are so short that one of them is not disturbed on a machine with
others; and the median of the thread's processor time, which leaves out what a server does.
"""

import argparse
import statistics
import time
import warnings

import boto3
from botocore import UNSIGNED
from botocore.awsrequest import AWSResponse
from botocore.config import Config

import dynamock

KEY = {"id": {"S": "p7"}}
ITEM = {"id": {"S": "p7"}, "left": {"N": "3"}, "text": {"S": "x" * 400}}


class Raw:
    def __init__(self, body):
        self.body = body

    def stream(self, *_, **__):
        return [self.body]


def table(client):
    client.create_table(
        TableName="Stock", BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
    )
    client.put_item(TableName="Stock", Item=ITEM)
    return client


def canned(database):
    """A client whose handler returns the bytes of an earlier response of the database."""
    seen = {}
    real = table(database.client())
    real.meta.events.register("before-parse.dynamodb.GetItem", lambda response_dict, **_: seen.update(response_dict))
    real.get_item(TableName="Stock", Key=KEY)
    client = boto3.client("dynamodb", region_name="us-east-1", config=Config(signature_version=UNSIGNED))
    headers = dict(seen["headers"])

    def answer(request, **_):
        return AWSResponse(request.url, 200, headers, Raw(seen["body"]))

    client.meta.events.register("before-send.dynamodb.GetItem", answer)
    return client


def microseconds(client, calls):
    """Time and processor time of a call."""
    began, used = time.perf_counter(), time.thread_time()
    for _ in range(calls):
        client.get_item(TableName="Stock", Key=KEY)
    used, took = time.thread_time() - used, time.perf_counter() - began
    return took / calls * 1e6, used / calls * 1e6


def library(instance):
    """Microseconds of a GetItem by the transport alone, and of a fork and its drop."""
    body = b'{"TableName":"Stock","Key":{"id":{"S":"p7"}}}'
    credential = "Credential=any/19700101/us-east-1/dynamodb/aws4_request"
    headers = [
        ("Host", "localhost"), ("Content-Type", "application/x-amz-json-1.0"), ("X-Amz-Date", "19700101T000000Z"),
        ("X-Amz-Target", "DynamoDB_20120810.GetItem"),
        ("Authorization", f"AWS4-HMAC-SHA256 {credential}, SignedHeaders=host;x-amz-date, Signature=0"),
    ]
    best = {"transport": 1e9, "fork": 1e9}
    for _ in range(20):
        began = time.perf_counter()
        for _ in range(500):
            answer = instance.transport.call("POST", instance.default.target, headers, body)
        best["transport"] = min(best["transport"], (time.perf_counter() - began) / 500 * 1e6)
        assert answer.status == 200, answer
        began = time.perf_counter()
        for _ in range(50):
            instance.default.fork().drop()
        best["fork"] = min(best["fork"], (time.perf_counter() - began) / 50 * 1e6)
    return best


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--rounds", type=int, default=150)
    options.add_argument("--calls", type=int, default=25)
    chosen = options.parse_args()
    with dynamock.open() as instance, dynamock.Server() as server:
        floor = canned(instance.create())
        rows = {"botocore, canned": floor, "in process": table(instance.default.client())}
        rows["HTTP, signed"] = table(
            boto3.client(
                "dynamodb", endpoint_url=server.url, region_name="us-east-1",
                aws_access_key_id="any", aws_secret_access_key="any",
            )
        )
        mock = None
        try:
            from moto import mock_aws
        except ImportError:
            print("moto is not installed: no row of it")
        else:
            mock = mock_aws()
        taken = {name: [] for name in rows}
        for _ in range(chosen.rounds):
            for name, client in rows.items():
                taken[name].append(microseconds(client, chosen.calls))
        if mock is not None:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                mock.start()
                mocked = table(boto3.client("dynamodb", region_name="us-east-1"))
                taken["moto"] = [microseconds(mocked, chosen.calls) for _ in range(chosen.rounds)]
                mock.stop()
        rows = {}
        for name, values in taken.items():
            took, used = zip(*values)
            rows[name] = min(took), statistics.median(used)
        least = rows["botocore, canned"]
        for name, (best, used) in rows.items():
            print(
                f"{name:18} {best:8.1f} us  {best / least[0]:5.2f} x the floor"
                f"  processor {used:8.1f} us  {used / least[1]:5.2f} x"
            )
        alone = library(instance)
        print(f"GetItem by the transport alone {alone['transport']:.1f} us; fork and drop {alone['fork']:.1f} us")


if __name__ == "__main__":
    main()
