import DynamockModel

extension WriteSession {
  /// Adds a change to the table's stream, in the same write; changes without effect are not
  /// recorded ([aws-streams-api]).
  mutating func record(_ change: ItemChange, in name: StreamName) throws(EngineFault) {
    guard change.changesItem, var stream = catalog.streams[name] else { return }
    let hash = change.key.partitionHash
    guard var shard = stream.openShard(for: hash) else { return }
    if isDue(shard, of: stream) {
      stream = try roll(shard, of: stream, splits: false)
      guard let successor = stream.openShard(for: hash) else { return }
      shard = successor
    }
    let view = stream.definition.viewType
    let value = change.record(
      at: timeOfDay, showsNew: view.showsNewImage, showsOld: view.showsOldImage)
    let key = StreamRecordKey.key(shard: shard.number, number: stream.sequence.take())
    try put(value.bytes, for: key, in: stream.definition.keyspace)
  }

  /// Returns whether a shard has reached its maximum age or number of records.
  func isDue(_ shard: ShardDefinition, of stream: TableStream) -> Bool {
    if shard.openedAt.adding(milliseconds: settings.shards.age) <= now { return true }
    guard let records = settings.shards.records else { return false }
    return stream.sequence.upcoming - shard.firstNumber > records
  }
}

extension ItemChange {
  /// Whether the change has an effect, apart from the order of sets and maps.
  var changesItem: Bool {
    switch (old, new) {
    case (nil, nil): false
    case (let old?, let new?): !old.image.isEqualValue(to: new.image)
    default: true
    }
  }

  /// Returns the change as a record, with the images that are to be shown.
  func record(at moment: Timestamp, showsNew: Bool, showsOld: Bool) -> StreamRecordValue {
    StreamRecordValue(
      at: moment, event, isByService: isExpiry, keys: ItemImage(key.item(of: table)),
      newImage: showsNew ? new?.image : nil, oldImage: showsOld ? old?.image : nil)
  }

  private var event: StreamRecordValue.Event {
    old == nil ? .insert : new == nil ? .remove : .modify
  }
}

extension StreamViewType {
  fileprivate var showsNewImage: Bool { self == .newImage || self == .newAndOldImages }
  fileprivate var showsOldImage: Bool { self == .oldImage || self == .newAndOldImages }
}

extension PrimaryKey {
  /// The hash of the partition key, which determines the shard.
  fileprivate var partitionHash: UInt64 { BigEndian.number(rowKey) }

  /// Returns the item's key attributes as an item.
  fileprivate func item(of table: Table) -> Item {
    var item = Item()
    if let name = table.key.partition.first?.name { item[name] = partition }
    if let name = table.key.sort.first?.name, let sort { item[name] = sort }
    return item
  }
}
