import DynamockModel

/// One of AWS's two ways to read and refuse a request.
///
/// Since June 2026 AWS replaces its request validation operation by operation, region by region.
struct Layer: Sendable, Equatable {
  /// Whether refusals stand inside `1 validation error detected: `.
  let isEnveloped: Bool
  /// Whether values are worded as before June 2026.
  let isOlder: Bool
  /// Whether an expression that is too long is told its size, where it is a filter or a condition.
  var tellsExpressionSize = false

  /// The current layer as the three single writes have it.
  static let writes = Self(isEnveloped: true, isOlder: false)
  /// The current layer as reads have it.
  static let reads = Self(isEnveloped: false, isOlder: false)
  /// The older layer.
  static let older = Self(isEnveloped: false, isOlder: true)
  /// The older layer with the size of expressions.
  static let olderWithSizes = Self(isEnveloped: false, isOlder: true, tellsExpressionSize: true)
}

/// What AWS answers differently by region and date, each in a row of its own: one line turns it round.
///
/// The rows are those of us-east-1 in October 2026, with what other regions did.
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
  /// Older (2026-10-07); 20 of 33 regions had the current one on 2026-10-20, us-east-1 is not named.
  var scan = Layer.olderWithSizes
  /// Older everywhere (2026-10-09).
  var batchWriteItem = Layer.older
  /// Older (2026-10-08); eu-west-2 has the current one, without sizes.
  var transactWriteItems = Layer.olderWithSizes
  /// Older (2026-10-08).
  var transactGetItems = Layer.older
  /// Older everywhere.
  var controlPlane = Layer.older

  // MARK: Which requests the older layer reads, whatever their operation

  /// Values beyond this depth (captured 2026-10-09: 62 levels are current, 63 older).
  var deepestCurrentLevel = 62
  /// Booleans written as strings, values with no data type or several, integers that had to be changed
  /// (2026-10-10 and 2026-10-20).
  var readsLooseRequestsWithOlderLayer = true

  // MARK: Other answers

  /// A Put of a transaction may have values and no condition (us-east-1, 2026-10-09); eu-west-2 refuses
  /// them.
  var acceptsValuesOfUnconditionalTransactPut = true

  /// us-east-1, October 2026.
  static let current = Dialect()
}

extension RequestFault {
  /// Whether the envelope of the three single writes takes it in.
  ///
  /// Values without a type or with several stay bare, as does what the service finds while it sizes
  /// the item (fact sheet §1, Dynoxide 0.12 notes).
  var isEnvelopable: Bool {
    switch self {
    case .value(.malformed(.noType), _), .value(.malformed(.severalTypes), _): false
    case .itemTooLarge, .constraints, .constraint, .missingParameter, .invalidTableARN, .select:
      false
    default: true
    }
  }
}
