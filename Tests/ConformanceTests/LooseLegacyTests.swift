import DynamockTesting
import Testing

/// Legacy parameters of a request that a boolean written as a string puts on the older layer.
///
/// The rules are those of the captures' README (`booleans`, `legacy`; us-east-1 and eu-west-2,
/// 2026-10-10): such a request is read whole by the older layer, which rejects as the current one
/// does but without the envelope; a NULL that reads as false is rejected before the operator is
/// looked at.
@Suite("Legacy parameters next to a boolean written as a string")
struct LooseLegacyTests {
  @Test("are rejected without the envelope", arguments: Setting.stores, rows)
  func behaves(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  private static let comparison = Words.invalid + "Invalid comparison operator"
  private static let null =
    Words.invalid + "Null attribute value types must have the value of true"
  private static let action = "Member must satisfy enum value set: [ADD, DELETE, PUT]' for Action"

  /// Returns a condition with an unknown operator and a value.
  private static func unknown(_ value: String, _ name: String = "FOO") -> String {
    #""Expected":{"x":{"ComparisonOperator":"\#(name)","AttributeValueList":[\#(value)]}}"#
  }
  private static let text = #"{"S":"s"}"#
  private static let loose = #"{"p":{"S":"a"},"b":{"BOOL":"yes"}}"#
  private static let strict = #"{"p":{"S":"a"},"b":{"BOOL":true}}"#

  private static func put(_ item: String, _ more: String, into table: String = "Main") -> Call {
    Call("PutItem", #"{"TableName":"\#(table)","Item":\#(item),\#(more)}"#)
  }
  private static func delete(_ more: String) -> Call {
    .delete(#"{"p":{"S":"a"}}"#, more)
  }
  private static func updates(_ action: String, _ value: String, _ more: String = "") -> Call {
    .update(
      #"{"p":{"S":"a"}}"#,
      #""AttributeUpdates":{"x":{"Action":"\#(action)","Value":\#(value)}}"#
        + (more.isEmpty ? "" : "," + more))
  }

  static let rows: [Row] = [
    Row(
      "an unknown operator with a boolean as text in the item", .october, [.hashTable],
      put(loose, unknown(text)), .invalid(comparison)),
    Row(
      "an operator in lower case", .october, [.hashTable], put(loose, unknown(text, "eq")),
      .invalid(comparison)),
    Row(
      "an unknown operator for a missing table", .october, [],
      put(loose, unknown(text), into: "Missing"), .invalid(comparison)),
    Row(
      "an unknown operator with a boolean as text in its own list", .october, [.hashTable],
      put(strict, unknown(#"{"BOOL":"f"}"#)), .invalid(comparison)),
    Row(
      "an unknown operator with an Exists as text", .october, [.hashTable],
      delete(
        #""Expected":{"e":{"Exists":"false"},"x":{"ComparisonOperator":"FOO","AttributeValueList":["#
          + text + "]}}"), .invalid(comparison)),
    Row(
      "an unknown operator of UpdateItem", .october, [.hashTable],
      updates("PUT", #"{"BOOL":"1"}"#, unknown(text)), .invalid(comparison)),
    Row(
      "an unknown operator of a strict request is in the envelope", .october, [.hashTable],
      put(strict, unknown(text)), .invalid(Words.detected + comparison)),
    Row(
      "a NULL that reads as false comes before the operator", .october, [.hashTable],
      put(strict, unknown(#"{"NULL":"false"}"#)), .invalid(null)),
    Row(
      "a NULL that reads as false comes before the operator of DeleteItem", .october, [.hashTable],
      delete(unknown(#"{"NULL":"no"}"#)), .invalid(null)),
    Row(
      "a NULL that is JSON's false comes before the operator, in the envelope", .october,
      [.hashTable], put(strict, unknown(#"{"NULL":false}"#)), .invalid(Words.detected + null)),
    Row(
      "an action in lower case with a boolean as text", .october, [.hashTable],
      updates("put", #"{"BOOL":"yes"}"#), .invalid(action)),
    Row(
      "an action in lower case before a NULL that reads as false", .october, [.hashTable],
      updates("add", #"{"NULL":"false"}"#), .invalid(action)),
    Row(
      "an action in lower case before an unknown operator", .october, [.hashTable],
      updates("delete", #"{"BOOL":"yes"}"#, unknown(text)), .invalid(action)),
    Row(
      "an action in lower case of a strict request is in the envelope", .october, [.hashTable],
      updates("put", #"{"BOOL":true}"#), .invalid(Words.detected + action)),
    Row(
      "an unknown return value is the older layer's enumeration", .parity, [.hashTable],
      put(loose, unknown(text) + #","ReturnValues":"BOGUS""#),
      .invalid(
        Words.detected
          + "Value 'BOGUS' at 'returnValues' failed to satisfy constraint: Member must satisfy enum "
          + "value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]")),
  ]
}
