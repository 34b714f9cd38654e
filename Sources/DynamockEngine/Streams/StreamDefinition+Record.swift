import DynamockModel
import DynamockStorage

extension StreamDefinition {
  /// The definition as a record of the catalog.
  var record: Record {
    var record = Record()
    record[text: "table"] = name.table
    record[text: "label"] = name.label
    record[text: "region"] = region
    record[text: "view"] = viewType.rawValue
    record[records: "keySchema"] = keySchema.map(\.record)
    record[time: "createdAt"] = createdAt
    record[time: "readyAt"] = readyAt
    record[number: "keyspace"] = keyspace.number
    record[records: "shards"] = shards.map(\.record)
    record[time: "disabledAt"] = disabled?.at
    record[time: "disabledSettledAt"] = disabled?.settledAt
    record[record: "policy"] = policy?.record
    return record
  }

  /// Creates a definition from its ``record``, or returns `nil` if a required member is missing.
  init?(_ record: Record) {
    guard let table = record[text: "table"], let label = record[text: "label"],
      let region = record[text: "region"], let view = record[text: "view"],
      let createdAt = record[time: "createdAt"], let readyAt = record[time: "readyAt"],
      let keyspace = record[number: "keyspace"]
    else { return nil }
    name = StreamName(table: table, label: label)
    self.region = region
    viewType = StreamViewType(rawValue: view)
    keySchema = record[records: "keySchema"].map(KeySchemaElement.init)
    self.createdAt = createdAt
    self.readyAt = readyAt
    self.keyspace = Keyspace(keyspace)
    shards = record[records: "shards"].compactMap(ShardDefinition.init)
    disabled = record[time: "disabledAt"].map {
      Disabled(at: $0, settledAt: record[time: "disabledSettledAt"] ?? $0)
    }
    policy = record[record: "policy"].flatMap(PolicyState.init)
  }
}

extension ShardDefinition {
  /// The definition as a part of its stream's record.
  var record: Record {
    var record = Record()
    record[number: "number"] = number
    record[text: "parent"] = parentID
    record[text: "firstHash"] = String(hashes.lowerBound, radix: 16)
    record[text: "lastHash"] = String(hashes.upperBound, radix: 16)
    record[time: "openedAt"] = openedAt
    record[number: "firstNumber"] = firstNumber
    record[time: "closedAt"] = closed?.at
    record[number: "lastNumber"] = closed?.lastNumber
    return record
  }

  /// Creates a definition from its ``record``.
  init?(_ record: Record) {
    guard let number = record[number: "number"], let openedAt = record[time: "openedAt"],
      let firstHash = record[text: "firstHash"].flatMap({ UInt64($0, radix: 16) }),
      let lastHash = record[text: "lastHash"].flatMap({ UInt64($0, radix: 16) }),
      firstHash <= lastHash, let firstNumber = record[number: "firstNumber"]
    else { return nil }
    self.number = number
    parentID = record[text: "parent"]
    hashes = firstHash...lastHash
    self.openedAt = openedAt
    self.firstNumber = firstNumber
    if let at = record[time: "closedAt"], let last = record[number: "lastNumber"] {
      closed = Closing(at: at, lastNumber: last)
    }
  }
}
