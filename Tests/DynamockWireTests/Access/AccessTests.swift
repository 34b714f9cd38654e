import Dynamock
import DynamockModel
import DynamockWire
import Testing

/// Requests of callers whose signatures are verified, and the policies of tables and streams
/// ([aws-guide], Using resource-based policies; [aws-iam-guide], "Policy evaluation logic").
@Suite struct AccessTests {
  /// A request, the action and resource that it needs, as an explicit deny reports them.
  struct Need: Sendable, CustomTestStringConvertible {
    let operation: Operation
    let body: String
    let action: String
    var resource = AccessStage.arn
    var testDescription: String { "\(operation.rawValue) needs \(action): \(body)" }
  }

  static let key = #""Key":{"p":{"S":"a"},"s":{"N":"1"}}"#
  static let main = #""TableName":"Main""#
  static let index = AccessStage.arn + "/index/by-g"

  static let needs: [Need] = [
    Need(operation: .getItem, body: "{\(main),\(key)}", action: "GetItem"),
    Need(
      operation: .getItem, body: #"{"TableName":"\#(AccessStage.arn)",\#(key)}"#, action: "GetItem"),
    Need(
      operation: .putItem, body: #"{\#(main),"Item":{"p":{"S":"c"},"s":{"N":"1"}}}"#,
      action: "PutItem"),
    Need(operation: .updateItem, body: "{\(main),\(key)}", action: "UpdateItem"),
    Need(operation: .deleteItem, body: "{\(main),\(key)}", action: "DeleteItem"),
    Need(
      operation: .query,
      body:
        #"{\#(main),"KeyConditionExpression":"p=:p","ExpressionAttributeValues":{":p":{"S":"a"}}}"#,
      action: "Query"),
    Need(
      operation: .query,
      body:
        #"{\#(main),"IndexName":"by-g","KeyConditionExpression":"g=:g","ExpressionAttributeValues":{":g":{"S":"x"}}}"#,
      action: "Query", resource: index),
    Need(operation: .scan, body: "{\(main)}", action: "Scan"),
    Need(
      operation: .scan, body: #"{\#(main),"IndexName":"by-g"}"#, action: "Scan", resource: index),
    Need(
      operation: .batchGetItem,
      body: #"{"RequestItems":{"Main":{"Keys":[{"p":{"S":"a"},"s":{"N":"1"}}]}}}"#,
      action: "BatchGetItem"),
    Need(
      operation: .batchWriteItem,
      body: #"{"RequestItems":{"Main":[{"DeleteRequest":{\#(key)}}]}}"#, action: "BatchWriteItem"),
    Need(
      operation: .transactGetItems, body: #"{"TransactItems":[{"Get":{\#(main),\#(key)}}]}"#,
      action: "GetItem"),
    Need(
      operation: .transactWriteItems,
      body: #"{"TransactItems":[{"Put":{\#(main),"Item":{"p":{"S":"c"},"s":{"N":"1"}}}}]}"#,
      action: "PutItem"),
    Need(
      operation: .transactWriteItems,
      body: #"{"TransactItems":[{"Update":{\#(main),\#(key),"UpdateExpression":"REMOVE x"}}]}"#,
      action: "UpdateItem"),
    Need(
      operation: .transactWriteItems, body: #"{"TransactItems":[{"Delete":{\#(main),\#(key)}}]}"#,
      action: "DeleteItem"),
    Need(
      operation: .transactWriteItems,
      body:
        #"{"TransactItems":[{"ConditionCheck":{\#(main),\#(key),"ConditionExpression":"attribute_exists(p)"}}]}"#,
      action: "ConditionCheckItem"),
    Need(
      operation: .executeStatement, body: #"{"Statement":"SELECT * FROM Main WHERE p='a'"}"#,
      action: "PartiQLSelect"),
    Need(
      operation: .executeStatement,
      body: #"{"Statement":"SELECT * FROM \"Main\".\"by-g\" WHERE g='x'"}"#,
      action: "PartiQLSelect", resource: index),
    Need(
      operation: .executeStatement,
      body: #"{"Statement":"INSERT INTO Main VALUE {'p':'c','s':1}"}"#,
      action: "PartiQLInsert"),
    Need(
      operation: .executeStatement,
      body: #"{"Statement":"UPDATE Main SET x=1 WHERE p='a' AND s=1"}"#, action: "PartiQLUpdate"),
    Need(
      operation: .executeStatement, body: #"{"Statement":"DELETE FROM Main WHERE p='a' AND s=1"}"#,
      action: "PartiQLDelete"),
    Need(
      operation: .executeTransaction,
      body: #"{"TransactStatements":[{"Statement":"SELECT * FROM Main WHERE p='a' AND s=1"}]}"#,
      action: "PartiQLSelect"),
    Need(operation: .describeTable, body: "{\(main)}", action: "DescribeTable"),
    Need(
      operation: .updateTable, body: #"{\#(main),"DeletionProtectionEnabled":true}"#,
      action: "UpdateTable"),
    Need(operation: .deleteTable, body: "{\(main)}", action: "DeleteTable"),
    Need(operation: .describeTimeToLive, body: "{\(main)}", action: "DescribeTimeToLive"),
    Need(
      operation: .describeContinuousBackups, body: "{\(main)}", action: "DescribeContinuousBackups"),
    Need(operation: .createBackup, body: #"{\#(main),"BackupName":"one"}"#, action: "CreateBackup"),
    Need(
      operation: .listTagsOfResource, body: #"{"ResourceArn":"\#(AccessStage.arn)"}"#,
      action: "ListTagsOfResource"),
    Need(
      operation: .tagResource,
      body: #"{"ResourceArn":"\#(AccessStage.arn)","Tags":[{"Key":"k","Value":"v"}]}"#,
      action: "TagResource"),
    Need(
      operation: .getResourcePolicy, body: #"{"ResourceArn":"\#(AccessStage.arn)"}"#,
      action: "GetResourcePolicy"),
    Need(
      operation: .deleteResourcePolicy, body: #"{"ResourceArn":"\#(AccessStage.arn)"}"#,
      action: "DeleteResourcePolicy"),
    Need(
      operation: .restoreTableToPointInTime,
      body: #"{"SourceTableName":"Main","TargetTableName":"Copy","UseLatestRestorableTime":true}"#,
      action: "RestoreTableToPointInTime"),
  ]

  @Test("a deny is reported with the caller, the action and the resource", arguments: needs)
  func explicitDeny(_ need: Need) async throws {
    let stage = try await AccessStage()
    let action = "dynamodb:" + need.action
    try await stage.allow(AccessStage.statement("Deny", action, on: need.resource))
    let error = await stage.error(need.operation, need.body, as: AccessStage.ada)
    #expect(error?.code == .accessDenied)
    #expect(
      error?.message
        == "User: arn:aws:iam::123456789012:user/Ada is not authorized to perform: \(action) on "
        + "resource: \(need.resource) with an explicit deny in a resource-based policy")
    // Without a verified signature nothing is evaluated.
    let unverified = await stage.error(need.operation, need.body, as: nil)
    #expect(unverified?.code != .accessDenied, "\(String(describing: unverified))")
  }

  @Test("the denied action is the one that is needed, and no other", arguments: needs)
  func otherDeny(_ need: Need) async throws {
    let stage = try await AccessStage()
    let statement =
      #"{"Effect":"Deny","Principal":"*","NotAction":"dynamodb:\#(need.action)","Resource":"*"}"#
    try await stage.allow(statement)
    let error = await stage.error(need.operation, need.body, as: AccessStage.ada)
    #expect(error?.code != .accessDenied, "\(String(describing: error))")
  }

  @Test("a caller of another account needs a policy that allows the action")
  func otherAccount() async throws {
    let stage = try await AccessStage()
    let body = #"{"TableName":"\#(AccessStage.arn)",\#(Self.key)}"#
    let denied =
      "User: arn:aws:iam::999999999999:user/Bob is not authorized to perform: dynamodb:GetItem on "
      + "resource: \(AccessStage.arn) because no resource-based policy allows the dynamodb:GetItem "
      + "action"
    #expect(await stage.error(.getItem, body, as: AccessStage.bob)?.message == denied)
    try await stage.allow(
      AccessStage.statement("Allow", to: AccessStage.others, "dynamodb:PutItem"))
    #expect(await stage.error(.getItem, body, as: AccessStage.bob)?.message == denied)
    try await stage.allow(AccessStage.statement("Allow", to: AccessStage.others, "dynamodb:Get*"))
    guard case .getItem(let found) = try await stage.perform(.getItem, body, as: AccessStage.bob)
    else { throw UnexpectedOutput() }
    #expect(found.item != nil)
    #expect(await stage.error(.getItem, body, as: AccessStage.session) == nil)
  }

  @Test("a denied caller does not learn whether an item or a table exists")
  func nothingIsRevealed() async throws {
    let stage = try await AccessStage()
    for key in [Self.key, #""Key":{"p":{"S":"none"},"s":{"N":"1"}}"#, #""Key":{"q":{"S":"a"}}"#] {
      let body = #"{"TableName":"\#(AccessStage.arn)",\#(key)}"#
      #expect(await stage.error(.getItem, body, as: AccessStage.bob)?.code == .accessDenied)
    }
    let missing = AccessStage.arn + "2"
    let error = await stage.error(
      .getItem, #"{"TableName":"\#(missing)",\#(Self.key)}"#, as: AccessStage.bob)
    #expect(
      error?.message
        == "User: arn:aws:iam::999999999999:user/Bob is not authorized to perform: "
        + "dynamodb:GetItem on resource: \(missing) because no resource-based policy allows the "
        + "dynamodb:GetItem action")
  }

  @Test("a name without an account is a table of the caller's account, which has none")
  func otherAccountsName() async throws {
    let stage = try await AccessStage()
    try await stage.allow(AccessStage.statement("Allow", to: AccessStage.others))
    let get = await stage.error(.getItem, "{\(Self.main),\(Self.key)}", as: AccessStage.bob)
    #expect(get?.code == .resourceNotFound)
    #expect(get?.message == "Requested resource not found")
    let describe = await stage.error(.describeTable, "{\(Self.main)}", as: AccessStage.bob)
    #expect(describe?.message == "Requested resource not found: Table: Main not found")
  }

  static let local: [(Operation, String, action: String, resource: String)] = [
    (.listTables, "{}", "ListTables", "*"),
    (.describeLimits, "{}", "DescribeLimits", "*"),
    (.listBackups, "{}", "ListBackups", "*"),
    (
      .updateTimeToLive,
      #"{"TableName":"\#(AccessStage.arn)","TimeToLiveSpecification":{"AttributeName":"t","Enabled":true}}"#,
      "UpdateTimeToLive", AccessStage.arn
    ),
    (
      .executeStatement, #"{"Statement":"SELECT * FROM \"\#(AccessStage.arn)\" WHERE p='a'"}"#,
      "PartiQLSelect", AccessStage.arn
    ),
    (
      .putResourcePolicy, #"{"ResourceArn":"\#(AccessStage.arn)","Policy":"{}"}"#,
      "PutResourcePolicy", AccessStage.arn
    ),
  ]

  @Test(
    "operations that do not work across accounts stay closed to another one, whatever a policy allows",
    arguments: local)
  func withinTheAccount(
    _ operation: Operation, _ body: String, _ action: String, _ resource: String
  ) async throws {
    let stage = try await AccessStage()
    try await stage.allow(AccessStage.statement("Allow", to: AccessStage.others))
    let error = await stage.error(operation, body, as: AccessStage.bob)
    #expect(error?.code == .accessDenied)
    #expect(error?.message?.contains("dynamodb:\(action) on resource: \(resource) because") == true)
    #expect(await stage.error(.describeEndpoints, "{}", as: AccessStage.bob) == nil)
  }

  @Test("each table and each action of a request needs its permission")
  func severalPermissions() async throws {
    let stage = try await AccessStage()
    try await stage.allow(AccessStage.statement("Deny", "dynamodb:DeleteItem"))
    let body =
      #"{"TransactItems":[{"Put":{\#(Self.main),"Item":{"p":{"S":"new"},"s":{"N":"1"}}}},"#
      + #"{"Delete":{\#(Self.main),\#(Self.key)}}]}"#
    let error = await stage.error(.transactWriteItems, body, as: AccessStage.ada)
    #expect(error?.code == .accessDenied)
    let get = #"{\#(Self.main),"Key":{"p":{"S":"new"},"s":{"N":"1"}}}"#
    guard case .getItem(let found) = try await stage.perform(.getItem, get, as: nil) else { return }
    #expect(found.item == nil, "nothing of the transaction was kept")
  }

  @Test("a statement of a batch fails alone")
  func batchOfStatements() async throws {
    let stage = try await AccessStage()
    try await stage.allow(
      AccessStage.statement(
        "Deny", "dynamodb:PartiQLSelect",
        if: #"{"ForAnyValue:StringEquals":{"dynamodb:LeadingKeys":"b"}}"#))
    let body =
      #"{"Statements":[{"Statement":"SELECT * FROM Main WHERE p='a' AND s=1"},"#
      + #"{"Statement":"SELECT * FROM Main WHERE p='b' AND s=1"}]}"#
    let output = try await stage.perform(.batchExecuteStatement, body, as: AccessStage.ada)
    guard case .batchExecuteStatement(let batch) = output else { throw UnexpectedOutput() }
    #expect(batch.responses?.first?.item != nil)
    #expect(batch.responses?.last?.error?.code?.rawValue == "AccessDenied")
    #expect(batch.responses?.last?.item == nil)
  }
}
