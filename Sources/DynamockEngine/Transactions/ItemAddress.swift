import DynamockStorage

/// The address of an item in a database, which is unique across tables.
struct ItemAddress: Hashable, Sendable {
  let keyspace: Keyspace
  private let identity: RowKeyIdentity

  init(keyspace: Keyspace, rowKey: [UInt8]) {
    self.keyspace = keyspace
    identity = RowKeyIdentity(rowKey)
  }

  var rowKey: [UInt8] { identity.bytes }
}
