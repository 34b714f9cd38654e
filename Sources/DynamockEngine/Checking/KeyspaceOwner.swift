import DynamockModel
import DynamockStorage

/// The part of a database that a keyspace belongs to.
enum KeyspaceOwner {
  case catalog
  case figures
  case table(Table)
  case index(Table, Index)
  case searchIndex(Table, SearchIndex)
  case expiries(Table)
  case recoveryLog(Table)
  case stream(StreamName)
  case backup(Backup)
  case discarded(Keyspace)
  case unknown(Keyspace)

  /// Its name in messages.
  var description: String {
    switch self {
    case .catalog: "the catalog"
    case .figures: "the figures of tables"
    case .table(let table): "table \(table.name)"
    case .index(let table, let index): "index \(table.name).\(index.name)"
    case .searchIndex(let table, let index): "vector index \(table.name).\(index.name)"
    case .expiries(let table): "expiry times of table \(table.name)"
    case .recoveryLog(let table): "log of changes of table \(table.name)"
    case .stream(let stream): "stream \(stream.table)/\(stream.label)"
    case .backup(let backup): "backup \(backup.definition.name)/\(backup.id)"
    case .discarded(let keyspace): "the removed log in keyspace \(keyspace.number)"
    case .unknown(let keyspace): "keyspace \(keyspace.number)"
    }
  }

  /// Returns a key in readable form: the key attributes as DynamoDB's JSON if it is an item's.
  func text(of key: [UInt8]) -> String {
    let item: Item?
    switch self {
    case .table(let table): item = table.keyAttributes(inRowKey: key)
    case .backup(let backup): item = backup.table.keyAttributes(inRowKey: key)
    case .index(let table, let index): item = index.keyAttributes(inEntryKey: key, of: table)
    case .searchIndex(let table, let index):
      item = index.keyAttributes(inEntryKey: key, of: table)
    case .expiries(let table):
      var rest = key[...]
      _ = KeyEncoding.read(.n, from: &rest)
      item = table.keyAttributes(inRowKey: Array(rest))
    case .stream:
      guard key.count == StreamRecordKey.length else { return Self.hexadecimal(key) }
      return SequenceNumberText.text(StreamRecordKey.number(in: key))
    case .recoveryLog, .discarded:
      guard key.count == RecoveryEntry.keyLength else { return Self.hexadecimal(key) }
      return String(RecoveryEntry.number(in: key))
    case .catalog, .figures: return String(decoding: key, as: UTF8.self)
    case .unknown: item = nil
    }
    return item.map { ItemImage($0).description } ?? Self.hexadecimal(key)
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    "0x" + Hexadecimal.text(of: bytes)
  }
}

extension Catalog {
  /// Returns the part of the database that a keyspace belongs to.
  func owner(of keyspace: Keyspace) -> KeyspaceOwner {
    if keyspace == Self.storedIn { return .catalog }
    if keyspace == KeyspaceCounters.storedIn || keyspace == SearchStamp.storedIn { return .figures }
    for table in tables.values {
      if table.keyspace == keyspace { return .table(table) }
      if table.definition.timeToLive?.keyspace == keyspace { return .expiries(table) }
      if table.recoveryLog?.keyspace == keyspace { return .recoveryLog(table) }
      for index in table.indexes where index.keyspace == keyspace { return .index(table, index) }
      for index in table.searchIndexes where index.keyspace == keyspace {
        return .searchIndex(table, index)
      }
    }
    for stream in streams.values where stream.definition.keyspace == keyspace {
      return .stream(stream.definition.name)
    }
    if let backup = backups.values.first(where: { $0.keyspace == keyspace }) {
      return .backup(backup)
    }
    if discarded.contains(keyspace) { return .discarded(keyspace) }
    return .unknown(keyspace)
  }

  /// Returns an error of damage with the table and the key in its message, if the error has
  /// a place; returns other errors unchanged.
  func naming(_ error: StorageError) -> StorageError {
    guard error.code == .damaged, let place = error.place else { return error }
    let owner = owner(of: place.keyspace)
    let key = place.key.map { (place.isBeyondKey ? " after " : " at ") + owner.text(of: $0) } ?? ""
    return StorageError(
      .damaged, "\(error.message) The damage is in \(owner.description)\(key).",
      detail: error.detail
    ).located(at: place)
  }
}

extension Table {
  /// Returns the key attributes that a row key encodes, or `nil` if it is none.
  func keyAttributes(inRowKey rowKey: [UInt8]) -> Item? {
    var rest = rowKey.dropFirst(RowKey.hashLength)
    var attributes: [Attribute] = []
    guard key.read(from: &rest, into: &attributes), rest.isEmpty else { return nil }
    return Item(uniqueAttributes: attributes)
  }
}

extension Index {
  /// Returns the key attributes of index and table that an entry's key encodes, or `nil` if it is
  /// none.
  func keyAttributes(inEntryKey entryKey: [UInt8], of table: Table) -> Item? {
    var rest = entryKey.dropFirst(RowKey.hashLength)
    var attributes: [Attribute] = []
    guard key.read(from: &rest, into: &attributes), table.key.read(from: &rest, into: &attributes),
      rest.isEmpty
    else { return nil }
    return Item(uniqueAttributes: attributes)
  }
}

extension SearchIndex {
  /// Returns the HASH attribute and the table's key attributes that an entry's key encodes, or `nil`
  /// if it is none.
  func keyAttributes(inEntryKey entryKey: [UInt8], of table: Table) -> Item? {
    guard let hash else { return table.keyAttributes(inRowKey: entryKey) }
    var rest = entryKey.dropFirst(RowKey.hashLength)
    var attributes: [Attribute] = []
    guard let value = KeyEncoding.read(hash.type, from: &rest) else { return nil }
    attributes.append(Attribute(name: hash.name, value: value))
    guard table.key.read(from: &rest, into: &attributes), rest.isEmpty else { return nil }
    return Item(uniqueAttributes: attributes)
  }
}

extension KeyShape {
  /// Reads the values of all key attributes; returns false if the bytes do not encode them.
  fileprivate func read(
    from key: inout ArraySlice<UInt8>, into attributes: inout [Attribute]
  ) -> Bool {
    for attribute in self.attributes {
      guard let value = KeyEncoding.read(attribute.type, from: &key) else { return false }
      if !attributes.contains(where: { $0.name == attribute.name }) {
        attributes.append(Attribute(name: attribute.name, value: value))
      }
    }
    return true
  }
}
