import DynamockModel
import DynamockValidation
import Testing

private let table = "arn:aws:dynamodb:us-east-1:123456789012:table/Things"

/// Tests tags ([ack-quirks] DDB-TABLE-071, 105 and 107, 2026-10-08, unless stated otherwise).
@Suite("Tags")
struct TagTests {
  private static let tagging = Rows(
    base: TagResourceInput(resourceArn: table, tags: [Tag(key: "k", value: "v")]))
  private static let untagging = Rows(
    base: UntagResourceInput(resourceArn: table, tagKeys: ["k"]))

  /// A value in place of a table's ARN, and its error.
  private static let resources: [(String, String)] = [
    ("Things", "ARNs must start with 'arn:': Things"),
    ("", "ARNs must start with 'arn:': "),
    (
      "\(table)/index/i",
      "Invalid resource arn provided, only table or stream is accepted. Provided resource arn: "
        + "\(table)/index/i"
    ),
    (
      "\(table)/backup/01489602797149-73d8d5bc",
      "Provided Arn is not a DynamoDB resource arn: \(table)/backup/01489602797149-73d8d5bc"
    ),
    (
      "arn:aws:s3:::bucket", "Provided Arn is not a DynamoDB resource arn: arn:aws:s3:::bucket"
    ),
  ]

  static let tagResource: [Case<TagResourceInput>] =
    [
      tagging.passes("a tag", "[scylla-alternator]"),
      tagging.passes("a tag without a value", "[scylla-alternator]") {
        $0.tags = [Tag(key: "k", value: "")]
      },
      tagging.passes("a tag of a stream", "[ack-quirks]") {
        $0.resourceArn = "\(table)/stream/2026-10-09T00:00:00.000"
      },
      tagging.refused("nothing", many(null("resourceArn"), null("tags")), "[botocore-model]") {
        $0.resourceArn = nil
        $0.tags = nil
      },
      tagging.refused("no tags", "Atleast one Tag needs to be provided as Input.", "[ack-quirks]") {
        $0.tags = []
      },
      tagging.refused(
        "AWS's own key", "Tag Key cannot be prefixed with aws:, Key: aws:k", "[ack-quirks]"
      ) {
        $0.tags = [Tag(key: "aws:k", value: "")]
      },
      tagging.refused(
        "AWS's own key in capitals", "Tag Key cannot be prefixed with aws:, Key: AWS:k",
        "[ack-quirks]"
      ) { $0.tags = [Tag(key: "AWS:k", value: "")] },
      tagging.refused("an empty key", "The Tag Key provided is invalid, Key: ", "[ack-quirks]") {
        $0.tags = [Tag(key: "", value: "")]
      },
      tagging.refused(
        "a long key", "The Tag Key provided is invalid, Key: \(letters(129))", "[ack-quirks]"
      ) { $0.tags = [Tag(key: letters(129), value: "")] },
      tagging.passes("letters of any script", "[scylla-alternator]") {
        $0.tags = [Tag(key: "законные буквы", value: "ѮѮ+-=._:/@ 1")]
      },
      tagging.refused(
        "a sign in a key", "The Tag Key provided is invalid, Key: hi!", "[scylla-alternator]"
      ) {
        $0.tags = [Tag(key: "hi!", value: "dog")]
      },
      tagging.refused(
        "a sign in a value", "The Tag Value provided is invalid, Value: d%g", "[scylla-alternator]"
      ) {
        $0.tags = [Tag(key: "dog", value: "d%g")]
      },
      tagging.refused(
        "a long value", "The Tag Value provided is invalid, Value: \(letters(257))", "[ack-quirks]"
      ) { $0.tags = [Tag(key: "k", value: letters(257))] },
      tagging.refused(
        "a repeated key", "Duplicate Tag Keys provided as input: Duplicate Tag Key found k",
        "[ack-quirks]"
      ) { $0.tags = [Tag(key: "k", value: "1"), Tag(key: "k", value: "1")] },
      tagging.passes("keys that differ in their capitals", "API") {
        $0.tags = [Tag(key: "k", value: "1"), Tag(key: "K", value: "1")]
      },
      tagging.refused(
        "51 tags", "Number of Tags exceed the current limit for the provided ResourceArn",
        "[ack-quirks]"
      ) { $0.tags = (0..<51).map { Tag(key: "\($0)", value: "") } },
      tagging.refused(
        "the resource before the tags", "\(invalid)ARNs must start with 'arn:': Things",
        "[ack-quirks]"
      ) {
        $0.resourceArn = "Things"
        $0.tags = []
      },
    ]
    + resources.map { resource in
      tagging.refused(
        "the resource \(resource.0)", invalid + resource.1, "[ack-quirks], [scylla-alternator]"
      ) {
        $0.resourceArn = resource.0
      }
    }

