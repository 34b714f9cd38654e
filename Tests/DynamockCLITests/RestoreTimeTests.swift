import DynamockModel
import DynamockWire
import Testing

@testable import DynamockCLI

@Suite("The time of `dynamock restore --to`")
struct RestoreTimeTests {
  /// 2026-11-29T17:10:59Z.
  private static let second: Int64 = 1_795_972_259_000

  static let accepted: [(text: String, milliseconds: Int64)] = [
    ("2026-11-29T17:10:59Z", second), ("2026-11-29T17:10:59", second),
    ("2026-11-29 17:10:59", second), ("2026-11-29T17:10:59.5Z", second + 500),
    ("2026-11-29T17:10:59.05Z", second + 50), ("2026-11-29T17:10:59.123", second + 123),
    ("1970-01-01T00:00:00Z", 0), ("2028-02-29T00:00:00Z", 1_835_395_200_000),
    ("1969-12-31T23:59:59Z", -1_000),
  ]

  @Test("accepts times in UTC", arguments: accepted.indices)
  func accepts(_ index: Int) {
    let row = Self.accepted[index]
    #expect(
      RestoreTime(argument: row.text) == .moment(Timestamp(milliseconds: row.milliseconds)),
      "\(row.text)")
  }

  @Test(
    "rejects everything else",
    arguments: [
      "", "now", "Latest", "2026-11-29", "17:10:59", "2026-11-29T17:10", "2026-13-01T00:00:00Z",
      "2026-02-29T00:00:00Z", "2026-00-10T00:00:00Z", "2026-11-00T00:00:00Z",
      "2026-11-29T24:00:00Z", "2026-11-29T17:60:00Z", "2026-11-29T17:10:61Z",
      "2026-11-29T17:10:59+02:00", "2026-11-29T17:10:59.1234Z", "2026-11-29T17:10:59.Z",
      "-2026-11-29T17:10:59Z", "99999-11-29T17:10:59Z", "2026-11-29T+7:10:59Z", "1767225600",
    ])
  func rejects(_ text: String) { #expect(RestoreTime(argument: text) == nil) }

  @Test("is the member of the operation")
  func member() {
    let latest = RestoreTime.latest.member
    #expect(latest.name == "UseLatestRestorableTime" && latest.value == .boolean(true))
    let moment = RestoreTime.moment(Timestamp(milliseconds: Self.second + 50)).member
    #expect(moment.name == "RestoreDateTime" && moment.value == .number("1795972259.050"))
  }
}
