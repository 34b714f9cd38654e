import DynamockModel

/// The table a request names, by name or by ARN.
package struct TableReference: Sendable, Hashable {
  /// The table's name, from the ARN where one was sent.
  package let name: String
  /// The account in the ARN; nil where a plain name was sent.
  package let account: String?
  /// What the request said, as answers echo it.
  package let asSent: String

  init(name: String, account: String?, asSent: String) {
    self.name = name
    self.account = account
    self.asSent = asSent
  }
}
