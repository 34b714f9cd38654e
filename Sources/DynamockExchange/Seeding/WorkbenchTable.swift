import DynamockWire

/// A table of a data model of NoSQL Workbench ([aws-workbench-models]).
struct WorkbenchTable {
  private let model: JSONTree

  init(_ model: JSONTree) { self.model = model }

  /// The table in the form of CreateTable.
  var definition: JSONTree {
    let indexes = model["GlobalSecondaryIndexes"]?.elements ?? []
    let localIndexes = model["LocalSecondaryIndexes"]?.elements ?? []
    var attributes: [JSONTree] = []
    for holder in [model] + indexes + localIndexes {
      for attribute in Self.keyAttributes(of: holder).map(\.attribute)
      where !attributes.contains(where: { $0["AttributeName"] == attribute["AttributeName"] }) {
        attributes.append(attribute.only(["AttributeName", "AttributeType"]))
      }
    }
    let throughput = model["ProvisionedCapacitySettings"]?["ProvisionedThroughput"]
    let isProvisioned = model["BillingMode"]?.text == "PROVISIONED" && throughput != nil
    return .object(of: [
      "TableName": model["TableName"],
      "AttributeDefinitions": .array(attributes),
      "KeySchema": Self.keySchema(of: model),
      "GlobalSecondaryIndexes": indexes.isEmpty
        ? nil
        : .array(indexes.map { Self.index($0, throughput: isProvisioned ? throughput : nil) }),
      "LocalSecondaryIndexes": localIndexes.isEmpty
        ? nil : .array(localIndexes.map { Self.index($0, throughput: nil) }),
      "BillingMode": .string(isProvisioned ? "PROVISIONED" : "PAY_PER_REQUEST"),
      "ProvisionedThroughput": isProvisioned ? throughput : nil,
    ])
  }

  private static func index(_ index: JSONTree, throughput: JSONTree?) -> JSONTree {
    .object(of: [
      "IndexName": index["IndexName"], "KeySchema": keySchema(of: index),
      "Projection": index["Projection"] ?? ["ProjectionType": .string("ALL")],
      "ProvisionedThroughput": throughput,
    ])
  }

  private static func keyAttributes(
    of holder: JSONTree
  ) -> [(attribute: JSONTree, type: String)] {
    let keys = holder["KeyAttributes"]
    return [("PartitionKey", "HASH"), ("SortKey", "RANGE")].compactMap { name, type in
      keys?[name].map { ($0, type) }
    }
  }

  private static func keySchema(of holder: JSONTree) -> JSONTree {
    .array(
      keyAttributes(of: holder).map { attribute, type in
        ["AttributeName": attribute["AttributeName"] ?? .null, "KeyType": .string(type)]
      })
  }
}
