import DynamockTesting
import Testing

/// Tests TransactWriteItems with values of 32 levels, one more than can be stored (us-east-1,
/// 2026-10-08).
@Suite("Values of 32 levels in transactions")
struct TransactionDepthTests {
  @Test(
    "can be compared, but not stored", arguments: Setting.all, rows)
  func behaves(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  private static func deep(_ levels: Int) -> String {
    String(repeating: #"{"M":{"n":"#, count: levels) + #"{"S":"leaf"}"#
      + String(repeating: "}}", count: levels)
  }

  private static func action(_ kind: String, _ levels: Int, _ more: String) -> Call {
    Call(
      "TransactWriteItems",
      #"{"TransactItems":[{"\#(kind)":{"TableName":"Main","#
        + #""ExpressionAttributeValues":{":deep":\#(deep(levels))},\#(more)}}]}"#)
  }

  private static let key = #""Key":{"p":{"S":"a"}}"#
  private static let tooDeep =
    "ExpressionAttributeValues contains invalid value: Nesting Levels have exceeded supported "
    + "limits: Attributes in the item have nested levels beyond supported limit for key :deep"

  private static func cancelled(_ code: String, _ message: String) -> Expected {
    .failsWith(
      "TransactionCanceledException",
      #"{"Message":"Transaction cancelled, please refer cancellation reasons for specific reasons "#
        + #"[\#(code)]","CancellationReasons":[{"Code":"\#(code)","Message":"\#(message)"}]}"#)
  }

  static let rows: [Row] = [
    Row(
      "an update that stores 32 levels is cancelled", .october, TransactionTests.filled,
      action("Update", 32, key + #","UpdateExpression":"SET d = :deep""#),
      cancelled("ValidationError", "Nesting Levels have exceeded supported limits")),
    Row(
      "an update whose condition has 32 levels compares them", .october, TransactionTests.filled,
      action(
        "Update", 32, key + #","UpdateExpression":"REMOVE z","ConditionExpression":"v = :deep""#),
      cancelled("ConditionalCheckFailed", "The conditional request failed")),
    Row(
      "a check whose condition has 32 levels compares them", .october, TransactionTests.filled,
      action("ConditionCheck", 32, key + #","ConditionExpression":"v = :deep""#),
      cancelled("ConditionalCheckFailed", "The conditional request failed")),
    Row(
      "a check that 32 levels pass succeeds", .october, TransactionTests.filled,
      action("ConditionCheck", 32, key + #","ConditionExpression":"v <> :deep""#), .equals("{}")),
    Row(
      "33 levels are rejected", .october, TransactionTests.filled,
      action("ConditionCheck", 33, key + #","ConditionExpression":"v = :deep""#),
      .invalid(tooDeep)),
    Row(
      "31 levels are stored", .october, TransactionTests.filled,
      action("Update", 31, key + #","UpdateExpression":"SET d = :deep""#), .equals("{}")),
  ]
}
