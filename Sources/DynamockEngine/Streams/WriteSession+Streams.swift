import DynamockModel
import DynamockStorage

// The lifecycle of a stream: enabled with its table or later, with shards that are closed over
// time, and finally disabled.

extension WriteSession {
  /// Opens a stream for a table that is being stored, and adds its label to the table's definition.
  ///
  /// The stream is added to the given catalog; the caller adds the table.
  mutating func openStream(
    of table: inout TableDefinition, in catalog: inout Catalog
  ) throws(EngineFault) {
    guard let viewType = table.streamSpecification?.streamViewType else { return }
    let name = catalog.freshStreamName(of: table.name, at: timeOfDay)
    let earlier = catalog.streams.values.filter { $0.definition.name.table == table.name }
    // Numbers increase over all streams of a table, so that they identify the stream too.
    let sequence = StreamSequence(next: earlier.map(\.sequence.upcoming).max() ?? 1)
    let keyspace = catalog.newKeyspace()
    let stream = StreamDefinition(
      name: name, region: table.region, viewType: viewType, keySchema: table.keySchema,
      createdAt: timeOfDay, readyAt: now.adding(milliseconds: settings.delays.updatingTable),
      keyspace: keyspace,
      shards: [
        ShardDefinition(
          number: 1, parentID: nil, hashes: 0 ... .max, openedAt: now,
          firstNumber: sequence.take())
      ])
    try create(keyspace, stream.keyspaceDescription)
    table.latestStreamLabel = name.label
    catalog.set(stream, sequence: sequence)
    try store(stream, in: catalog)
  }

  /// Disables a table's stream, if it has one; its contents remain readable for 24 hours.
  mutating func closeStream(
    of table: TableDefinition, in catalog: inout Catalog
  ) throws(EngineFault) {
    guard let name = table.streamName, let stream = catalog.streams[name],
      stream.definition.disabled == nil
    else { return }
    var definition = stream.definition
    for position in definition.shards.indices where definition.shards[position].closed == nil {
      definition.shards[position].closed = .init(at: now, lastNumber: stream.sequence.take())
    }
    definition.disabled = .init(
      at: now, settledAt: now.adding(milliseconds: settings.delays.updatingTable))
    catalog.set(definition, sequence: stream.sequence)
    try store(definition, in: catalog)
  }

  /// Closes an open shard and opens its successor, or two that divide its partitions.
  ///
  /// - Returns: the stream after the change.
  @discardableResult
  mutating func roll(
    _ shard: ShardDefinition, of stream: TableStream, splits: Bool
  ) throws(EngineFault) -> TableStream {
    var definition = stream.definition
    guard let position = definition.shards.firstIndex(where: { $0.number == shard.number }) else {
      return stream
    }
    definition.shards[position].closed = .init(at: now, lastNumber: stream.sequence.take())
    var number = definition.shards.map(\.number).max() ?? shard.number
    for hashes in splits ? shard.hashes.halves : [shard.hashes] {
      number += 1
      definition.shards.append(
        ShardDefinition(
          number: number, parentID: shard.id, hashes: hashes,
          // Shards are ordered by this time, with which their ids begin.
          openedAt: max(now, shard.openedAt), firstNumber: stream.sequence.take()))
    }
    var catalog = catalog
    let rolled = catalog.set(definition, sequence: stream.sequence)
    try store(definition, in: catalog)
    return rolled
  }
}

extension ClosedRange<UInt64> {
  /// The range in two halves; a range with a single value is not divided.
  fileprivate var halves: [ClosedRange<UInt64>] {
    guard lowerBound < upperBound else { return [self] }
    let middle = lowerBound + (upperBound - lowerBound) / 2
    return [lowerBound...middle, (middle + 1)...upperBound]
  }
}

extension Catalog {
  /// Returns a name for a stream that is enabled now.
  ///
  /// Labels distinguish the streams of a table, so if one is taken, the time of the next
  /// millisecond is used.
  fileprivate func freshStreamName(of table: String, at now: Timestamp) -> StreamName {
    var moment = now
    while true {
      let name = StreamName(table: table, label: StreamLabel.text(moment))
      if streams[name] == nil { return name }
      moment = moment.adding(milliseconds: 1)
    }
  }
}

extension TableDefinition {
  /// The table's latest stream, whether or not it is enabled, or `nil` if it never had one.
  var streamName: StreamName? {
    latestStreamLabel.map { StreamName(table: name, label: $0) }
  }
}
