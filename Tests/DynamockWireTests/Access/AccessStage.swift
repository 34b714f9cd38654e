import Dynamock
import DynamockModel
import DynamockWire

/// A database with a table `Main` that has an index `by-g`, a stream and two items, and callers whose
/// signatures count as verified.
struct AccessStage {
  let database: DynamockDatabase
  /// The ARN of the table's stream.
  let stream: String

  static let arn = "arn:aws:dynamodb:us-east-1:123456789012:table/Main"
  /// A user of the server's account.
  static let ada = Caller(accessKeyID: "Ada", sourceIP: "203.0.113.7", userAgent: "aws-cli/2")
  /// A user of another account.
  static let bob = Caller(
    accessKeyID: "Bob", principal: Principal("arn:aws:iam::999999999999:user/Bob"))
  /// A session of a role of another account.
  static let session = Caller(
    accessKeyID: "Session",
    principal: Principal("arn:aws:sts::999999999999:assumed-role/Reader/today"))

  init() async throws {
    database = try DynamockDatabase(clock: ManualClock())
    let created = try await database.perform(
      decode(
        .createTable,
        """
        {"TableName":"Main","BillingMode":"PAY_PER_REQUEST",
        "AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},
        {"AttributeName":"s","AttributeType":"N"},{"AttributeName":"g","AttributeType":"S"}],
        "KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"s","KeyType":"RANGE"}],
        "GlobalSecondaryIndexes":[{"IndexName":"by-g",
        "KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}],
        "Tags":[{"Key":"stage","Value":"test"}],
        "StreamSpecification":{"StreamEnabled":true,"StreamViewType":"KEYS_ONLY"}}
        """))
    guard case .createTable(let output) = created else {
      throw DynamoDBError(.internalServerError, nil)
    }
    stream = output.tableDescription?.latestStreamArn ?? ""
    for item in [
      #"{"p":{"S":"a"},"s":{"N":"1"},"g":{"S":"x"}}"#, #"{"p":{"S":"b"},"s":{"N":"1"}}"#,
    ] {
      _ = try await database.perform(decode(.putItem, #"{"TableName":"Main","Item":\#(item)}"#))
    }
  }

  /// Sets the policy of the table or, with its ARN, the stream.
  func allow(_ statement: String, of resource: String = Self.arn) async throws {
    let policy = #"{"Version":"2012-10-17","Statement":[\#(statement)]}"#
    _ = try await database.perform(
      .putResourcePolicy(
        PutResourcePolicyInput(
          resourceArn: resource, policy: policy, confirmRemoveSelfResourceAccess: true)))
  }

  /// Performs an operation as a caller.
  func perform(
    _ operation: Operation, _ body: String, as caller: Caller?
  ) async throws(DynamoDBError) -> OperationOutput {
    var context = RequestContext()
    context.caller = caller
    return try await database.perform(decode(operation, body), in: context)
  }

  /// Returns the error of an operation by a caller, or `nil` if it succeeds.
  func error(
    _ operation: Operation, _ body: String, as caller: Caller?
  ) async -> DynamoDBError? {
    do throws(DynamoDBError) {
      _ = try await perform(operation, body, as: caller)
      return nil
    } catch {
      return error
    }
  }

  /// A statement about everyone, or a caller.
  static func statement(
    _ effect: String, to principal: String = #""*""#, _ action: String = "dynamodb:*",
    on resource: String = "*", if condition: String? = nil
  ) -> String {
    let condition = condition.map { #","Condition":\#($0)"# } ?? ""
    return #"{"Effect":"\#(effect)","Principal":\#(principal),"Action":"\#(action)","#
      + #""Resource":"\#(resource)"\#(condition)}"#
  }

  /// The other account as a principal.
  static let others = #"{"AWS":"999999999999"}"#
}

/// The output of another operation than the performed one.
struct UnexpectedOutput: Error {}
