import DynamockModel

/// The side of the capacity: reads or writes.
enum CapacitySide: String, Sendable {
  case read = "Read"
  case write = "Write"
}

/// A limit that a request exceeds.
struct ThroughputLimit: Sendable {
  /// The kind of limit.
  let kind: Kind
  let side: CapacitySide
  /// Whether the limit belongs to a global index rather than a table.
  let isIndex: Bool
  let isOnDemand: Bool
  /// The ARN of the table or index.
  let resource: String

  /// The kinds of limits, named by the last part of AWS's reasons ([botocore-model],
  /// `ThrottlingReason`).
  enum Kind: String, Sendable {
    case provisioned = "ProvisionedThroughputExceeded"
    case account = "AccountLimitExceeded"
    case keyRange = "KeyRangeThroughputExceeded"
    case maximum = "MaxOnDemandThroughputExceeded"
  }

  /// The reason, as in the error's body.
  var reason: DynamoDBError.ThrottlingReason {
    .init(reason: Reason(isIndex: isIndex, side: side, kind: kind).name, resource: resource)
  }

  /// One of AWS's throttling reasons ([botocore-model], `ThrottlingReason`).
  struct Reason: Sendable {
    let isIndex: Bool
    let side: CapacitySide
    let kind: Kind

    /// The name in an error's body.
    var name: String { (isIndex ? "Index" : "Table") + side.rawValue + kind.rawValue }

    /// All 16 reasons.
    static let all: [Self] = [false, true].flatMap { isIndex in
      [CapacitySide.read, .write].flatMap { side in
        [Kind.provisioned, .account, .keyRange, .maximum].map { kind in
          Self(isIndex: isIndex, side: side, kind: kind)
        }
      }
    }
  }
}
