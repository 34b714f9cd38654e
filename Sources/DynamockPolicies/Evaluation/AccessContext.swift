package import DynamockModel

/// A request as policies see it: the caller, the action, the resource, and the values of condition
/// keys.
package protocol AccessContext {
  /// The caller.
  var principal: Principal { get }
  /// The action without the service's prefix, such as `GetItem`.
  var action: String { get }
  /// The ARN of the table, index or stream.
  var resource: String { get }

  /// Returns the values of a condition key, or `nil` if the request does not have it.
  /// - Parameter key: the key in lowercase, since the names of keys ignore case.
  func values(of key: String) -> [String]?
}

extension AccessContext {
  /// Returns the value of a key that has exactly one, as policy variables use it.
  func value(of key: String) -> String? {
    guard let values = values(of: key.lowercased()), values.count == 1 else { return nil }
    return values[0]
  }
}

/// The result of the evaluation of a policy.
package enum AccessDecision: Sendable, Equatable {
  /// A statement denies the request, whatever the others say.
  case denied
  /// A statement allows the request, and none denies it.
  case allowed
  /// No statement is about the request.
  case undecided
}
