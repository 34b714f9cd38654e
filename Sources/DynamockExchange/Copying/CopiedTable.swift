import DynamockModel
import DynamockWire

/// A table of the source: its definition and approximate size.
package struct CopiedTable: Sendable {
  /// The name.
  package let name: String
  /// The description that the source returned.
  let description: JSONTree
  /// The tags, except those that AWS itself sets.
  var tags: [JSONTree] = []
  /// The attribute that contains the items' expiry times, or `nil` if items do not expire.
  var timeToLive: String?
  /// Messages about features that the copy will lack.
  package var notes: [String] = []

  init(_ description: JSONTree) {
    name = description["TableName"]?.text ?? ""
    self.description = description
    if !(description["Replicas"]?.elements ?? []).isEmpty {
      notes.append("\(name): its replicas in other regions are not copied.")
    }
    if description["SSEDescription"]?["SSEType"]?.text == "KMS" {
      notes.append(
        "\(name): it is encrypted with a key of the source; the copy, with the target's own.")
    }
  }

  /// The number of items, as last counted by the source.
  package var itemCount: Int { max(0, description["ItemCount"]?.whole ?? 0) }

  /// The size of the items in bytes, as last counted by the source.
  package var size: Int { max(0, description["TableSizeBytes"]?.whole ?? 0) }

  /// The number of indexes, each of which consumes write units.
  package var indexCount: Int { indexes(Self.local).count + indexes(Self.global).count }

  /// The key attributes.
  var keyNames: [String] {
    description["KeySchema"]?.elements.compactMap { $0["AttributeName"]?.text } ?? []
  }

  /// The state of the table.
  var status: String { description["TableStatus"]?.text ?? "ACTIVE" }

  /// The stream specification, or `nil` if there is none.
  var stream: JSONTree? {
    let stream = description["StreamSpecification"]
    return stream?["StreamEnabled"] == .boolean(true) ? stream : nil
  }

  /// The input of the CreateTable request that creates the copy.
  ///
  /// The stream is omitted, since it is enabled after the items have been written.
  var createInput: JSONTree {
    let isOnDemand = isOnDemand
    return .object(of: [
      "TableName": .string(name), "AttributeDefinitions": description["AttributeDefinitions"],
      "KeySchema": description["KeySchema"],
      "LocalSecondaryIndexes": Self.list(
        indexes(Self.local).map { $0.only(["IndexName", "KeySchema", "Projection"]) }),
      "GlobalSecondaryIndexes": Self.list(
        indexes(Self.global).map { index in
          .object(
            index.only(["IndexName", "KeySchema", "Projection"]).members
              + Self.throughput(of: index, isOnDemand: isOnDemand).members)
        }),
      "VectorIndexes": Self.list(
        indexes(Self.vector).map { $0.only(Self.searchMembers) }),
      "BillingMode": .string(isOnDemand ? "PAY_PER_REQUEST" : "PROVISIONED"),
      "ProvisionedThroughput": Self.throughput(of: description, isOnDemand: isOnDemand)[
        "ProvisionedThroughput"],
      "OnDemandThroughput": Self.throughput(of: description, isOnDemand: isOnDemand)[
        "OnDemandThroughput"],
      "SSESpecification": description["SSEDescription"]?["SSEType"]?.text == "KMS"
        ? ["Enabled": .boolean(true), "SSEType": .string("KMS")] : nil,
      "TableClass": description["TableClassSummary"]?["TableClass"],
      "DeletionProtectionEnabled": description["DeletionProtectionEnabled"] == .boolean(true)
        ? .boolean(true) : nil,
      "Tags": Self.list(tags),
    ])
  }

  private var isOnDemand: Bool {
    description["BillingModeSummary"]?["BillingMode"]?.text == "PAY_PER_REQUEST"
  }

  private static let local = "LocalSecondaryIndexes"
  private static let global = "GlobalSecondaryIndexes"
  private static let vector = "VectorIndexes"

  private func indexes(_ kind: String) -> [JSONTree] { description[kind]?.elements ?? [] }

  private static func list(_ elements: [JSONTree]) -> JSONTree? {
    elements.isEmpty ? nil : .array(elements)
  }

  /// Returns the throughput of a table or an index; a limit of -1 means no limit.
  private static func throughput(of description: JSONTree, isOnDemand: Bool) -> JSONTree {
    guard isOnDemand else {
      let units = description["ProvisionedThroughput"]?.only([
        "ReadCapacityUnits", "WriteCapacityUnits",
      ])
      return .object(of: ["ProvisionedThroughput": units])
    }
    let limits = description["OnDemandThroughput"]?.members.filter { ($0.value.whole ?? -1) > 0 }
    return .object(
      of: ["OnDemandThroughput": limits.flatMap { $0.isEmpty ? nil : .object($0) }])
  }
}

extension CopiedTable {
  /// Returns the name of the first property in which a table of the target differs, or `nil` if it
  /// can store this table's items.
  func difference(to other: JSONTree) -> String? {
    if Self.key(of: other["KeySchema"], types: other) != keyWithTypes { return "key" }
    for kind in [Self.local, Self.global] {
      let mine = Self.shapes(of: indexes(kind), types: description)
      if mine != Self.shapes(of: other[kind]?.elements ?? [], types: other) {
        return kind == Self.local ? "local secondary indexes" : "global secondary indexes"
      }
    }
    let others = Self.searches(other[Self.vector]?.elements ?? [])
    if Self.searches(indexes(Self.vector)) != others { return "vector indexes" }
    return nil
  }

  private static let searchMembers = [
    "IndexName", "VectorAttribute", "SearchSchema", "Projection", "Dimensions",
    "DistanceFunction",
  ]

  private static func searches(_ indexes: [JSONTree]) -> [JSONTree] {
    indexes.map { $0.only(searchMembers) }.sorted {
      $0["IndexName"]?.text ?? "" < $1["IndexName"]?.text ?? ""
    }
  }

  private var keyWithTypes: [String] { Self.key(of: description["KeySchema"], types: description) }

  private static func key(of schema: JSONTree?, types table: JSONTree) -> [String] {
    let definitions = table["AttributeDefinitions"]?.elements ?? []
    return (schema?.elements ?? []).map { element in
      let name = element["AttributeName"]?.text ?? ""
      let type = definitions.first { $0["AttributeName"]?.text == name }?["AttributeType"]?.text
      return "\(name) \(type ?? "") \(element["KeyType"]?.text ?? "")"
    }
  }

  private static func shapes(of indexes: [JSONTree], types table: JSONTree) -> [String: [String]] {
    Dictionary(
      indexes.map { index in
        let projection = index["Projection"]
        let attributes = projection?["NonKeyAttributes"]?.elements.compactMap(\.text) ?? []
        return (
          index["IndexName"]?.text ?? "",
          key(of: index["KeySchema"], types: table)
            + [projection?["ProjectionType"]?.text ?? ""] + attributes.sorted()
        )
      }, uniquingKeysWith: { first, _ in first })
  }
}
