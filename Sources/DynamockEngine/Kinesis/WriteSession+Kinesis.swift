import DynamockModel
import DynamockStorage

extension WriteSession {
  /// Queues a change for a destination, in the same write; changes without effect are not queued, as
  /// streams do not record them.
  mutating func queue(
    _ change: ItemChange, for destination: KinesisDestination
  ) throws(EngineFault) {
    guard settings.kinesis != nil, change.changesItem else { return }
    switch destination.status(at: now) {
    case .active, .updating: break
    default: return
    }
    let table = QueuedTable(number: change.table.keyspace.number)
    let sequence = catalog.kinesis
    let queued = QueuedChange(
      streamARN: destination.streamARN, tableName: change.table.name,
      region: change.table.definition.region,
      isInMicroseconds: destination.precision == .microsecond, place: sequence.place(at: timeOfDay),
      salt: sequence.salt,
      value: change.record(at: timeOfDay, showsNew: true, showsOld: true))
    try create(KinesisQueue.storedIn, KeyspaceDescription())
    try put(
      queued.bytes, for: StreamRecordKey.key(shard: table.number, number: sequence.numbers.take()),
      in: KinesisQueue.storedIn)
    note(table)
  }
}
