import DynamockModel

/// A table identified in a request by its name or ARN.
package struct TableReference: Sendable, Hashable {
  /// The table's name, or that in the ARN.
  package let name: String
  /// The account in the ARN, or `nil` for a plain name.
  package let account: String?
  /// The name or ARN as sent, which responses repeat.
  package let asSent: String

  init(name: String, account: String?, asSent: String) {
    self.name = name
    self.account = account
    self.asSent = asSent
  }
}
