import DynamockModel

/// Which of AWS's two validation layers an operation runs, and so how its refusals are worded.
///
/// Since June 2026 AWS replaces its request validation operation by operation. This is us-east-1 in
/// October 2026 (fact sheet §1: conformance `valueLayers`, captured 2026-10-09).
struct Layer: Sendable, Equatable {
  /// Whether refusals stand inside `1 validation error detected: `.
  let isEnveloped: Bool
  /// Whether values are worded as before June 2026.
  let isOlder: Bool

  /// PutItem, UpdateItem and DeleteItem.
  static let writes = Self(isEnveloped: true, isOlder: false)
  /// GetItem, BatchGetItem and Query.
  static let reads = Self(isEnveloped: false, isOlder: false)
  /// Scan, BatchWriteItem, transactions and the control plane.
  static let older = Self(isEnveloped: false, isOlder: true)
}

extension RequestFault {
  /// Whether the envelope of the three single writes takes it in.
  ///
  /// Values without a type or with several stay bare, as does what the service finds while it sizes
  /// the item (fact sheet §1, Dynoxide 0.12 notes).
  var isEnvelopable: Bool {
    switch self {
    case .value(.malformed(.noType), _), .value(.malformed(.severalTypes), _): false
    case .itemTooLarge, .constraints, .missingParameter, .invalidTableARN, .select: false
    default: true
    }
  }
}