  static let untagResource: [Case<UntagResourceInput>] =
    [
      untagging.passes("a key", "[scylla-alternator]"),
      untagging.refused("nothing", many(null("resourceArn"), null("tagKeys")), "[botocore-model]") {
        $0.resourceArn = nil
        $0.tagKeys = nil
      },
      untagging.refused(
        "no keys", "Atleast one Tag Key needs to be provided as Input.", "[ack-quirks]"
      ) {
        $0.tagKeys = []
      },
      untagging.refused(
        "AWS's own key", "Tag Key cannot be prefixed with aws:, Key: aws:k", "[ack-quirks]"
      ) { $0.tagKeys = ["aws:k"] },
    ]
    + resources.map { resource in
      untagging.refused(
        "the resource \(resource.0)", invalid + resource.1, "[ack-quirks], [scylla-alternator]"
      ) {
        $0.resourceArn = resource.0
      }
    }

  @Test("TagResource is validated", arguments: tagResource)
  func checkTagging(row: Case<TagResourceInput>) {
    row.check { (input) throws(DynamoDBError) in try TagResourceRequest(validating: input) }
  }

  @Test("UntagResource is validated", arguments: untagResource)
  func checkUntagging(row: Case<UntagResourceInput>) {
    row.check { (input) throws(DynamoDBError) in try UntagResourceRequest(validating: input) }
  }

  @Test("does not list the tags of another service's resource")
  func otherService() {
    // AWS's error is unknown.
    for arn in ["arn:aws:s3:::bucket", "arn:aws:sqs:us-east-1:123456789012:queue"] {
      let refusal = #expect(throws: DynamoDBError.self) {
        try ListTagsOfResourceRequest(validating: ListTagsOfResourceInput(resourceArn: arn))
      }
      #expect(refusal?.code == .accessDenied && refusal?.message == "Access is denied")
    }
  }

  @Test("ListTagsOfResource is validated", arguments: resources.filter { !$0.0.contains(":s3:") })
  func checkListing(arn: String, sentence: String) throws {
    let refusal = #expect(throws: DynamoDBError.self) {
      try ListTagsOfResourceRequest(validating: ListTagsOfResourceInput(resourceArn: arn))
    }
    #expect(refusal?.message == invalid + sentence)
    let sound = try ListTagsOfResourceRequest(
      validating: ListTagsOfResourceInput(resourceArn: table))
    #expect(sound.resource.tableName == "Things" && sound.resource.account == "123456789012")
  }
}

@Suite("Time to live")
struct TimeToLiveTests {
  private static let rows = Rows(
    base: UpdateTimeToLiveInput(
      tableName: "table",
      timeToLiveSpecification: TimeToLiveSpecification(enabled: true, attributeName: "ttl")))

  static let all: [Case<UpdateTimeToLiveInput>] = [
    rows.passes("a specification", "[scylla-alternator]"),
    rows.refused(
      "no name", "The parameter 'TableName' is required but was not present in the request",
      "[parity-2026-05]"
    ) { $0.tableName = nil },
    rows.refused(
      "a short name",
      one(value("ab", at: "tableName", "Member must have length greater than or equal to 3")),
      "[parity-2026-05]"
    ) { $0.tableName = "ab" },
    rows.refused("no specification", one(null("timeToLiveSpecification")), "[botocore-model]") {
      $0.timeToLiveSpecification = nil
    },
    rows.refused(
      "an empty specification",
      many(
        null("timeToLiveSpecification.enabled"), null("timeToLiveSpecification.attributeName")),
      "[botocore-model]"
    ) {
      $0.timeToLiveSpecification = TimeToLiveSpecification(enabled: nil, attributeName: nil)
    },
    rows.refused(
      "an empty attribute",
      one(
        value(
          "", at: "timeToLiveSpecification.attributeName",
          "Member must have length greater than or equal to 1")), "[dynoxide-notes]"
    ) { $0.timeToLiveSpecification?.attributeName = "" },
    rows.refused(
      "a long attribute",
      one(
        value(
          letters(256), at: "timeToLiveSpecification.attributeName",
          "Member must have length less than or equal to 255")), "[botocore-model]"
    ) { $0.timeToLiveSpecification?.attributeName = letters(256) },
  ]

  @Test("UpdateTimeToLive is validated", arguments: all)
  func checks(row: Case<UpdateTimeToLiveInput>) {
    row.check { (input) throws(DynamoDBError) in try UpdateTimeToLiveRequest(validating: input) }
  }

  @Test("a validated UpdateTimeToLive contains all that the engine needs")
  func product() throws {
    let request = try UpdateTimeToLiveRequest(validating: Self.rows.base)
    #expect(request.attributeName == "ttl" && request.enables && request.table.name == "table")
  }
}
