import Dynamock
import DynamockTesting
import Testing

/// The operations on contributor insights ([ack-quirks] DDB-TABLE-089 to 097, 112, 116, 137, 161,
/// 341, 343 and 455).
@Suite("Contributor insights")
struct ContributorInsightsTests {
  static let table = Call.table(
    key: "p:S", "s:N", defined: ["g:S"],
    with: Call.global(Call.index("by-g", "g")) + "," + Call.local(Call.index("by-s", "p", "g")))

  private static func members(_ index: String?, _ table: String) -> String {
    #""TableName":"\#(table)""# + (index.map { #","IndexName":"\#($0)""# } ?? "")
  }

  static func describe(_ index: String? = nil, of table: String = "Main") -> Call {
    Call("DescribeContributorInsights", "{\(members(index, table))}")
  }

  static func update(
    _ action: String = "ENABLE", _ index: String? = nil, mode: String? = nil,
    of table: String = "Main"
  ) -> Call {
    let mode = mode.map { #","ContributorInsightsMode":"\#($0)""# } ?? ""
    return Call(
      "UpdateContributorInsights",
      #"{\#(members(index, table)),"ContributorInsightsAction":"\#(action)"\#(mode)}"#)
  }

  static func list(_ more: String = #""TableName":"Main""#) -> Call {
    Call("ListContributorInsights", "{\(more)}")
  }

  static func answer(_ status: String, _ index: String? = nil, mode: String? = accessed)
    -> Expected
  {
    let mode = mode.map { #","ContributorInsightsMode":"\#($0)""# } ?? ""
    return .equals(
      #"{\#(members(index, "Main")),"ContributorInsightsStatus":"\#(status)"\#(mode)}"#)
  }

  static let accessed = "ACCESSED_AND_THROTTLED_KEYS"
  static let throttled = "THROTTLED_KEYS"
  /// The time of the tests' clock.
  static let start = 1_767_225_600

  /// A description with rules of the kinds given.
  static func described(
    _ kinds: String..., index: String? = nil, mode: String = accessed, enabled: Int = 0,
    changed: Int = 0
  ) -> Expected {
    let resource = index.map { "Main-\($0)" } ?? "Main"
    let rules = kinds.map {
      #""DynamoDBContributorInsights-\#($0)-\#(resource)-\#(start + enabled)000""#
    }
    return .equals(
      #"{\#(members(index, "Main")),"ContributorInsightsStatus":"ENABLED","#
        + #""ContributorInsightsMode":"\#(mode)","LastUpdateDateTime":\#(start + changed),"#
        + #""ContributorInsightsRuleList":[\#(rules.joined(separator: ","))]}"#)
  }

  private func expect(
    _ throwaway: Throwaway, _ call: Call, _ expected: Expected, _ sentence: String
  ) async throws {
    expected.check(try await throwaway.send(call), sentence)
  }

  @Test("insights are enabled, narrowed and disabled", arguments: Setting.all)
  func life(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([Self.table])
      try await expect(
        throwaway, Self.describe(), Self.answer("DISABLED", mode: nil), "never enabled")
      try await expect(
        throwaway, Self.update("DISABLE"), Self.answer("DISABLED", mode: nil), "disabled at once")
      try await expect(throwaway, Self.update(), Self.answer("ENABLING"), "enabled")
      try await expect(
        throwaway, Self.describe(), Self.described("PKC", "PKT", "SKC", "SKT"), "four rules")
      throwaway.clock.advance(by: .seconds(10))
      try await expect(throwaway, Self.update(), Self.answer("ENABLED"), "enabled again")
      try await expect(
        throwaway, Self.describe(), Self.described("PKC", "PKT", "SKC", "SKT"), "nothing changed")
      try await expect(
        throwaway, Self.update(mode: Self.throttled),
        Self.answer("ENABLING", mode: Self.throttled), "narrowed")
      try await expect(
        throwaway, Self.describe(),
        Self.described("PKT", "SKT", mode: Self.throttled, changed: 10),
        "two rules, under their names")
      try await expect(
        throwaway, Self.update(), Self.answer("ENABLING"), "no mode means both kinds of keys")
      try await expect(throwaway, Self.update("DISABLE"), Self.answer("DISABLING"), "disabled")
      try await expect(
        throwaway, Self.describe(),
        .equals(
          #"{"TableName":"Main","ContributorInsightsStatus":"DISABLED","#
            + #""ContributorInsightsMode":"\#(Self.accessed)","#
            + #""LastUpdateDateTime":\#(Self.start + 10)}"#), "mode and time stay")
      try await expect(throwaway, Self.update("DISABLE"), Self.answer("DISABLED"), "again")
      throwaway.clock.advance(by: .seconds(10))
      try await throwaway.prepare([Self.update()])
      try await expect(
        throwaway, Self.describe(),
        Self.described("PKC", "PKT", "SKC", "SKT", enabled: 20, changed: 20),
        "enabled after that, the rules are new")
    }
  }

  @Test("an index has its own insights, and takes them with it", arguments: Setting.stores)
  func indexes(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([Self.table])
      try await expect(
        throwaway, Self.update("ENABLE", "by-g"), Self.answer("ENABLING", "by-g"), "enabled")
      try await expect(
        throwaway, Self.describe("by-g"), Self.described("PKC", "PKT", index: "by-g"), "two rules")
      try await expect(
        throwaway, Self.describe(), Self.answer("DISABLED", mode: nil), "the table has none")
      for name in ["by-s", "ghost"] {
        let message = "Requested resource not found: Index: \(name) not found for table: Main"
        let missing = Expected.fails("ResourceNotFoundException", message)
        try await expect(throwaway, Self.describe(name), missing, "described \(name)")
        try await expect(throwaway, Self.update("ENABLE", name), missing, "enabled \(name)")
        try await expect(throwaway, Self.update("DISABLE", name), missing, "disabled \(name)")
      }
      let delete = #""GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"by-g"}}]"#
      try await throwaway.prepare([UpdateTableTests.update(delete)])
      try await expect(
        throwaway, Self.describe("by-g"),
        .fails(
          "ResourceNotFoundException",
          "Requested resource not found: Index: by-g not found for table: Main"), "gone")
      try await expect(
        throwaway, Self.list(), .equals(#"{"ContributorInsightsSummaries":[]}"#), "not listed")
      try await throwaway.prepare([UpdateTableTests.byG])
      try await expect(
        throwaway, Self.describe("by-g"), Self.answer("DISABLED", "by-g", mode: nil),
        "a new index of the name has none")
    }
  }

  @Test("the list has what is not disabled, tables before their indexes", arguments: Setting.stores)
  func listing(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([Self.table, .table("Other", key: "p:S")])
      try await expect(
        throwaway, Self.list(), .equals(#"{"ContributorInsightsSummaries":[]}"#), "a fresh table")
      try await throwaway.prepare([
        Self.update("ENABLE", "by-g"), Self.update(), Self.update(of: "Other"),
      ])
      func summary(_ table: String, _ index: String? = nil) -> String {
        #"{\#(Self.members(index, table)),"ContributorInsightsStatus":"ENABLED","#
          + #""ContributorInsightsMode":"\#(Self.accessed)"}"#
      }
      let (main, index, other) = (summary("Main"), summary("Main", "by-g"), summary("Other"))
      func list(_ summaries: String...) -> Expected {
        .equals(#"{"ContributorInsightsSummaries":[\#(summaries.joined(separator: ","))]}"#)
      }
      try await expect(throwaway, Self.list(), list(main, index), "one table")
      try await expect(throwaway, Self.list(""), list(main, index, other), "all tables")
      var pages: [String] = []
      var token = ""
      for _ in 0..<3 {
        let answer = try await throwaway.send(Self.list(#""MaxResults":1\#(token)"#))
        pages += (answer["ContributorInsightsSummaries"]?.elements ?? []).map {
          ($0["TableName"]?.text ?? "") + ($0["IndexName"]?.text.map { "/\($0)" } ?? "")
        }
        token = answer["NextToken"]?.text.map { #","NextToken":"\#($0)""# } ?? ""
      }
      #expect(pages == ["Main", "Main/by-g", "Other"])
      #expect(token.isEmpty, "the last page has no token")
      try await throwaway.prepare([Self.update("DISABLE")])
      try await expect(throwaway, Self.list(), list(index), "without the disabled one")
    }
  }

  static let wrong: [(call: Call, message: String)] = [
    (
      list(#""MaxResults":101"#),
      "1 validation error detected: Value '101' at 'maxResults' failed to satisfy constraint: "
        + "Member must have value less than or equal to 100"
    ),
    (
      list(#""MaxResults":0"#),
      "1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: "
        + "Member must have value greater than or equal to 1"
    ),
    (list(#""NextToken":"xyz""#), "Invalid Request: Provided nextToken is invalid: xyz"),
    (list(#""NextToken":"ff""#), "Invalid Request: Provided nextToken is invalid: ff"),
    (list(#""NextToken":"41""#), "Invalid Request: Provided nextToken is invalid: 41"),
    (
      update("START"),
      "1 validation error detected: Value 'START' at 'contributorInsightsAction' failed to "
        + "satisfy constraint: Member must satisfy enum value set: [ENABLE, DISABLE]"
    ),
    (
      update(mode: "ALL"),
      "1 validation error detected: Value 'ALL' at 'contributorInsightsMode' failed to satisfy "
        + "constraint: Member must satisfy enum value set: [ACCESSED_AND_THROTTLED_KEYS, "
        + "THROTTLED_KEYS]"
    ),
  ]

  @Test("invalid requests are rejected", arguments: wrong)
  func invalid(_ call: Call, _ message: String) async throws {
    try await Throwaway.run { throwaway in
      try await throwaway.prepare([Self.table])
      try await expect(throwaway, call, .invalid(message), message)
    }
  }

  @Test("a missing table is named", arguments: Setting.stores)
  func missing(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      for call in [
        Self.describe(of: "Nowhere"), Self.update(of: "Nowhere"),
        Self.update("DISABLE", "by-g", of: "Nowhere"), Self.list(#""TableName":"Nowhere""#),
      ] {
        try await expect(
          throwaway, call,
          .fails(
            "ResourceNotFoundException", "Requested resource not found: Table: Nowhere not found"),
          call.description)
      }
    }
  }

  @Test("states last as long as an update of the table", arguments: Setting.stores)
  func states(_ setting: Setting) async throws {
    try await Throwaway.run(setting, settings: TableStateTests.settings) { throwaway in
      let hidden = Expected.fails(
        "ResourceNotFoundException", "Requested resource not found: Table: Main not found")
      func before(_ what: String) -> Expected {
        .invalid(
          "Table or Index is not in a valid state to update Key Access Insights: \(what) must be "
            + "ACTIVE to enable ContributorInsights.")
      }
      try await throwaway.prepare([.table(key: "p:S", defined: [])])
      try await expect(throwaway, Self.describe(), hidden, "at first")
      throwaway.clock.advance(by: .seconds(5))
      try await expect(
        throwaway, Self.describe(), Self.answer("DISABLED", mode: nil), "still CREATING")
      try await expect(throwaway, Self.update(), before("TableStatus"), "enabled while CREATING")
      throwaway.clock.advance(by: .seconds(5))
      try await throwaway.prepare([Self.update()])
      try await expect(
        throwaway, Self.describe(), .contains(#"{"ContributorInsightsStatus":"ENABLING"}"#), "1")
      try await expect(
        throwaway, Self.list(),
        .contains(#"{"ContributorInsightsSummaries":[{"ContributorInsightsStatus":"ENABLING"}]}"#),
        "listed while ENABLING")
      throwaway.clock.advance(by: .seconds(10))
      try await throwaway.prepare([UpdateTableTests.byG])
      let noIndex = Expected.fails(
        "ResourceNotFoundException",
        "Requested resource not found: Index: by-g not found for table: Main")
      try await expect(throwaway, Self.describe("by-g"), noIndex, "an allocated index")
      throwaway.clock.advance(by: .seconds(5))
      try await expect(
        throwaway, Self.describe("by-g"), Self.answer("DISABLED", "by-g", mode: nil), "filled")
      try await expect(
        throwaway, Self.update("ENABLE", "by-g"), before("IndexStatus"), "enabled while filled")
      throwaway.clock.advance(by: .seconds(5))
      try await throwaway.prepare([Self.update("ENABLE", "by-g"), Self.update("DISABLE")])
      try await expect(
        throwaway, Self.list(),
        .contains(
          #"{"ContributorInsightsSummaries":[{"ContributorInsightsStatus":"DISABLING"},"#
            + #"{"ContributorInsightsStatus":"ENABLING"}]}"#), "listed while DISABLING")
      throwaway.clock.advance(by: .seconds(10))
      try await throwaway.prepare([DeleteTableTests.delete])
      try await expect(
        throwaway, Self.describe(), .contains(#"{"ContributorInsightsStatus":"DISABLED"}"#),
        "described while DELETING")
      try await expect(throwaway, Self.update(), before("TableStatus"), "enabled while DELETING")
      try await expect(
        throwaway, Self.update("DISABLE", "by-g"), Self.answer("DISABLING", "by-g"),
        "disabled while DELETING")
    }
  }
}
