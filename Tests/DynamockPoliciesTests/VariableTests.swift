import DynamockPolicies
import Testing

/// Policy variables ([aws-iam-guide], "IAM policy elements: Variables and tags").
@Suite struct VariableTests {
  static let named = Asked.by(keys: ["aws:username": ["Ada"], "k": ["Ada"]])

  static let conditions: [(String, Asked, isMet: Bool)] = [
    (#""StringEquals":{"k":"${aws:username}"}"#, named, true),
    (#""StringEquals":{"k":"${AWS:UserName}"}"#, named, true),
    (
      #""StringLike":{"k":"*${aws:username}*"}"#, .by(keys: ["aws:username": ["d"], "k": ["Ada"]]),
      true
    ),
    (
      #""StringEquals":{"k":"x-${aws:username}-y"}"#,
      .by(keys: ["aws:username": ["A"], "k": ["x-A-y"]]), true
    ),
    (#""StringEquals":{"k":"${aws:username}"}"#, .with("${aws:username}"), false),
    (#""StringEquals":{"k":["${aws:username}","b"]}"#, .with("b"), true),
    (#""StringEquals":{"k":"${aws:username, 'nobody'}"}"#, .with("nobody"), true),
    (#""StringEquals":{"k":"${aws:username, 'nobody'}"}"#, named, true),
    (#""StringLike":{"k":"a${*}"}"#, .with("a*"), true),
    (#""StringLike":{"k":"a${*}"}"#, .with("ab"), false),
    (#""StringLike":{"k":"${?}${$}"}"#, .with("?$"), true),
    // A wildcard in the value of a variable is none.
    (
      #""StringLike":{"k":"${aws:username}"}"#, .by(keys: ["aws:username": ["*"], "k": ["Ada"]]),
      false
    ),
    // A key with several values is no variable.
    (#""StringEquals":{"k":"${l}"}"#, .by(keys: ["l": ["a", "b"], "k": ["a"]]), false),
    (#""StringEquals":{"k":"${unclosed"}"#, .with("${unclosed"), true),
  ]

  @Test("variables have the request's values", arguments: conditions)
  func condition(_ text: String, _ asked: Asked, _ isMet: Bool) throws {
    let policy = try #require(AccessPolicy(Asked.condition(text)))
    #expect((policy.decision(on: asked) == .allowed) == isMet, "\(text)")
  }

  @Test("resources may have variables")
  func resource() throws {
    let text = Asked.policy(
      resource: #""Resource":"arn:aws:dynamodb:us-east-1:123456789012:table/${aws:username}""#)
    let policy = try #require(AccessPolicy(text))
    let own = "arn:aws:dynamodb:us-east-1:123456789012:table/Ada"
    #expect(policy.decision(on: Asked.by(on: own, keys: ["aws:username": ["Ada"]])) == .allowed)
    #expect(policy.decision(on: Asked.by(on: own, keys: ["aws:username": ["Bob"]])) == .undecided)
    #expect(policy.decision(on: Asked.by(on: own)) == .undecided)
  }

  @Test("a policy of 2008 has no variables")
  func olderVersion() throws {
    let text = Asked.policy(
      condition: #"{"StringEquals":{"k":"${aws:username}"}}"#, version: "2008-10-17")
    let policy = try #require(AccessPolicy(text))
    #expect(policy.decision(on: Self.named) == .undecided)
    #expect(policy.decision(on: Asked.with("${aws:username}")) == .allowed)
  }
}
