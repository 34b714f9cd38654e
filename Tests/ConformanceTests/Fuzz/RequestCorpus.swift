import Dynamock
import DynamockModel
import DynamockTesting

/// Valid requests of every operation: those of the suites, and simple ones of operations without a
/// suite.
enum RequestCorpus {
  static let calls: [Call] = ofSuites + charged + plain

  private static let ofSuites: [Call] = [
    PutItemTests.core, PutItemTests.returned, GetItemTests.core, GetItemTests.projections,
    DeleteItemTests.core, DeleteItemTests.rows, UpdateItemTests.core, UpdateItemTests.actions,
    UpdateItemTests.documents, ReturnValuesTests.rows, QueryTests.core, QueryTests.selections,
    QueryPagingTests.rows, ScanTests.core, GlobalIndexTests.core, GlobalIndexTests.manyKeys,
    LocalIndexTests.core, LocalIndexTests.fetches, BatchGetItemTests.core,
    BatchWriteItemTests.core, CreateTableTests.core, CreateTableTests.described,
    DeleteTableTests.core, UpdateTableTests.indexes,
    UpdateTableTests.settings, ListTablesTests.core, ListTablesTests.pages,
  ].flatMap { $0.flatMap { $0.given + [$0.call] } }.filter { $0.body.utf8.count < 4_000 }

  private static let charged: [Call] = CapacityTests.allCases.map {
    $0.call.asking(for: "INDEXES")
  }.filter { $0.body.utf8.count < 4_000 }

  private static let plain: [Call] =
    FaultTests.writes.map(\.call)
    + Operation.allCases.flatMap { operation in
      [
        Call(operation.rawValue), Call(operation.rawValue, #"{"TableName":"Main"}"#),
        Call(operation.rawValue, #"{"ResourceArn":"\#(CreateTableTests.arn)"}"#),
      ]
    } + [
      Call("ExecuteStatement", #"{"Statement":"SELECT * FROM \"Main\" WHERE p = 'a'"}"#),
      Call(
        "BatchExecuteStatement",
        #"{"Statements":[{"Statement":"SELECT * FROM Main WHERE p = ? AND s = 1","#
          + #""Parameters":[{"S":"a"}]}]}"#),
      Call(
        "ExecuteTransaction",
        #"{"TransactStatements":[{"Statement":"DELETE FROM Main WHERE p = 'a' AND s = 1"}]}"#),
      Call(
        "TransactGetItems",
        #"{"TransactItems":[{"Get":{"TableName":"Main","Key":{"p":{"S":"a"},"s":{"N":"1"}}}}]}"#),
      Call(
        "UpdateTimeToLive",
        #"{"TableName":"Main","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"v"}}"#),
      Call(
        "TagResource",
        #"{"ResourceArn":"\#(CreateTableTests.arn)","Tags":[{"Key":"k","Value":"v"}]}"#),
    ]
}
