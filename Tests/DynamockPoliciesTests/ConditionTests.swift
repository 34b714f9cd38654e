import DynamockPolicies
import Testing

/// Operators of conditions and missing keys ([aws-iam-guide], "IAM JSON policy elements: Condition
/// operators").
@Suite struct ConditionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let condition: String
    let asked: Asked
    let isMet: Bool
    let reason: String

    init(_ condition: String, _ asked: Asked, _ isMet: Bool, _ reason: String) {
      self.condition = condition
      self.asked = asked
      self.isMet = isMet
      self.reason = reason
    }

    var testDescription: String { "\(reason): \(condition)" }
  }

  static let without = Asked.by()

  static let strings: [Case] = [
    Case(#""StringEquals":{"k":"Rock"}"#, .with("Rock"), true, "the same text"),
    Case(#""StringEquals":{"k":"Rock"}"#, .with("rock"), false, "another case"),
    Case(#""StringEquals":{"k":["Jazz","Rock"]}"#, .with("Rock"), true, "one of several"),
    Case(#""StringEquals":{"k":"Ro*"}"#, .with("Rock"), false, "no wildcards"),
    Case(#""StringEquals":{"K":"Rock"}"#, .with("Rock"), true, "names of keys ignore case"),
    Case(#""StringNotEquals":{"k":"Rock"}"#, .with("Jazz"), true, "another text"),
    Case(#""StringNotEquals":{"k":["Jazz","Rock"]}"#, .with("Rock"), false, "none of several"),
    Case(#""StringEqualsIgnoreCase":{"k":"ROCK"}"#, .with("rock"), true, "without case"),
    Case(#""StringNotEqualsIgnoreCase":{"k":"ROCK"}"#, .with("rock"), false, "without case"),
    Case(#""StringLike":{"k":"R?c*"}"#, .with("Rock"), true, "wildcards"),
    Case(#""StringLike":{"k":"r*"}"#, .with("Rock"), false, "wildcards with case"),
    Case(#""StringLike":{"k":"*"}"#, .with(""), true, "anything"),
    Case(#""StringNotLike":{"k":"R*"}"#, .with("Rock"), false, "wildcards"),
    Case(#""StringNotLike":{"k":"R*"}"#, .with("Jazz"), true, "wildcards"),
  ]

  static let numbers: [Case] = [
    Case(#""NumericEquals":{"k":"10"}"#, .with("1e1"), true, "the same number"),
    Case(#""NumericEquals":{"k":10}"#, .with("10.0"), true, "a number of JSON"),
    Case(#""NumericNotEquals":{"k":"10"}"#, .with("10"), false, "the same number"),
    Case(#""NumericLessThan":{"k":"10"}"#, .with("9"), true, "less, not by text"),
    Case(#""NumericLessThan":{"k":"10"}"#, .with("10"), false, "not equal"),
    Case(#""NumericLessThanEquals":{"k":"10"}"#, .with("10"), true, "or equal"),
    Case(#""NumericGreaterThan":{"k":"-1"}"#, .with("0"), true, "greater than a negative"),
    Case(#""NumericGreaterThanEquals":{"k":"0.5"}"#, .with("0.5"), true, "or equal"),
    Case(#""NumericEquals":{"k":"ten"}"#, .with("ten"), false, "no number"),
    Case(#""NumericEquals":{"k":"nan"}"#, .with("nan"), false, "not a number"),
  ]

  static let dates: [Case] = [
    Case(
      #""DateEquals":{"k":"2026-11-30T12:00:00Z"}"#, .with("2026-11-30T13:00:00+01:00"), true,
      "the same time in another zone"),
    Case(
      #""DateEquals":{"k":"1796040000"}"#, .with("2026-11-30T12:00:00Z"), true, "seconds since 1970"
    ),
    Case(
      #""DateNotEquals":{"k":"2026-11-30"}"#, .with("2026-11-30T00:00Z"), false,
      "a day is its start"),
    Case(#""DateLessThan":{"k":"2027"}"#, .with("2026-12-31T23:59:59.999Z"), true, "before a year"),
    Case(#""DateLessThanEquals":{"k":"2026-12"}"#, .with("2026-12-01"), true, "or equal"),
    Case(
      #""DateGreaterThan":{"k":"2026-11-30T12:00:00.5Z"}"#, .with("2026-11-30T12:00:00.501Z"), true,
      "a fraction"),
    Case(#""DateGreaterThanEquals":{"k":"2026-02-30"}"#, .with("2027"), false, "no day"),
  ]

  static let others: [Case] = [
    Case(#""Bool":{"k":"true"}"#, .with("true"), true, "a boolean as text"),
    Case(#""Bool":{"k":true}"#, .with("true"), true, "a boolean"),
    Case(#""Bool":{"k":"TRUE"}"#, .with("true"), true, "in another case"),
    Case(#""Bool":{"k":"false"}"#, .with("true"), false, "the other"),
    Case(#""BinaryEquals":{"k":"AQI="}"#, .with("AQI="), true, "the same bytes"),
    Case(#""BinaryEquals":{"k":"AQI="}"#, .with("AQM="), false, "other bytes"),
    Case(
      #""IpAddress":{"k":"203.0.113.0/24"}"#, .with("203.0.113.7"), true, "an address of a range"),
    Case(#""IpAddress":{"k":"203.0.113.0/25"}"#, .with("203.0.113.128"), false, "above a range"),
    Case(#""IpAddress":{"k":"127.0.0.1"}"#, .with("127.0.0.1"), true, "one address"),
    Case(#""IpAddress":{"k":"0.0.0.0/0"}"#, .with("10.1.2.3"), true, "every address"),
    Case(#""IpAddress":{"k":"2001:db8::/33"}"#, .with("2001:DB8:0:0:7fff::1"), true, "version 6"),
    Case(
      #""IpAddress":{"k":"2001:db8::/33"}"#, .with("2001:db8:8000::1"), false, "outside, version 6"),
    Case(#""IpAddress":{"k":"0.0.0.0/0"}"#, .with("::1"), false, "another version"),
    Case(#""IpAddress":{"k":"127.0.0.1/33"}"#, .with("127.0.0.1"), false, "no range"),
    Case(#""NotIpAddress":{"k":"203.0.113.0/24"}"#, .with("198.51.100.1"), true, "outside"),
    Case(#""NotIpAddress":{"k":"203.0.113.0/24"}"#, .with("203.0.113.1"), false, "inside"),
    Case(
      #""ArnEquals":{"k":"arn:aws:iam::*:role/R*"}"#,
      .with("arn:aws:iam::123456789012:role/Reader"),
      true, "parts of an ARN with wildcards"),
    Case(
      #""ArnLike":{"k":"arn:aws:iam::*:R*"}"#, .with("arn:aws:iam::123456789012:role:Reader"),
      false,
      "a wildcard ends at a colon"),
    Case(
      #""ArnNotLike":{"k":"arn:aws:iam::*:role/*"}"#, .with("arn:aws:iam::123456789012:user/Ada"),
      true, "another ARN"),
    Case(
      #""ArnNotEquals":{"k":"arn:aws:iam::*:user/*"}"#, .with("arn:aws:iam::123456789012:user/Ada"),
      false, "the ARN"),
  ]

  static let missing: [Case] = [
    Case(#""StringEquals":{"k":"v"}"#, without, false, "a missing key is equal to nothing"),
    Case(#""StringNotEquals":{"k":"v"}"#, without, true, "a missing key is not equal"),
    Case(#""StringLike":{"k":"*"}"#, without, false, "nor like anything"),
    Case(#""ArnNotLike":{"k":"*"}"#, without, true, "nor an ARN"),
    Case(#""NotIpAddress":{"k":"10.0.0.0/8"}"#, without, true, "nor an address"),
    Case(#""NumericLessThan":{"k":"1"}"#, without, false, "nor less"),
    Case(#""Bool":{"k":"false"}"#, without, false, "nor false"),
    Case(#""StringEqualsIfExists":{"k":"v"}"#, without, true, "if it exists"),
    Case(#""StringEqualsIfExists":{"k":"v"}"#, .with("w"), false, "and if it does"),
    Case(#""BoolIfExists":{"k":"true"}"#, without, true, "if it exists"),
    Case(#""Null":{"k":"true"}"#, without, true, "must be missing"),
    Case(#""Null":{"k":"true"}"#, .with("v"), false, "must be missing and is there"),
    Case(#""Null":{"k":"false"}"#, .with("v"), true, "must be there"),
    Case(#""Null":{"k":false}"#, without, false, "must be there and is missing"),
  ]

  static let sets: [Case] = [
    Case(#""ForAllValues:StringEquals":{"k":["a","b"]}"#, .with("a", "b"), true, "all of them"),
    Case(
      #""ForAllValues:StringEquals":{"k":["a","b"]}"#, .with("a", "c"), false, "not all of them"),
    Case(#""ForAllValues:StringEquals":{"k":["a","b"]}"#, without, true, "all of none"),
    Case(#""ForAllValues:StringLike":{"k":"a*"}"#, .with("ab", "ac"), true, "all with wildcards"),
    Case(#""ForAllValues:StringNotEquals":{"k":"a"}"#, .with("b", "a"), false, "none of all"),
    Case(#""ForAnyValue:StringEquals":{"k":["a","b"]}"#, .with("c", "b"), true, "one of them"),
    Case(#""ForAnyValue:StringEquals":{"k":["a","b"]}"#, .with("c", "d"), false, "none of them"),
    Case(#""ForAnyValue:StringEquals":{"k":"a"}"#, without, false, "one of none"),
    Case(#""ForAnyValue:StringEqualsIfExists":{"k":"a"}"#, without, true, "if there are any"),
    Case(#""ForAnyValue:StringNotEquals":{"k":"a"}"#, .with("a", "b"), true, "another one"),
  ]

  static let several: [Case] = [
    Case(
      #""StringEquals":{"k":"a","l":"b"}"#, .by(keys: ["k": ["a"], "l": ["b"]]), true, "two keys"),
    Case(
      #""StringEquals":{"k":"a","l":"b"}"#, .by(keys: ["k": ["a"], "l": ["c"]]), false,
      "one of two keys"),
    Case(
      #""StringEquals":{"k":"a"},"Bool":{"l":"true"}"#, .by(keys: ["k": ["a"], "l": ["true"]]),
      true, "two operators"),
    Case(
      #""StringEquals":{"k":"a"},"Bool":{"l":"true"}"#, .by(keys: ["k": ["a"]]), false,
      "one of two operators"),
  ]

  @Test("texts are compared", arguments: strings)
  func string(_ one: Case) throws { try check(one) }

  @Test("numbers are compared", arguments: numbers)
  func number(_ one: Case) throws { try check(one) }

  @Test("times are compared", arguments: dates)
  func date(_ one: Case) throws { try check(one) }

  @Test("booleans, bytes, addresses and ARNs are compared", arguments: others)
  func other(_ one: Case) throws { try check(one) }

  @Test("missing keys meet negated operators, IfExists and Null", arguments: missing)
  func missingKey(_ one: Case) throws { try check(one) }

  @Test("several values are compared by set operators", arguments: sets)
  func set(_ one: Case) throws { try check(one) }

  @Test("all operators and keys have to be met", arguments: several)
  func all(_ one: Case) throws { try check(one) }

  private func check(_ one: Case) throws {
    let policy = try #require(AccessPolicy(Asked.condition(one.condition)))
    #expect((policy.decision(on: one.asked) == .allowed) == one.isMet, "\(one)")
  }
}
