import DynamockStorage

/// The address of an item in a database, which is unique across tables.
struct ItemAddress: Hashable, Sendable {
  let keyspace: Keyspace
  let rowKey: [UInt8]
}
