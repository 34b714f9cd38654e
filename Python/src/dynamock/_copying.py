"""Copies tables and items from a folder of exports, or from a database of another instance."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Any, Dict, List

from . import _sentences
from ._server import program
from .errors import ServerError

if TYPE_CHECKING:
    from pathlib import Path

    from ._database import Database

TABLE = ("AttributeDefinitions", "KeySchema", "TableName")
INDEX = ("IndexName", "KeySchema", "Projection")


def _throughput(described: Dict[str, Any]) -> Dict[str, Any]:
    figures = described.get("ProvisionedThroughput", {})
    return {name: figures[name] for name in ("ReadCapacityUnits", "WriteCapacityUnits") if figures.get(name)}


def _definition(described: Dict[str, Any]) -> Dict[str, Any]:
    made = {name: described[name] for name in TABLE}
    on_demand = described.get("BillingModeSummary", {}).get("BillingMode") == "PAY_PER_REQUEST"
    made["BillingMode"] = "PAY_PER_REQUEST" if on_demand else "PROVISIONED"
    if not on_demand:
        made["ProvisionedThroughput"] = _throughput(described)
    for kind in ("GlobalSecondaryIndexes", "LocalSecondaryIndexes"):
        indexes: List[Dict[str, Any]] = []
        for index in described.get(kind, []):
            indexes.append({name: index[name] for name in INDEX})
            if kind == "GlobalSecondaryIndexes" and not on_demand:
                indexes[-1]["ProvisionedThroughput"] = _throughput(index)
        if indexes:
            made[kind] = indexes
    stream = described.get("StreamSpecification")
    if stream:
        made["StreamSpecification"] = stream
    return made


def copy_tables(source: "Database", target: "Database") -> None:
    """Copies every table with its indexes, time to live and items."""
    reader, writer = source.client(), target.client()
    for page in reader.get_paginator("list_tables").paginate():
        for name in page["TableNames"]:
            writer.create_table(**_definition(reader.describe_table(TableName=name)["Table"]))
            lives = reader.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
            for items in reader.get_paginator("scan").paginate(TableName=name):
                for item in items["Items"]:
                    writer.put_item(TableName=name, Item=item)
            if lives["TimeToLiveStatus"] in ("ENABLED", "ENABLING"):
                specification = {"Enabled": True, "AttributeName": lives["AttributeName"]}
                writer.update_time_to_live(TableName=name, TimeToLiveSpecification=specification)


def import_folder(source: "Path", data: "Path") -> None:
    """Imports what `dynamock export` has written into a new SQLite file, by the program."""
    binary = program()
    if not binary.is_file():
        raise ServerError(_sentences.no_program(str(binary)))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DYNAMOCK_")}
    command = [str(binary), "import", "--data", str(data), "--from", str(source)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    if done.returncode != 0:
        raise ServerError(_sentences.not_imported(source, done.stderr or done.stdout))
