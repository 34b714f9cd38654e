import Dynamock
import DynamockTesting
import Testing

/// The operations on resource policies ([ack-quirks] DDB-TABLE-205 to 214, 233, 236 and 351 to
/// 356; [moto-aws-verified]).
@Suite("Resource policies")
struct ResourcePolicyTests {
  static let arn = "arn:aws:dynamodb:us-east-1:123456789012:table/Main"
  static let root = "arn:aws:iam::123456789012:root"

  static func policy(
    version: String = #""Version":"2012-10-17","#, sid: String = #""Sid":"Read","#,
    effect: String = "Allow", principal: String = #"{"AWS":"\#(root)"}"#,
    action: String = #""Action":"dynamodb:GetItem""#, resource: String = #""Resource":"\#(arn)""#,
    more: String = ""
  ) -> String {
    #"{\#(version)"Statement":[{\#(sid)"Effect":"\#(effect)","Principal":\#(principal),"#
      + #"\#(action),\#(resource)\#(more)}]}"#
  }

  /// A text as a JSON string.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for character in text {
      switch character {
      case "\"", "\\": quoted += "\\" + String(character)
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default: quoted.append(character)
      }
    }
    return quoted + "\""
  }

  static func put(_ policy: String, _ more: String = "", to arn: String = arn) -> Call {
    Call(
      "PutResourcePolicy",
      #"{"ResourceArn":"\#(arn)","Policy":\#(quoted(policy))\#(more.isEmpty ? "" : ",\(more)")}"#)
  }

  static func get(_ arn: String = arn) -> Call {
    Call("GetResourcePolicy", #"{"ResourceArn":"\#(arn)"}"#)
  }

  static func delete(_ more: String = "", of arn: String = arn) -> Call {
    Call(
      "DeleteResourcePolicy",
      #"{"ResourceArn":"\#(arn)"\#(more.isEmpty ? "" : ",\(more)")}"#)
  }

  static func expecting(_ revision: String) -> String { #""ExpectedRevisionId":"\#(revision)""# }

  /// The revision of a time after the start of the tests' clock, in milliseconds.
  static func revision(_ milliseconds: Int) -> String { String(1_767_225_600_000 + milliseconds) }

  static func revised(_ milliseconds: Int) -> Expected {
    .equals(#"{"RevisionId":"\#(revision(milliseconds))"}"#)
  }

  static func found(_ policy: String, _ milliseconds: Int = 0) -> Expected {
    .equals(#"{"Policy":\#(quoted(policy)),"RevisionId":"\#(revision(milliseconds))"}"#)
  }

  static let notFound = "Resource-based policy not found for the provided ResourceArn: "
  static func none(_ detail: String) -> Expected {
    .fails("PolicyNotFoundException", notFound + detail)
  }

  private func expect(
    _ throwaway: Throwaway, _ call: Call, _ expected: Expected, _ sentence: String
  ) async throws {
    expected.check(try await throwaway.send(call), sentence)
  }

  @Test("a policy is put, returned, replaced and deleted", arguments: Setting.all)
  func life(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([.hashTable])
      try await expect(throwaway, Self.get(), Self.none(Self.arn), "none")
      try await expect(throwaway, Self.delete(), .equals("{}"), "deleted, there was none")
      try await expect(throwaway, Self.put(Self.policy()), Self.revised(0), "put")
      try await expect(throwaway, Self.get(), Self.found(Self.policy()), "returned")
      throwaway.clock.advance(by: .milliseconds(5))
      try await expect(throwaway, Self.put(Self.policy()), Self.revised(0), "the same again")
      let other = Self.policy(action: #""Action":"dynamodb:Query""#)
      try await expect(throwaway, Self.put(other), Self.revised(5), "another one")
      try await expect(throwaway, Self.put(Self.policy()), Self.revised(6), "revisions rise")
      try await expect(throwaway, Self.delete(), Self.revised(6), "deleted")
      try await expect(throwaway, Self.get(), Self.none(Self.arn), "gone")
      try await expect(
        throwaway, Self.delete(), Self.revised(7), "deleted again: the revision of the deletion")
      try await expect(throwaway, Self.put(Self.policy()), Self.revised(8), "put anew")
    }
  }

  @Test("a revision can be expected", arguments: Setting.stores)
  func revisions(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([.hashTable])
      let isAbsent = Self.none(
        "Requested update for policy with revision id 123456789, but table Main "
          + "has no associated policy.")
      let wrong = Self.expecting("123456789")
      try await expect(throwaway, Self.put(Self.policy(), wrong), isAbsent, "put, there is none")
      try await expect(throwaway, Self.delete(wrong), isAbsent, "deleted, there is none")
      let no = Self.expecting("NO_POLICY")
      try await expect(throwaway, Self.put(Self.policy(), no), Self.revised(0), "none expected")
      try await expect(
        throwaway, Self.put(Self.policy(), no),
        Self.none(
          "Requested policy update expecting none to be present for table Main, but a policy "
            + "exists with revision id \(Self.revision(0))."), "none expected, but there is one")
      let mismatch = Self.none(
        "Requested update for policy with revision id 123456789, but the policy associated to "
          + "target table Main has revision id \(Self.revision(0)).")
      try await expect(throwaway, Self.put(Self.policy(), wrong), mismatch, "another revision")
      try await expect(throwaway, Self.delete(wrong), mismatch, "deleted at another revision")
      let current = Self.expecting(Self.revision(0))
      throwaway.clock.advance(by: .milliseconds(3))
      let other = Self.policy(effect: "Deny")
      try await expect(throwaway, Self.put(other, current), Self.revised(3), "the current one")
      try await expect(
        throwaway, Self.delete(Self.expecting(Self.revision(3))), Self.revised(3), "deleted")
    }
  }

  static let normalForms: [(String, sent: String, returned: String)] = [
    (
      "blanks are dropped",
      "{\n\t\"Version\": \"2012-10-17\", \"Statement\": [ {\"Sid\":\"Read\",\"Effect\":\"Allow\", \"Principal\":{\"AWS\":\"\(root)\"},\"Action\":\"dynamodb:GetItem\",\"Resource\":\"\(arn)\"} ] }\n",
      policy()
    ),
    (
      "members have one order",
      #"{"Statement":[{"Resource":"\#(arn)","Action":"dynamodb:GetItem","Condition":{"Bool":{"aws:SecureTransport":"true"}},"#
        + #""Principal":{"AWS":"\#(root)"},"Effect":"Allow","Sid":"Read"}],"Version":"2012-10-17"}"#,
      policy(more: #","Condition":{"Bool":{"aws:SecureTransport":"true"}}"#)
    ),
    (
      "lists of one become strings",
      policy(
        principal: #"{"AWS":["\#(root)"]}"#, action: #""Action":["dynamodb:GetItem"]"#,
        resource: #""Resource":["\#(arn)"]"#,
        more: #","Condition":{"StringEquals":{"aws:PrincipalAccount":["123456789012"]}}"#),
      policy(more: #","Condition":{"StringEquals":{"aws:PrincipalAccount":"123456789012"}}"#)
    ),
    (
      "longer lists stay as they are",
      policy(action: #""Action":["dynamodb:Query","dynamodb:GetItem","dynamodb:GetItem"]"#),
      policy(action: #""Action":["dynamodb:Query","dynamodb:GetItem","dynamodb:GetItem"]"#)
    ),
    ("an account is its root", policy(principal: #"{"AWS":"123456789012"}"#), policy()),
    (
      "a principal twice is one",
      policy(principal: #"{"AWS":["123456789012","\#(root)"]}"#), policy()
    ),
    ("the effect is capitalized", policy(effect: "allow"), policy()),
    (
      "a single statement becomes a list",
      policy().replacing("[{", with: "{").replacing("}]", with: "}"), policy()
    ),
    ("escapes are decoded", policy(sid: "\"S\\u0069d\":\"\\u0052ead\","), policy()),
    ("an absent Sid stays absent", policy(sid: ""), policy(sid: "")),
    (
      "the case of an action stays", policy(action: #""Action":"dynamodb:getitem""#),
      policy(action: #""Action":"dynamodb:getitem""#)
    ),
    (
      "NotAction has the place of Action", policy(action: #""NotAction":"dynamodb:DeleteTable""#),
      policy(action: #""NotAction":"dynamodb:DeleteTable""#)
    ),
    (
      "an absent version is that of 2008", policy(version: ""),
      policy(version: #""Version":"2008-10-17","#)
    ),
  ]

  @Test("a policy is returned in normal form", arguments: normalForms)
  func normalForm(_ sentence: String, _ sent: String, _ returned: String) async throws {
    try await Throwaway.run { throwaway in
      try await throwaway.prepare([.hashTable, Self.put(sent)])
      try await expect(throwaway, Self.get(), Self.found(returned), sentence)
      throwaway.clock.advance(by: .milliseconds(1))
      try await expect(throwaway, Self.put(sent), Self.revised(0), "\(sentence): sent again")
    }
  }

  @Test("a policy of the same meaning changes nothing, but one with another version does")
  func equivalence() async throws {
    try await Throwaway.run { throwaway in
      try await throwaway.prepare([.hashTable, Self.put(Self.policy())])
      throwaway.clock.advance(by: .milliseconds(1))
      let same = Self.policy(
        principal: #"{"AWS":["123456789012"]}"#, action: #""Action":["dynamodb:GetItem"]"#)
      try await expect(throwaway, Self.put(same), Self.revised(0), "the same")
      try await expect(throwaway, Self.put(Self.policy(version: "")), Self.revised(1), "no version")
      let shown = Self.policy(version: #""Version":"2008-10-17","#)
      try await expect(throwaway, Self.get(), Self.found(shown, 1), "shown with one")
      throwaway.clock.advance(by: .milliseconds(1))
      try await expect(throwaway, Self.put(shown), Self.revised(2), "which is another document")
    }
  }

  static let document = Words.invalid + "Invalid policy document: "
  static let invalid: [(policy: String, message: String)] = [
    ("{not json", document + "This policy contains invalid Json"),
    ("", document + "This policy contains invalid Json"),
    ("{}x", document + "This policy contains invalid Json"),
    (String(repeating: "[", count: 1_000), document + "This policy contains invalid Json"),
    (#"{"Version":"\ud800"}"#, document + "This policy contains invalid Json"),
    (
      policy(resource: #""Sid2":"x""#).replacing(#","Sid2":"x""#, with: ""),
      document + "Missing required field Resource"
    ),
    ("{}", document + "Missing required field Statement"),
    (
      #"{"Version":"2012-10-17","Statement":[]}"#,
      document + "Could not parse the policy: Statement is empty!"
    ),
    (
      policy(principal: #""123456789012""#),
      document + "Syntax error at position (1,81)"
    ),
    ("{\n  \"Statement\": 1}", document + "Syntax error at position (2,16)"),
    (policy(effect: "Maybe"), document + "Syntax error at position (1,61)"),
    (
      #"{"Statement":[\#(statement(#""Sid":"a","#)),\#(statement(#""Sid":"a","#))]}"#,
      document + "The Statement Ids in the policy are not unique"
    ),
    (
      policy(
        action: #""Action":["dynamodb:DescribeStream","dynamodb:GetItem","dynamodb:GetRecords"]"#),
      document
        + #"The following action names are invalid: "dynamodb:GetRecords", "dynamodb:DescribeStream""#
    ),
    (
      policy(action: #""Action":"dynamodb:ListStreams""#),
      document + #"The following action names are invalid: "dynamodb:ListStreams""#
    ),
    (
      policy(resource: #""Resource":"\#(arn)/stream/2026-01-01T00:00:00.000""#),
      document
        + #"The relative-id "table/Main/stream/2026-01-01T00:00:00.000" is invalid for ARN "#
        + #""\#(arn)/stream/2026-01-01T00:00:00.000""#
    ),
    (
      policy(resource: #""Resource":"Main""#),
      document + #"Resource Main must be in ARN format or "*"."#
    ),
    (
      policy(principal: #"{"Service":"nobody"}"#),
      document + "Policy contains invalid service principal"
    ),
    (
      policy(principal: #"{"AWS":"somebody"}"#),
      Words.invalid + "Invalid principal in policy document."
    ),
    (
      policy(more: String(repeating: " ", count: 20_480)),
      Words.invalid + "Maximum policy size of 20480 bytes exceeded"
    ),
    (policy(principal: #""*""#), unbounded),
    (policy(principal: #"{"AWS":"*"}"#), unbounded),
  ]

  static let unbounded =
    "Resource-based policy grants unbounded access in one or more elements. Please revise the "
    + "policy to ensure least-privilege form of access"

  private static func statement(_ sid: String) -> String {
    let policy = policy(sid: sid)
    return String(policy.dropFirst(#"{"Version":"2012-10-17","Statement":["#.count).dropLast(2))
  }

  @Test("invalid policies are rejected, and the old one stays", arguments: invalid)
  func rejects(_ policy: String, _ message: String) async throws {
    try await Throwaway.run { throwaway in
      try await throwaway.prepare([.hashTable, Self.put(Self.policy())])
      try await expect(throwaway, Self.put(policy), .invalid(message), policy)
      try await expect(throwaway, Self.get(), Self.found(Self.policy()), "the old one")
      let create = Call.table("New", key: "p:S", with: #""ResourcePolicy":\#(Self.quoted(policy))"#)
      try await expect(throwaway, create, .invalid(message), "created with it")
    }
  }

  static let shapes: [String] = [
    policy(effect: "Deny", principal: #""*""#), policy(resource: #""Resource":"*""#),
    policy(resource: #""Resource":["\#(arn)/index/*","\#(arn)Other"]"#),
    policy(action: #""Action":"dynamodb:*""#), policy(action: #""Action":"dynamodb:Get*""#),
    policy(principal: #"{"Service":"replication.dynamodb.amazonaws.com"}"#),
    policy(
      principal: #""*""#, more: #","Condition":{"StringEquals":{"aws:SourceVpce":"vpce-1"}}"#),
    policy(principal: #"{"AWS":"arn:aws:iam::999999999999:role/reader"}"#),
    policy(
      effect: "Deny", principal: #""*""#, action: #""Action":"dynamodb:DeleteResourcePolicy""#),
  ]

  @Test("policies of other shapes are accepted", arguments: shapes)
  func accepts(_ policy: String) async throws {
    try await Throwaway.run { throwaway in
      try await throwaway.prepare([.hashTable, Self.put(policy)])
      try await expect(throwaway, Self.get(), Self.found(policy), policy)
    }
  }

  @Test("a policy that forbids its own replacement has to be confirmed")
  func lockout() async throws {
    try await Throwaway.run { throwaway in
      try await throwaway.prepare([.hashTable])
      let refused = Expected.fails(
        "AccessDeniedException",
        "The new resource policy will not allow you to update the resource policy in the future.")
      for principal in [#""*""#, #"{"AWS":"123456789012"}"#] {
        let policy = Self.policy(
          effect: "Deny", principal: principal, action: #""Action":"dynamodb:Put*""#)
        try await expect(throwaway, Self.put(policy), refused, "denied to \(principal)")
        try await expect(
          throwaway, Self.put(policy, #""ConfirmRemoveSelfResourceAccess":false"#), refused,
          "not confirmed")
      }
      let others = Self.policy(
        effect: "Deny", principal: #"{"AWS":"999999999999"}"#, action: #""Action":"dynamodb:*""#)
      try await throwaway.prepare([Self.put(others)])
      let confirmed = Self.policy(
        effect: "Deny", principal: #""*""#, action: #""Action":"dynamodb:PutResourcePolicy""#)
      try await throwaway.prepare([
        Self.put(confirmed, #""ConfirmRemoveSelfResourceAccess":true"#)
      ])
    }
  }

  static let arns: [(arn: String, expected: Expected)] = [
    ("Main", .invalid(Words.invalid + "ARNs must start with 'arn:': Main")),
    (
      "arn:aws:s3:::bucket",
      .invalid(Words.invalid + "Provided Arn is not a DynamoDB resource arn: arn:aws:s3:::bucket")
    ),
    (
      "\(arn)/backup/0170",
      .invalid(Words.invalid + "Provided Arn is not a DynamoDB resource arn: \(arn)/backup/0170")
    ),
    (
      "\(arn)/index/by-g",
      .invalid(
        Words.invalid + "Invalid resource arn provided, only table or stream is accepted. "
          + "Provided resource arn: \(arn)/index/by-g")
    ),
    (
      "arn:aws:dynamodb:us-east-1:999999999999:table/Main",
      .invalid(
        "This action is only supported by accounts that match the resource owner’s account.")
    ),
    (
      "arn:aws:dynamodb:us-west-2:123456789012:table/Main",
      .invalid(
        Words.invalid
          + "Invalid resource Arn: arn:aws:dynamodb:us-west-2:123456789012:table/Main")
    ),
    (
      "arn:aws-cn:dynamodb:us-east-1:123456789012:table/Main",
      .invalid(
        Words.invalid
          + "Invalid resource Arn: arn:aws-cn:dynamodb:us-east-1:123456789012:table/Main")
    ),
    (
      "arn:aws:dynamodb:us-east-1:123456789012:table/MAIN",
      .fails(
        "ResourceNotFoundException", "Requested resource not found: Table: MAIN not found")
    ),
    (
      "",
      .invalid(
        "1 validation error detected: Value '' at 'resourceArn' failed to satisfy constraint: "
          + "Member must have length greater than or equal to 1")
    ),
  ]

  @Test("other resources have no policy", arguments: arns)
  func wrongARN(_ arn: String, _ expected: Expected) async throws {
    try await Throwaway.run { throwaway in
      try await throwaway.prepare([.hashTable])
      for call in [Self.get(arn), Self.put(Self.policy(), to: arn), Self.delete(of: arn)] {
        try await expect(throwaway, call, expected, "\(call.operation) \(arn)")
      }
    }
  }

  @Test("a stream has a policy of its own", arguments: Setting.stores)
  func streams(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([
        .table(
          key: "p:S",
          with: #""StreamSpecification":{"StreamEnabled":true,"StreamViewType":"KEYS_ONLY"}"#)
      ])
      let missing = Self.arn + "/stream/2000-01-01T00:00:00.000"
      let noStream = Expected.fails(
        "ResourceNotFoundException",
        "Requested resource not found: Stream: 2000-01-01T00:00:00.000 not found for Table: Main")
      try await expect(throwaway, Self.get(missing), noStream, "a missing stream")
      let described = try await throwaway.send(.describe())
      let arn = described["Table"]?["LatestStreamArn"]?.text ?? ""
      let policy = Self.policy(
        action: #""Action":["dynamodb:GetRecords","dynamodb:DescribeStream"]"#,
        resource: #""Resource":"\#(arn)""#)
      try await expect(
        throwaway, Self.put(Self.policy(), to: arn),
        .invalid(
          Self.document + #"The relative-id "table/Main" is invalid for ARN "\#(Self.arn)""#),
        "the policy of a table")
      try await throwaway.prepare([Self.put(policy, to: arn)])
      try await expect(throwaway, Self.get(arn), Self.found(policy), "the stream's")
      try await expect(throwaway, Self.get(), Self.none(Self.arn), "the table has none")
      try await throwaway.prepare([DeleteTableTests.delete])
      try await expect(throwaway, Self.get(arn), Self.found(policy), "it outlives the table")
      try await expect(throwaway, Self.delete(of: arn), Self.revised(0), "deleted")
    }
  }

  @Test("a table can be created with a policy, and takes it along", arguments: Setting.stores)
  func createTable(_ setting: Setting) async throws {
    try await Throwaway.run(setting, settings: TableStateTests.settings) { throwaway in
      let hidden = Expected.fails(
        "ResourceNotFoundException", "Requested resource not found: Table: Main not found")
      let member = #""ResourcePolicy":\#(Self.quoted(Self.policy(version: "")))"#
      try await throwaway.prepare([.table(key: "p:S", with: member)])
      try await expect(throwaway, Self.get(), hidden, "at first")
      throwaway.clock.advance(by: .seconds(5))
      let shown = Self.policy(version: #""Version":"2008-10-17","#)
      try await expect(throwaway, Self.get(), Self.found(shown), "while CREATING")
      throwaway.clock.advance(by: .seconds(5))
      try await throwaway.prepare([DeleteTableTests.delete])
      try await expect(throwaway, Self.get(), Self.found(shown), "while DELETING")
      let deleted = TableStateTests.inUse("deleted")
      try await expect(throwaway, Self.put(Self.policy()), deleted, "put while DELETING")
      try await expect(throwaway, Self.delete(), deleted, "deleted while DELETING")
      try await expect(
        throwaway, Self.put(Self.policy(version: "")), Self.revised(0), "the same while DELETING")
      throwaway.clock.advance(by: .seconds(10))
      try await expect(throwaway, Self.get(), hidden, "gone")
      try await throwaway.prepare([.hashTable])
      throwaway.clock.advance(by: .seconds(10))
      try await expect(throwaway, Self.get(), Self.none(Self.arn), "a new table has none")
    }
  }
}
