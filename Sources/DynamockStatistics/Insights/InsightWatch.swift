public import DynamockModel

/// Contributor insights that are enabled for a table or an index, as far as counting needs them.
public struct InsightWatch: Sendable, Equatable {
  /// The identity of the rules; rules that are created again have another one and count from zero.
  public let id: Int64
  /// The time from which calls are counted.
  let start: Timestamp
  /// Whether consumed units are counted, too, and not only throttled requests.
  let countsAccess: Bool

  /// Creates the insights of a table or an index.
  public init(id: Int64, start: Timestamp, countsAccess: Bool) {
    self.id = id
    self.start = start
    self.countsAccess = countsAccess
  }
}

/// The key of an item or a partition that a call used.
public struct ContributorKey: Sendable {
  /// The values of the partition key's attributes.
  let partition: [AttributeValue]
  /// The values of the sort key's attributes; empty without a sort key, or if a whole partition was
  /// used.
  let sort: [AttributeValue]

  /// Creates a key.
  public init(partition: [AttributeValue], sort: [AttributeValue]) {
    self.partition = partition
    self.sort = sort
  }
}

/// A call's use of a key for which contributor insights are enabled.
struct Contribution: Sendable {
  /// The position of the table among those of the call.
  let table: Int
  /// The index's position among those of the table; `nil` for the table itself.
  let index: Int?
  let watch: InsightWatch
  let key: ContributorKey
  let measure: Measure

  /// What the call did to the key.
  enum Measure: Sendable {
    case consumed(Units)
    case throttled
  }
}

extension Units {
  /// Combined read and write traffic: `ConsumedThroughputUnits`, by which AWS ranks accessed keys
  /// ([aws-contributor-insights]).
  var throughput: Double { 3 * write + read }
}
