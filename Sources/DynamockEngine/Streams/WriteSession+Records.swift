import DynamockModel

extension WriteSession {
  /// Adds a change to the table's stream, in the same write; a change that changes nothing is none
  /// (semantics §11).
  mutating func record(_ change: ItemChange, in name: StreamName) throws(DynamoDBError) {
    guard change.changesItem, var stream = catalog.streams[name] else { return }
    let hash = change.key.partitionHash
    guard var shard = stream.openShard(for: hash) else { return }
    if isDue(shard, of: stream) {
      stream = try roll(shard, of: stream, splits: false)
      guard let successor = stream.openShard(for: hash) else { return }
      shard = successor
    }
    let view = stream.definition.viewType
    let value = StreamRecordValue(
      at: timeOfDay, change.event, isByService: change.isExpiry,
      keys: ItemImage(change.key.item(of: change.table)),
      newImage: view.showsNewImage ? change.new?.image : nil,
      oldImage: view.showsOldImage ? change.old?.image : nil)
    let key = StreamRecordKey.key(shard: shard.number, number: stream.sequence.take())
    try put(value.bytes, for: key, in: stream.definition.keyspace)
  }

  /// Whether a shard has been open for as long, or has seen as many records, as it may.
  func isDue(_ shard: ShardDefinition, of stream: TableStream) -> Bool {
    if shard.openedAt.adding(milliseconds: settings.shards.age) <= now { return true }
    guard let records = settings.shards.records else { return false }
    return stream.sequence.upcoming - shard.firstNumber > records
  }
}

extension ItemChange {
  /// Whether the item is another one afterwards; the order in sets and maps is nothing.
  fileprivate var changesItem: Bool {
    switch (old, new) {
    case (nil, nil): false
    case (let old?, let new?): !old.image.isEqualValue(to: new.image)
    default: true
    }
  }

  fileprivate var event: StreamRecordValue.Event {
    old == nil ? .insert : new == nil ? .remove : .modify
  }
}

extension StreamViewType {
  fileprivate var showsNewImage: Bool { self == .newImage || self == .newAndOldImages }
  fileprivate var showsOldImage: Bool { self == .oldImage || self == .newAndOldImages }
}

extension PrimaryKey {
  /// The hash of the partition key, which decides the shard.
  fileprivate var partitionHash: UInt64 {
    rowKey.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The key attributes as an item.
  fileprivate func item(of table: Table) -> Item {
    var item = Item()
    if let name = table.key.partition.first?.name { item[name] = partition }
    if let name = table.key.sort.first?.name, let sort { item[name] = sort }
    return item
  }
}
