import DynamockModel

/// Members of a request that AWS carries out and dynamock does not.
///
/// The request is checked as AWS checks it first, so that a wrong request gets AWS's answer.
package enum UnsupportedMember {
  /// The names of those members that a request holds, in the order given.
  static func names(_ members: KeyValuePairs<String, Bool>) -> [String] {
    members.filter(\.value).map(\.key)
  }

  /// The refusal of a request that holds such members; nil if it holds none.
  package static func refusal(of members: [String]) -> DynamoDBError? {
    guard let first = members.first else { return nil }
    return DynamoDBError(
      .validation, Sentence.unsupported(members),
      explanation: DynamoDBError.Explanation(
        rule: "every member of a request is carried out or refused", found: first,
        remedy: "a request without it, or the setting unsupported = ignore, which ignores it"))
  }
}
