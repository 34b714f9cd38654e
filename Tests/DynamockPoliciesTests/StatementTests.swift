import DynamockModel
import DynamockPolicies
import Testing

/// Rules of statements ([aws-iam-guide], "IAM JSON policy elements").
@Suite struct StatementTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let policy: String
    let asked: Asked
    let expected: AccessDecision

    init(_ sentence: String, _ policy: String, _ asked: Asked, _ expected: AccessDecision) {
      testDescription = sentence
      self.policy = policy
      self.asked = asked
      self.expected = expected
    }
  }

  /// Asserts a case.
  static func check(_ one: Case) throws {
    let policy = try #require(AccessPolicy(one.policy), "\(one.policy)")
    #expect(policy.decision(on: one.asked) == one.expected, "\(one.policy)")
  }

  private static func action(_ text: String) -> String {
    Asked.policy(action: #""Action":\#(text)"#)
  }

  static let actions: [Case] = [
    Case("an action by its name", action(#""dynamodb:GetItem""#), .by(), .allowed),
    Case("an action in another case", action(#""DynamoDB:getITEM""#), .by(), .allowed),
    Case("another action", action(#""dynamodb:PutItem""#), .by(), .undecided),
    Case(
      "one action of a list", action(#"["dynamodb:PutItem","dynamodb:GetItem"]"#), .by(), .allowed),
    Case("a prefix of actions", action(#""dynamodb:Get*""#), .by(), .allowed),
    Case("a suffix of actions", action(#""dynamodb:*Item""#), .by(), .allowed),
    Case("a part between two wildcards", action(#""dynamodb:*tIt*""#), .by(), .allowed),
    Case("a question mark is one character", action(#""dynamodb:?etItem""#), .by(), .allowed),
    Case("a question mark is not none", action(#""dynamodb:?GetItem""#), .by(), .undecided),
    Case("every action", action(#""*""#), .by(), .allowed),
    Case("another service's actions", action(#""s3:*""#), .by(), .undecided),
    Case(
      "all actions but one", Asked.policy(action: #""NotAction":"dynamodb:PutItem""#), .by(),
      .allowed),
    Case(
      "the excepted action", Asked.policy(action: #""NotAction":"dynamodb:Get*""#), .by(),
      .undecided),
  ]

  private static func resource(_ text: String) -> String {
    Asked.policy(resource: #""Resource":\#(text)"#)
  }

  static let index = Asked.table + "/index/by-year"
  static let stream = Asked.table + "/stream/2026-11-30T12:00:00.000"

  static let resources: [Case] = [
    Case("the table", resource(#""\#(Asked.table)""#), .by(), .allowed),
    Case(
      "names are compared with their case", resource(#""\#(Asked.table.lowercased())""#), .by(),
      .undecided),
    Case("a table is not its indexes", resource(#""\#(Asked.table)""#), .by(on: index), .undecided),
    Case(
      "all indexes of a table", resource(#""\#(Asked.table)/index/*""#), .by(on: index), .allowed),
    Case(
      "the indexes are not the table", resource(#""\#(Asked.table)/index/*""#), .by(), .undecided),
    Case("a table and what it has", resource(#""\#(Asked.table)*""#), .by(on: index), .allowed),
    Case(
      "a stream, with the colons of its label", resource(#""\#(stream)""#), .by(on: stream),
      .allowed),
    Case(
      "a wildcard for region and account", resource(#""arn:aws:dynamodb:*:*:table/Music""#), .by(),
      .allowed),
    Case(
      "a wildcard ends at a colon", resource(#""arn:aws:dynamodb:*:table/Music""#), .by(),
      .undecided),
    Case("another table", resource(#""\#(Asked.table)2""#), .by(), .undecided),
    Case(
      "all tables but one", Asked.policy(resource: #""NotResource":"\#(Asked.table)2""#), .by(),
      .allowed),
    Case(
      "the excepted table", Asked.policy(resource: #""NotResource":"\#(Asked.table)""#), .by(),
      .undecided),
  ]

  static let session = Principal("arn:aws:sts::123456789012:assumed-role/Reader/today")
  static let other = Principal(user: "Ada", account: "999999999999", partition: "aws")
  static let root = Principal("arn:aws:iam::123456789012:root")

  private static func principal(_ text: String, effect: String = "Allow") -> String {
    Asked.policy(effect: effect, principal: #""Principal":\#(text)"#)
  }

  private static func except(_ names: String...) -> String {
    let list = names.map { #""arn:aws:\#($0)""# }.joined(separator: ",")
    return Asked.policy(effect: "Deny", principal: #""NotPrincipal":{"AWS":[\#(list)]}"#)
  }

  static func principals() throws -> [Case] {
    let session = try #require(Self.session)
    let root = try #require(Self.root)
    let role = "iam::123456789012:role/team/Reader"
    let today = "sts::123456789012:assumed-role/Reader/today"
    let ada = "iam::123456789012:user/Ada"
    let account = "iam::123456789012:root"
    return [
      Case("everyone", principal(#""*""#), .by(), .allowed),
      Case("every account", principal(#"{"AWS":"*"}"#), .by(), .allowed),
      Case("a user", principal(#"{"AWS":"arn:aws:\#(ada)"}"#), .by(), .allowed),
      Case(
        "another user", principal(#"{"AWS":"arn:aws:iam::123456789012:user/Bob"}"#), .by(),
        .undecided),
      Case("the user's account", principal(#"{"AWS":"arn:aws:\#(account)"}"#), .by(), .allowed),
      Case(
        "the user of that name elsewhere", principal(#"{"AWS":"arn:aws:\#(ada)"}"#), .by(other),
        .undecided),
      Case(
        "another account", principal(#"{"AWS":["arn:aws:\#(account)"]}"#), .by(other), .undecided),
      Case(
        "a root by its account", principal(#"{"AWS":"arn:aws:\#(account)"}"#), .by(root), .allowed),
      Case("a root is no user", principal(#"{"AWS":"arn:aws:\#(ada)"}"#), .by(root), .undecided),
      Case(
        "a session by its role", principal(#"{"AWS":"arn:aws:\#(role)"}"#), .by(session), .allowed),
      Case(
        "a session by its own ARN", principal(#"{"AWS":"arn:aws:\#(today)"}"#), .by(session),
        .allowed),
      Case(
        "another session of the role",
        principal(#"{"AWS":"arn:aws:sts::123456789012:assumed-role/Reader/tomorrow"}"#),
        .by(session), .undecided),
      Case(
        "a role that ends with the name",
        principal(#"{"AWS":"arn:aws:iam::123456789012:role/TheReader"}"#), .by(session), .undecided),
      Case(
        "a service", principal(#"{"Service":"replication.dynamodb.amazonaws.com"}"#), .by(),
        .undecided),
      Case("everyone but a user and its account", except(ada, account), .by(), .undecided),
      Case("an account without its user is not enough", except(account), .by(), .denied),
      Case("others than the user", except(ada, account), .by(other), .denied),
      Case(
        "a session with its role and account", except(today, role, account), .by(session),
        .undecided),
      Case("a session without its role", except(today, account), .by(session), .denied),
    ]
  }

  private static func statements(_ effects: String...) -> String {
    let list = effects.map {
      #"{"Effect":"\#($0)","Principal":"*","Action":"dynamodb:*","Resource":"*"}"#
    }
    return #"{"Version":"2012-10-17","Statement":[\#(list.joined(separator: ","))]}"#
  }

  static let effects: [Case] = [
    Case("an allow", statements("Allow"), .by(), .allowed),
    Case("a deny", statements("Deny"), .by(), .denied),
    Case("a deny before an allow", statements("Deny", "Allow"), .by(), .denied),
    Case("a deny after an allow", statements("Allow", "Deny"), .by(), .denied),
    Case("a deny after two allows", statements("Allow", "Allow", "Deny"), .by(), .denied),
  ]

  @Test("actions are compared with wildcards and without case", arguments: actions)
  func action(_ one: Case) throws { try Self.check(one) }

  @Test("resources are compared part by part", arguments: resources)
  func resource(_ one: Case) throws { try Self.check(one) }

  @Test("principals are users, sessions, roles and accounts")
  func principal() throws { for one in try Self.principals() { try Self.check(one) } }

  @Test("a deny overrides every allow", arguments: effects)
  func effect(_ one: Case) throws { try Self.check(one) }

  @Test(
    "a text that is no policy is not read",
    arguments: [
      "", "{}", "[]", #"{"Statement":1}"#, #"{"Statement":[{"Effect":"Allow"}]}"#,
      Asked.condition(#""StringSame":{"k":"v"}"#),
    ])
  func unreadable(_ text: String) { #expect(AccessPolicy(text) == nil) }
}
