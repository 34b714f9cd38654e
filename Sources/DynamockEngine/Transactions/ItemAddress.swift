import DynamockStorage

/// Where an item stands in a database; one value an item, whatever its table.
struct ItemAddress: Hashable, Sendable {
  let keyspace: Keyspace
  let rowKey: [UInt8]
}
