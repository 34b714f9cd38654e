import DynamockTesting
import Testing

/// Attributes that UpdateItem's ReturnValues returns ([aws-guide]; measured by [scylla-alternator]
/// test_returnvalues).
@Suite("ReturnValues of UpdateItem")
struct ReturnValuesTests {
  @Test("returns the old or the new attributes", arguments: Setting.stores, rows)
  func checkRows(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  static let key = #"{"p":{"S":"a"}}"#
  static let filled: [Call] = [
    .hashTable,
    .put(
      #"{"p":{"S":"a"},"n":{"N":"1"},"t":{"S":"x"},"m":{"M":{"a":{"N":"1"},"b":{"N":"2"},"#
        + #""c":{"L":[{"N":"0"},{"N":"1"},{"N":"2"}]}}}}"#),
  ]

  static func update(_ returned: String, _ expression: String, _ values: String = "") -> Call {
    .update(
      key, by: expression,
      #""ReturnValues":"\#(returned)""#
        + (values.isEmpty ? "" : #","ExpressionAttributeValues":{\#(values)}"#))
  }

  static let one = #"":v":{"N":"5"}"#

  static let rows: [Row] = [
    Row(
      "NONE returns nothing", .guide, filled, update("NONE", "SET n = :v", one), .equals("{}")),
    Row(
      "ALL_OLD returns the previous item", .guide, filled,
      update("ALL_OLD", "REMOVE m SET n = :v", one),
      .contains(#"{"Attributes":{"p":{"S":"a"},"n":{"N":"1"},"t":{"S":"x"},"m":"(any)"}}"#)),
    Row(
      "ALL_OLD of a missing item returns nothing", .alternator, [.hashTable],
      update("ALL_OLD", "SET n = :v", one), .equals("{}")),
    Row(
      "ALL_NEW returns the new item", .guide, filled,
      update("ALL_NEW", "REMOVE m SET n = :v", one),
      .equals(#"{"Attributes":{"p":{"S":"a"},"n":{"N":"5"},"t":{"S":"x"}}}"#)),
    Row(
      "ALL_NEW returns a created item with its key", .alternator, [.hashTable],
      update("ALL_NEW", "SET n = :v", one),
      .equals(#"{"Attributes":{"p":{"S":"a"},"n":{"N":"5"}}}"#)),
    Row(
      "ALL_NEW of an update without an expression returns the item", .alternator, filled,
      .update(key, #""ReturnValues":"ALL_NEW""#),
      .contains(#"{"Attributes":{"p":{"S":"a"},"n":{"N":"1"}}}"#)),
    Row(
      "UPDATED_OLD returns the previous values of the changed attributes", .guide, filled,
      update("UPDATED_OLD", "SET n = :v, q = :v REMOVE t", one),
      .equals(#"{"Attributes":{"n":{"N":"1"},"t":{"S":"x"}}}"#)),
    Row(
      "UPDATED_OLD of only new attributes returns nothing", .alternator, filled,
      update("UPDATED_OLD", "SET q = :v", one), .equals("{}")),
    Row(
      "UPDATED_NEW returns the new values of the changed attributes", .guide, filled,
      update("UPDATED_NEW", "SET n = :v, q = :v REMOVE t", one),
      .equals(#"{"Attributes":{"n":{"N":"5"},"q":{"N":"5"}}}"#)),
    Row(
      "UPDATED_NEW of only removals returns nothing", .alternator, filled,
      update("UPDATED_NEW", "REMOVE t"), .equals("{}")),
    Row(
      "UPDATED_NEW returns a value that was set to itself", .alternator, filled,
      update("UPDATED_NEW", "SET t = t"), .equals(#"{"Attributes":{"t":{"S":"x"}}}"#)),
    Row(
      "UPDATED_OLD returns only the changed path of a map", .alternator, filled,
      update("UPDATED_OLD", "SET m.a = :v", one),
      .equals(#"{"Attributes":{"m":{"M":{"a":{"N":"1"}}}}}"#)),
    Row(
      "UPDATED_NEW returns only the changed path of a map", .alternator, filled,
      update("UPDATED_NEW", "SET m.a = :v", one),
      .equals(#"{"Attributes":{"m":{"M":{"a":{"N":"5"}}}}}"#)),
    Row(
      "UPDATED_NEW returns changed list elements without gaps", .alternator, filled,
      update("UPDATED_NEW", "SET m.c[2] = :v, m.c[0] = :v", one),
      .equals(#"{"Attributes":{"m":{"M":{"c":{"L":[{"N":"5"},{"N":"5"}]}}}}}"#)),
    Row(
      "UPDATED_NEW after removing an element returns the element now at its position", .alternator,
      filled,
      update("UPDATED_NEW", "REMOVE m.c[1]"),
      .equals(#"{"Attributes":{"m":{"M":{"c":{"L":[{"N":"2"}]}}}}}"#)),
    Row(
      "UPDATED_NEW after a SET far past the end returns nothing", .alternator, filled,
      update("UPDATED_NEW", "SET m.c[100] = :v", one), .equals("{}")),
    Row(
      "UPDATED_NEW returns the sum of ADD", .guide, filled, update("UPDATED_NEW", "ADD n :v", one),
      .equals(#"{"Attributes":{"n":{"N":"6"}}}"#)),
    Row(
      "UPDATED_NEW of AttributeUpdates returns its attributes", .guide, filled,
      .update(
        key,
        #""AttributeUpdates":{"n":{"Value":{"N":"7"}},"t":{"Action":"DELETE"}},"#
          + #""ReturnValues":"UPDATED_NEW""#),
      .equals(#"{"Attributes":{"n":{"N":"7"}}}"#)),
  ]
}
