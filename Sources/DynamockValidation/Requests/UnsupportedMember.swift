package import DynamockModel

/// Members of a request that AWS supports and dynamock does not.
///
/// The request is first validated by AWS's rules, so that an invalid request results in AWS's
/// error.
package enum UnsupportedMember {
  /// Returns the names of the members that a request contains, in the given order.
  static func names(_ members: KeyValuePairs<String, Bool>) -> [String] {
    members.filter(\.value).map(\.key)
  }

  /// Returns the error for a request with such members, or `nil` if there are none.
  package static func refusal(of members: [String]) -> DynamoDBError? {
    guard let first = members.first else { return nil }
    return DynamoDBError(
      .validation, Sentence.unsupported(members),
      explanation: DynamoDBError.Explanation(
        rule: "every member of a request is either supported or rejected", found: first,
        remedy: "a request without it, or the setting unsupported = ignore, which ignores it"))
  }
}
