import Dynamock
import DynamockModel
import Testing

extension Bench {
  static let tableARN = "arn:aws:dynamodb:us-east-1:123456789012:table/Music"

  func tag(_ tags: [TableTag]?, of arn: String? = Bench.tableARN) async throws {
    _ = try await database.tagResource(TagResourceInput(resourceArn: arn, tags: tags))
  }

  func untag(_ keys: [String]?, of arn: String? = Bench.tableARN) async throws {
    _ = try await database.untagResource(UntagResourceInput(resourceArn: arn, tagKeys: keys))
  }

  func tags(of arn: String? = Bench.tableARN) async throws -> [TableTag]? {
    let output = try await database.listTagsOfResource(ListTagsOfResourceInput(resourceArn: arn))
    // All tags fit one page ([ack-quirks] DDB-TABLE-108).
    #expect(output.nextToken == nil)
    return output.tags
  }
}

@Suite("Tags")
struct TagTests {
  @Test("tags are set at creation, added, changed and removed", arguments: Keeper.allCases)
  func life(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    let team = TableTag(key: "team", value: "jazz")
    try await bench.makeTable(tags: [team])
    #expect(try await bench.tags() == [team])
    try await bench.tag([TableTag(key: "stage", value: ""), TableTag(key: "team", value: "soul")])
    try bench.reopen()
    #expect(
      try await bench.tags() == [
        TableTag(key: "team", value: "soul"), TableTag(key: "stage", value: ""),
      ])
    // Missing keys are not an error ([ack-quirks] DDB-TABLE-105).
    try await bench.untag(["team", "unknown"])
    #expect(try await bench.tags() == [TableTag(key: "stage", value: "")])
    try await bench.untag(["stage"])
    #expect(try await bench.tags() == [])
  }

  @Test("a table has 50 tags at most, counted after the merge")
  func limit() async throws {
    // [ack-quirks] DDB-TABLE-108.
    let bench = try Bench(.memory)
    try await bench.makeTable()
    let fifty = (0..<50).map { TableTag(key: "k\($0)", value: "v") }
    try await bench.tag(fifty)
    try await bench.tag([TableTag(key: "k1", value: "new")])
    try await bench.tag(fifty)
    let error = try await failure {
      try await bench.tag([TableTag(key: "k1", value: "x"), TableTag(key: "k50", value: "x")])
    }
    #expect(error.code == .validation)
    #expect(error.message == "Number of Tags exceed the current limit for the provided ResourceArn")
    #expect(try await bench.tags() == fifty)
  }

  @Test(
    "invalid tags are rejected with AWS's message",
    arguments: [
      ([], "Atleast one Tag needs to be provided as Input."),
      ([TableTag(key: "", value: "v")], "The Tag Key provided is invalid, Key: "),
      ([TableTag(key: "k", value: nil)], "The Tag Value provided is invalid, Value: null"),
      (
        [TableTag(key: String(repeating: "k", count: 129), value: "v")],
        "The Tag Key provided is invalid, Key: " + String(repeating: "k", count: 129)
      ),
      (
        [TableTag(key: "k", value: String(repeating: "v", count: 257))],
        "The Tag Value provided is invalid, Value: " + String(repeating: "v", count: 257)
      ),
      ([TableTag(key: "aws:x", value: "v")], "Tag Key cannot be prefixed with aws:, Key: aws:x"),
      ([TableTag(key: "AWS:x", value: "v")], "Tag Key cannot be prefixed with aws:, Key: AWS:x"),
      (
        [TableTag(key: "k", value: "1"), TableTag(key: "k", value: "2")],
        "Duplicate Tag Keys provided as input: Duplicate Tag Key found k"
      ),
    ] as [([TableTag], String)])
  func refusals(tags: [TableTag], sentence: String) async throws {
    // [ack-quirks] DDB-TABLE-105 and 107.
    let bench = try Bench(.memory)
    try await bench.makeTable()
    let error = try await failure { try await bench.tag(tags) }
    #expect(error.code == .validation)
    #expect(error.message == sentence)
  }

  @Test("the longest key and value are accepted")
  func longest() async throws {
    let bench = try Bench(.memory)
    try await bench.makeTable()
    let tag = TableTag(
      key: String(repeating: "k", count: 128), value: String(repeating: "v", count: 256))
    try await bench.tag([tag])
    #expect(try await bench.tags() == [tag])
  }

  @Test("UntagResource requires a key, which must not be one of AWS's own")
  func untagging() async throws {
    let bench = try Bench(.memory)
    try await bench.makeTable()
    let none = try await failure { try await bench.untag([]) }
    #expect(none.message == "Atleast one Tag Key needs to be provided as Input.")
    let reserved = try await failure { try await bench.untag(["aws:x"]) }
    #expect(reserved.message == "Tag Key cannot be prefixed with aws:, Key: aws:x")
  }

  @Test(
    "resources that are not tables are rejected with AWS's message",
    arguments: [
      (
        "Music", DynamoDBError.Code.validation,
        "One or more parameter values were invalid: ARNs must start with 'arn:': Music"
      ),
      (
        "arn:aws:dynamodb:us-east-1:000000000000:table/Music", .accessDenied, "Access is denied"
      ),
      (
        Bench.tableARN + "x", .resourceNotFound,
        "Requested resource not found: ResourceArn: \(Bench.tableARN)x not found"
      ),
      (
        Bench.tableARN + "/stream/2015-05-11T21:21:33.291", .resourceNotFound,
        "Requested resource not found: ResourceArn: \(Bench.tableARN)"
          + "/stream/2015-05-11T21:21:33.291 not found"
      ),
      (
        Bench.tableARN + "/index/byGenre", .validation,
        "One or more parameter values were invalid: Invalid resource arn provided, only table or "
          + "stream is accepted. Provided resource arn: \(Bench.tableARN)/index/byGenre"
      ),
      (
        Bench.tableARN + "/backup/01489602797149-73d8d5bc", .validation,
        "One or more parameter values were invalid: Provided Arn is not a DynamoDB resource arn: "
          + "\(Bench.tableARN)/backup/01489602797149-73d8d5bc"
      ),
    ])
  func resources(arn: String, code: DynamoDBError.Code, sentence: String) async throws {
    // [ack-quirks] DDB-TABLE-070, 071 and backup/identity.
    let bench = try Bench(.memory)
    try await bench.makeTable()
    let errors = [
      try await failure { try await bench.tags(of: arn) },
      try await failure { try await bench.tag([TableTag(key: "k", value: "v")], of: arn) },
      try await failure { try await bench.untag(["k"], of: arn) },
    ]
    for error in errors {
      #expect(error.code == code)
      #expect(error.message == sentence)
    }
  }

  @Test("missing members are reported as constraints")
  func missingMembers() async throws {
    let bench = try Bench(.memory)
    try await bench.makeTable()
    let error = try await failure { try await bench.tag(nil) }
    #expect(
      error.message
        == "1 validation error detected: Value null at 'tags' failed to satisfy constraint: "
        + "Member must not be null")
  }
}
