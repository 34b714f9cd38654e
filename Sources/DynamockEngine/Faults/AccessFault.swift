import DynamockModel

/// Why a caller may not use a table or stream.
enum AccessFault: Sendable {
  /// A statement of the resource's policy denies the action.
  case explicit(AccessDenial)
  /// The caller belongs to another account, and no policy of the resource allows the action.
  case implicit(AccessDenial)
  /// A table of the caller's own account, which has none here, with its name if the operation
  /// repeats it.
  case otherAccountHasNoTable(String?)

  /// The exception that reports the fault.
  var code: DynamoDBError.Code {
    switch self {
    case .explicit, .implicit: .accessDenied
    case .otherAccountHasNoTable: .resourceNotFound
    }
  }
}

/// The caller, the action and the resource of a denied request.
struct AccessDenial: Sendable {
  /// The ARN of the caller.
  let caller: String
  /// The action, such as `dynamodb:GetItem`.
  let action: String
  /// The ARN of the resource, or `*`.
  let resource: String
}
