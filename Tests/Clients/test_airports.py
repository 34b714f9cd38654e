"""The main job on real data: 3,376 airports and 8,759 hours of weather, as `vega_datasets` has them.

Everything that the server answers is compared with the same computed in plain Python; then the
server is stopped, started again on its file, and everything is compared again.
"""

import csv
import importlib.util
import random
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import boto3
import pytest
from boto3.dynamodb.conditions import Attr, Key

from expectations import pages
from tables import CREDENTIALS, REGION, attribute_definitions, index, key_schema


def records(name: str) -> list[dict]:
    """The rows of one of the package's files; importing the package would ask for pandas."""
    (folder,) = importlib.util.find_spec("vega_datasets").submodule_search_locations
    with open(Path(folder) / "_data" / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def airports() -> dict[tuple, dict]:
    """Airports by state and code; coordinates keep every digit, "NA" is left out."""
    made = {}
    for row in records("airports.csv"):
        item = {name: value for name, value in row.items() if value != "NA"}
        item["latitude"] = Decimal(row["latitude"])
        item["longitude"] = Decimal(row["longitude"])
        item["state"] = row["state"]
        made[row["state"], row["iata"]] = item
    return made


def hours() -> dict[tuple, dict]:
    """Hourly temperatures by day and hour; the hour that a clock change repeats is one item."""
    made = {}
    for row in records("sf-temps.csv"):
        day, time = row["date"].split(" ")
        made[day, int(time[:2])] = {
            "day": day,
            "hour": Decimal(int(time[:2])),
            "month": day[:7],
            "temperature": Decimal(row["temp"]),
        }
    return made


class World:
    """What the tables should hold, and a connection to what holds it."""

    def __init__(self, url: str):
        self.airports = airports()
        self.hours = hours()
        self.connect(url)

    def connect(self, url: str) -> None:
        self.resource = boto3.resource(
            "dynamodb", endpoint_url=url, region_name=REGION, **CREDENTIALS
        )
        self.airport_table = self.resource.Table("Airports")
        self.hour_table = self.resource.Table("Hours")

    def load(self) -> None:
        self.resource.create_table(
            TableName="Airports",
            KeySchema=key_schema("state:S", "iata:S"),
            AttributeDefinitions=attribute_definitions(
                "state:S", "iata:S", "city:S", "name:S", "latitude:N"
            ),
            GlobalSecondaryIndexes=[
                index("by-city", "city:S", "name:S"),
                index("by-code", "iata:S", projection="KEYS_ONLY"),
            ],
            LocalSecondaryIndexes=[index("by-latitude", "state:S", "latitude:N", projection=["name"])],
            BillingMode="PAY_PER_REQUEST",
        ).wait_until_exists()
        self.resource.create_table(
            TableName="Hours",
            KeySchema=key_schema("day:S", "hour:N"),
            AttributeDefinitions=attribute_definitions(
                "day:S", "hour:N", "month:S", "temperature:N"
            ),
            GlobalSecondaryIndexes=[index("by-month", "month:S", "temperature:N")],
            BillingMode="PAY_PER_REQUEST",
        ).wait_until_exists()
        with self.airport_table.batch_writer() as batch:
            for item in self.airports.values():
                batch.put_item(Item=item)
        with self.hour_table.batch_writer() as batch:
            for item in self.hours.values():
                batch.put_item(Item=item)

    def compare(self) -> None:
        """Every way to read, against the same in Python."""
        self.compare_counts()
        self.compare_keys()
        self.compare_queries()
        self.compare_index_queries()
        self.compare_scans()
        self.compare_segments()

    def compare_counts(self) -> None:
        for table, model in ((self.airport_table, self.airports), (self.hour_table, self.hours)):
            table.reload()
            assert table.item_count == len(model)
        described = {each["IndexName"]: each for each in self.airport_table.global_secondary_indexes}
        assert described["by-code"]["ItemCount"] == len(self.airports)
        with_city = [item for item in self.airports.values() if "city" in item]
        assert described["by-city"]["ItemCount"] == len(with_city)

    def compare_keys(self) -> None:
        """By key, one by one and a hundred at a time."""
        keys = [{"state": state, "iata": iata} for state, iata in self.airports]
        for key in random.Random(1).sample(keys, 200):
            found = self.airport_table.get_item(Key=key, ConsistentRead=True)["Item"]
            assert found == self.airports[key["state"], key["iata"]]
        for start in range(0, len(keys), 100):
            wanted = keys[start : start + 100]
            answer = self.resource.batch_get_item(RequestItems={"Airports": {"Keys": wanted}})
            assert answer["UnprocessedKeys"] == {}
            found = {(item["state"], item["iata"]): item for item in answer["Responses"]["Airports"]}
            assert found == {
                (key["state"], key["iata"]): self.airports[key["state"], key["iata"]]
                for key in wanted
            }

    def compare_queries(self) -> None:
        """Each state in the order of its codes; each month's warm hours, day by day."""
        for state in sorted({state for state, _ in self.airports}):
            expected = [item for (s, _), item in sorted(self.airports.items()) if s == state]
            assert self.query(self.airport_table, Key("state").eq(state), Limit=50) == expected
            backwards = self.query(
                self.airport_table, Key("state").eq(state), ScanIndexForward=False
            )
            assert backwards == expected[::-1]
        for day in ("2010/01/01", "2010/03/14", "2010/07/31"):
            warm = self.query(
                self.hour_table,
                Key("day").eq(day) & Key("hour").between(8, 18),
                FilterExpression=Attr("temperature").gt(Decimal("55.5")),
            )
            assert warm == [
                item
                for (d, hour), item in sorted(self.hours.items())
                if d == day and 8 <= hour <= 18 and item["temperature"] > Decimal("55.5")
            ]

    def compare_index_queries(self) -> None:
        """Cities, codes, latitudes and months through the indexes."""
        everything = list(self.airports.values())
        for city in ("Houston", "San Francisco", "Anchorage", "Springfield", "Nowhere"):
            found = self.query(self.airport_table, Key("city").eq(city), IndexName="by-city")
            expected = [item for item in everything if item.get("city") == city]
            assert [item["name"] for item in found] == sorted(item["name"] for item in expected)
            assert by_code(found) == by_code(expected)
            letter = Key("city").eq(city) & Key("name").begins_with("S")
            found = self.query(self.airport_table, letter, IndexName="by-city", Limit=1)
            assert by_code(found) == by_code(
                [item for item in expected if item["name"].startswith("S")]
            )
        for code in ("SFO", "JFK", "00M"):
            found = self.query(self.airport_table, Key("iata").eq(code), IndexName="by-code")
            assert found == [
                {"state": item["state"], "iata": code} for item in everything if item["iata"] == code
            ]
        north = Key("state").eq("CA") & Key("latitude").gte(Decimal("37.5"))
        found = self.query(
            self.airport_table, north, IndexName="by-latitude", Select="ALL_ATTRIBUTES"
        )
        expected = [i for i in everything if i["state"] == "CA" and i["latitude"] >= Decimal("37.5")]
        assert by_code(found) == by_code(expected)
        latitudes = [item["latitude"] for item in found]
        assert latitudes == sorted(latitudes)
        cold = Key("month").eq("2010/12") & Key("temperature").lt(Decimal("48"))
        found = self.query(self.hour_table, cold, IndexName="by-month", Limit=7)
        expected = [
            item
            for item in self.hours.values()
            if item["month"] == "2010/12" and item["temperature"] < 48
        ]
        assert by_hour(found) == by_hour(expected)
        temperatures = [item["temperature"] for item in found]
        assert temperatures == sorted(temperatures)

    def compare_scans(self) -> None:
        """The whole table, page by page, filtered and projected."""
        found = [item for page in pages(self.hour_table.scan, Limit=1000) for item in page["Items"]]
        assert by_hour(found) == by_hour(self.hours.values())
        south_west = Attr("latitude").lt(30) & Attr("longitude").lt(Decimal("-100.5"))
        answers = pages(
            self.airport_table.scan,
            FilterExpression=south_west,
            ProjectionExpression="iata, latitude",
            Limit=500,
        )
        assert sum(page["ScannedCount"] for page in answers) == len(self.airports)
        found = [item for page in answers for item in page["Items"]]
        assert by_code(found) == by_code(
            {"iata": item["iata"], "latitude": item["latitude"]}
            for item in self.airports.values()
            if item["latitude"] < 30 and item["longitude"] < Decimal("-100.5")
        )

    def compare_segments(self) -> None:
        """Eight segments at the same time, with a filter, on the table and on an index."""

        def segment(number: int) -> list[dict]:
            answers = pages(
                self.airport_table.scan,
                Segment=number,
                TotalSegments=8,
                FilterExpression=Attr("name").contains("Muni"),
                Limit=150,
            )
            return [item for page in answers for item in page["Items"]]

        with ThreadPoolExecutor(8) as pool:
            found = [item for part in pool.map(segment, range(8)) for item in part]
        assert by_code(found) == by_code(
            item for item in self.airports.values() if "Muni" in item["name"]
        )

    def query(self, table, condition, **parameters) -> list[dict]:
        answers = pages(table.query, KeyConditionExpression=condition, **parameters)
        return [item for page in answers for item in page["Items"]]

    def change(self) -> None:
        """Updates, moves and deletes some of everything, here and there."""
        chance = random.Random(2)
        keys = sorted(self.airports)
        for state, iata in chance.sample(keys, 150):
            item = self.airports[state, iata]
            answer = self.airport_table.update_item(
                Key={"state": state, "iata": iata},
                UpdateExpression="SET visits = if_not_exists(visits, :zero) + :one, "
                "city = :city, latitude = latitude + :step REMOVE country",
                ExpressionAttributeValues={
                    ":zero": 0,
                    ":one": 1,
                    ":city": "Springfield",
                    ":step": Decimal("0.00000001"),
                },
                ReturnValues="ALL_NEW",
            )
            item |= {
                "visits": Decimal(1),
                "city": "Springfield",
                "latitude": item["latitude"] + Decimal("0.00000001"),
            }
            item.pop("country", None)
            assert answer["Attributes"] == item
        for key in chance.sample(keys, 200):
            answer = self.airport_table.delete_item(
                Key={"state": key[0], "iata": key[1]}, ReturnValues="ALL_OLD"
            )
            assert answer["Attributes"] == self.airports.pop(key)
        with self.hour_table.batch_writer() as batch:
            for key in chance.sample(sorted(self.hours), 500):
                item = self.hours.pop(key)
                batch.delete_item(Key={"day": item["day"], "hour": item["hour"]})
            for key in chance.sample(sorted(self.hours), 500):
                self.hours[key]["temperature"] -= Decimal("0.5")
                batch.put_item(Item=self.hours[key])


def by_code(items) -> dict:
    return {item["iata"]: item for item in items}


def by_hour(items) -> dict:
    return {(item["day"], item["hour"]): item for item in items}


@pytest.mark.parametrize("store", ["memory", "sqlite"])
def test_the_main_job(own_server, tmp_path, store, step):
    data = tmp_path / "airports.sqlite" if store == "sqlite" else None
    server = own_server(data)
    world = World(server.url)
    step(f"load {len(world.airports)} airports and {len(world.hours)} hours")
    world.load()
    step("compare every way to read with plain Python")
    world.compare()
    step("update, move and delete some, and compare again")
    world.change()
    world.compare()
    assert server.stop() == 0
    if data is None:
        return
    step("start again on the file, and compare again")
    assert data.stat().st_size > 0
    server.start()
    world.connect(server.url)
    world.compare()
    assert server.stop() == 0
