/// The fault of a resource-based policy.
enum PolicyFault: Error, Sendable, Equatable {
  case tooLarge
  case invalidJSON
  /// A value or member that the grammar does not allow, by its place in the text.
  case syntax(row: Int, column: Int)
  case missingField(String)
  case noStatements
  case repeatedStatementIDs
  case invalidActions([String])
  /// A resource that cannot be in the policy of this kind of resource.
  case invalidResource(relativeID: String, arn: String)
  case notAnARN(String)
  case invalidService
  case invalidPrincipal
  /// Access for everyone.
  case unbounded
}
