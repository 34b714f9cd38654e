package import DynamockModel

/// The part of a server that delivers changes to Kinesis streams, which a module with access to files
/// and sockets implements.
package protocol KinesisCarrier: AnyObject, Sendable {
  /// Delivers the queued changes of a table, in order.
  ///
  /// Called after each write that has queued some, and at the start for those that are left. The
  /// carrier reads them with ``Database/queuedChanges(of:limit:bytes:)`` and removes those that were
  /// delivered.
  func deliver(_ table: QueuedTable, of database: Database)
}

/// The place of changes: what the setting `kinesis.sink` names, and the implementation that delivers
/// them.
package struct KinesisService: Sendable, Equatable {
  /// The text of the setting.
  package let sink: String
  /// The implementation that delivers the changes.
  package let carrier: any KinesisCarrier

  /// Creates a service.
  package init(sink: String, carrier: any KinesisCarrier) {
    self.sink = sink
    self.carrier = carrier
  }

  package static func == (left: Self, right: Self) -> Bool { left.sink == right.sink }
}

/// The identity of a table in the queue; a new table of the same name has another one.
package struct QueuedTable: Sendable, Hashable {
  let number: Int
}

/// A change of an item on its way to a Kinesis stream.
package struct KinesisChange: Sendable {
  /// Its place among the changes of its table.
  package let number: Int
  /// The Kinesis stream's ARN.
  package let streamARN: String
  /// The table's name.
  package let tableName: String
  /// The region of the table.
  package let region: String
  /// The kind of the change.
  package let operation: OperationType
  /// Whether time to live has removed the item.
  package let isByService: Bool
  /// The time of the change in the destination's precision.
  package let time: Int64
  /// Whether the time is in microseconds, and not in milliseconds.
  package let isInMicroseconds: Bool
  /// The key of the item.
  package let keys: ItemImage
  /// The item after the change, or `nil` if it was removed.
  package let newImage: ItemImage?
  /// The item before the change, or `nil` if it is new.
  package let oldImage: ItemImage?
  /// The sum of the sizes of keys and images.
  package let size: Int
  /// An id that is constant for the change, and unique.
  package let eventID: String
}
