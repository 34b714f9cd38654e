import DynamockModel

/// One of AWS's two implementations of request validation.
///
/// Since June 2026, AWS has been replacing the older one, operation by operation and region by
/// region.
package struct Layer: Sendable, Equatable {
  /// Whether messages begin with `1 validation error detected: `.
  let isEnveloped: Bool
  /// Whether messages for values are those of before June 2026.
  let isOlder: Bool
  /// Whether the message for a filter or condition that is too long contains its size.
  var tellsExpressionSize = false
  /// Whether expressions are read as UTF-16 code units, so that an emoji is two tokens.
  var readsHalves = false

  /// The current layer of PutItem, UpdateItem and DeleteItem.
  static let writes = Self(isEnveloped: true, isOlder: false)
  /// The current layer of reads.
  package static let reads = Self(isEnveloped: false, isOlder: false)
  /// The older layer.
  package static let older = Self(isEnveloped: false, isOlder: true)
  /// The older layer with the size of expressions in messages.
  static let olderWithSizes = Self(
    isEnveloped: false, isOlder: true, tellsExpressionSize: true, readsHalves: true)
  /// The older layer of TransactGetItems, which reads UTF-16 code units.
  static let olderInHalves = Self(isEnveloped: false, isOlder: true, readsHalves: true)
}

/// The behavior of AWS that differs by region and date, with one property for each difference.
///
/// The values are those of us-east-1 in October 2026, with notes about other regions.
struct Dialect: Sendable {
  // MARK: The layer of each operation

  /// Current since June 2026 (31 of 33 regions on 2026-10-07).
  var putItem = Layer.writes
  /// Current since June 2026 (31 of 33 regions on 2026-10-07).
  var updateItem = Layer.writes
  /// Current (2026-10-09).
  var deleteItem = Layer.writes
  /// Current (2026-10-09).
  var getItem = Layer.reads
  /// Current (2026-10-09).
  var batchGetItem = Layer.reads
  /// Current (2026-10-09).
  var query = Layer.reads
  /// Older (2026-10-07); on 2026-10-20, 20 of 33 regions had the current one, which is
  /// `Layer.reads`; us-east-1 is not among those listed.
  var scan = Layer.olderWithSizes
  /// Older everywhere (2026-10-09).
  var batchWriteItem = Layer.older
  /// Older (2026-10-08); eu-west-2 has the current one, without sizes.
  var transactWriteItems = Layer.olderWithSizes
  /// Older (2026-10-08).
  var transactGetItems = Layer.olderInHalves
  /// Older everywhere.
  var controlPlane = Layer.older

  // MARK: Which requests the older layer reads, whatever their operation

  /// The maximum depth of values in the current layer ([dynoxide-captures], 2026-10-09: 62 levels
  /// are current, 63 older).
  var deepestCurrentLevel = 62
  /// Whether the older layer reads Booleans written as strings, values with no data type or
  /// several, and integers that had to be adjusted (2026-10-10 and 2026-10-20).
  var readsLooseRequestsWithOlderLayer = true

  // MARK: Other answers

  /// Whether a Put of a transaction may have values without a condition (us-east-1, 2026-10-09);
  /// eu-west-2 rejects them.
  var acceptsValuesOfUnconditionalTransactPut = true

  /// The behavior of us-east-1 in October 2026.
  static let current = Dialect()
}

extension RequestFault {
  /// Whether the message has the prefix of the three single writes.
  ///
  /// Values without a type or with several have no prefix, nor do faults that are found while the
  /// item is measured ([dynoxide-notes] 0.12).
  var isEnvelopable: Bool {
    switch self {
    case .value(.malformed(.noType), _), .value(.malformed(.severalTypes), _): false
    case .itemTooLarge, .constraints, .constraint, .missingParameter, .invalidTableARN, .select:
      false
    default: true
    }
  }
}
