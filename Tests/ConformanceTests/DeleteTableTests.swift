import Dynamock
import DynamockTesting
import Testing

@Suite("DeleteTable")
struct DeleteTableTests {
  @Test("has DynamoDB's results and errors", arguments: Setting.all, core)
  func behaves(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  static let delete = Call("DeleteTable", #"{"TableName":"Main"}"#)
  static let protected = Call.table(key: "p:S", with: #""DeletionProtectionEnabled":true"#)
  static let free = Call("UpdateTable", #"{"TableName":"Main","DeletionProtectionEnabled":false}"#)

  static let core: [Row] = [
    Row(
      "the response has DELETING, without schema and indexes", .localStack,
      [.table(key: "p:S", defined: ["g:S"], with: Call.global(Call.index("by-g", "g")))], delete,
      .contains(
        #"{"TableDescription":{"TableName":"Main","TableStatus":"DELETING","TableArn":"(any)","#
          + #""KeySchema":"(absent)","AttributeDefinitions":"(absent)","#
          + #""CreationDateTime":"(absent)","GlobalSecondaryIndexes":"(absent)"}}"#)),
    Row(
      "a deleted table is gone", .parity, [.hashTable, delete], .describe(),
      .fails("ResourceNotFoundException", "Requested resource not found: Table: Main not found")),
    Row(
      "a missing table cannot be deleted", .parity, [], delete,
      .fails("ResourceNotFoundException", "Requested resource not found: Table: Main not found")),
    Row(
      "a protected table cannot be deleted", .dynoxide, [protected], delete,
      .invalid(
        "Resource cannot be deleted as it is currently protected against deletion. Disable deletion "
          + "protection first.")),
    Row(
      "a table whose protection was removed can be deleted", .guide, [protected, free], delete,
      .contains(#"{"TableDescription":{"TableStatus":"DELETING"}}"#)),
    Row(
      "a table with the same name is new and empty", .guide,
      [.hashTable, .put(#"{"p":{"S":"a"}}"#), delete, .hashTable], .scan(),
      .contains(#"{"Count":0,"ScannedCount":0}"#)),
    Row(
      "a table can be deleted by its ARN", .model, [.hashTable],
      Call("DeleteTable", #"{"TableName":"\#(CreateTableTests.arn)"}"#),
      .contains(#"{"TableDescription":{"TableName":"Main"}}"#)),
  ]
}
