import DynamockStorage

/// The records of members and layers, in a state or a write of the base.
enum LayerDirectory {
  /// Returns a member's record, or `nil` if there is none.
  ///
  /// The first member has none as long as the root is its only layer.
  static func member(
    _ id: MemberID, in reader: any StorageReader
  ) throws(StorageError) -> MemberRecord? {
    guard let bytes = try reader.value(for: LayerKeys.member(id), in: LayerKeys.directory) else {
      return nil
    }
    guard let record = MemberRecord(bytes) else { throw .damagedDirectory }
    return record
  }

  /// Returns a layer's record, or `nil` if there is none.
  static func layer(
    _ id: LayerID, in reader: any StorageReader
  ) throws(StorageError) -> LayerRecord? {
    guard let bytes = try reader.value(for: LayerKeys.layer(id), in: LayerKeys.directory) else {
      return nil
    }
    guard let record = LayerRecord(bytes) else { throw .damagedDirectory }
    return record
  }

  /// Visits a layer's records of keyspaces.
  static func scanSpaces(
    of layer: LayerID, in reader: any StorageReader,
    _ visit: (Keyspace, SpaceRecord) throws(StorageError) -> Void
  ) throws(StorageError) {
    let prefix = LayerKeys.spaces(of: layer)
    let range = KeyRange(lower: prefix, upper: LayerKeys.successor(of: prefix))
    try reader.scan(LayerKeys.directory, range, .ascending) { key, value throws(StorageError) in
      guard let record = SpaceRecord(value) else { throw .damagedDirectory }
      try visit(Keyspace(Int(LayerKeys.number(key.dropFirst(prefix.count)))), record)
      return .next
    }
  }

  /// Returns whether a layer changes nothing.
  static func isEmpty(_ layer: LayerID, in reader: any StorageReader) throws(StorageError) -> Bool {
    var isEmpty = true
    let prefix = LayerKeys.spaces(of: layer)
    let range = KeyRange(lower: prefix, upper: LayerKeys.successor(of: prefix))
    try reader.scan(LayerKeys.directory, range, .ascending) { _, _ throws(StorageError) in
      isEmpty = false
      return .stop
    }
    return isEmpty
  }

  static func set(
    _ record: MemberRecord, of id: MemberID, in writer: any StorageWriter
  ) throws(StorageError) {
    try writer.put(record.bytes, for: LayerKeys.member(id), in: LayerKeys.directory)
  }

  static func set(
    _ record: LayerRecord, of id: LayerID, in writer: any StorageWriter
  ) throws(StorageError) {
    try writer.put(record.bytes, for: LayerKeys.layer(id), in: LayerKeys.directory)
  }

  static func set(
    _ record: SpaceRecord, of keyspace: Keyspace, in layer: LayerID, _ writer: any StorageWriter
  ) throws(StorageError) {
    try writer.put(record.bytes, for: LayerKeys.space(layer, keyspace), in: LayerKeys.directory)
  }

  /// Assigns the number of a new layer and stores its record.
  static func addLayer(
    above parent: LayerID?, in writer: any StorageWriter
  ) throws(StorageError) -> LayerID {
    let id = LayerID(number: try nextNumber(in: writer))
    guard id.number <= LayerKeys.lastLayer else { throw .noLayerLeft }
    try set(LayerRecord(parent: parent), of: id, in: writer)
    return id
  }

  /// Assigns the number of a new member.
  static func newMember(in writer: any StorageWriter) throws(StorageError) -> MemberID {
    MemberID(number: try nextNumber(in: writer))
  }

  /// Returns the next number for a layer or a member; numbers are not reused.
  private static func nextNumber(in writer: any StorageWriter) throws(StorageError) -> Int64 {
    let stored = try writer.value(for: LayerKeys.numbers, in: LayerKeys.directory)
    let number = (stored.map { LayerKeys.number($0) } ?? 0) + 1
    try writer.put(LayerKeys.number(number), for: LayerKeys.numbers, in: LayerKeys.directory)
    return number
  }

  /// Creates the two keyspaces, unless they exist.
  static func create(in writer: any StorageWriter) throws(StorageError) {
    guard try writer.value(for: LayerKeys.numbers, in: LayerKeys.directory) == nil else { return }
    try writer.create(LayerKeys.directory, KeyspaceDescription())
    try writer.create(LayerKeys.entries, KeyspaceDescription())
    try writer.put(LayerKeys.number(0), for: LayerKeys.numbers, in: LayerKeys.directory)
  }
}
