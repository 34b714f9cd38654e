import DynamockModel
import DynamockPolicies

/// A request of a table of cases: the caller, the action, the resource, and the keys that it has.
struct Asked: AccessContext, Sendable {
  var principal: Principal
  var action = "GetItem"
  var resource = Self.table
  var keys: [String: [String]] = [:]

  func values(of key: String) -> [String]? { keys[key] }

  static let account = "123456789012"
  static let table = "arn:aws:dynamodb:us-east-1:123456789012:table/Music"
  static let ada = Principal(user: "Ada", account: account, partition: "aws")

  /// A request of the user Ada with some keys.
  static func by(
    _ principal: Principal = Self.ada, _ action: String = "GetItem",
    on resource: String = Self.table,
    keys: [String: [String]] = [:]
  ) -> Asked {
    Asked(principal: principal, action: action, resource: resource, keys: keys)
  }

  /// A request of Ada with a condition key that has some values.
  static func with(_ values: String...) -> Asked { .by(keys: ["k": values]) }

  /// A policy of one statement.
  static func policy(
    effect: String = "Allow", principal: String = #""Principal":"*""#,
    action: String = #""Action":"dynamodb:*""#, resource: String = #""Resource":"*""#,
    condition: String? = nil, version: String = "2012-10-17"
  ) -> String {
    let members =
      [#""Effect":"\#(effect)""#, principal, action, resource]
      + (condition.map { [#""Condition":\#($0)"#] } ?? [])
    return #"{"Version":"\#(version)","Statement":[{\#(members.joined(separator: ","))}]}"#
  }

  /// A policy that allows everything under a condition.
  static func condition(_ text: String) -> String { policy(condition: "{\(text)}") }
}
