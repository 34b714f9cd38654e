import Dynamock
import DynamockTesting
import Foundation
import Testing

/// Exports of earlier states and of the changes of a period ([ack-quirks] exports; [aws-guide],
/// exports); `test_incremental_exports.py` reads their files.
@Suite("Exports of earlier states and of periods")
struct EarlierExportTests {
  private static let start = ExportTests.start
  private static let arn = ExportTests.arn

  private static func period(_ from: Int, _ to: Int? = nil, _ more: String = "") -> Call {
    let end = to.map { #","ExportToTime":\#(start + $0)"# } ?? ""
    return ExportTests.incremental(#""ExportFromTime":\#(start + from)\#(end)\#(more)"#)
  }

  /// A throwaway with an item from before recovery, one written after 1,000 seconds, and the clock
  /// at 4,000 seconds.
  private func prepare(_ throwaway: Throwaway) async throws {
    try await throwaway.prepare([
      .hashTable, .put(#"{"p":{"S":"a"}}"#), ExportTests.enable,
    ])
    throwaway.clock.advance(by: .seconds(1_000))
    try await throwaway.prepare([.put(#"{"p":{"S":"b"}}"#)])
    throwaway.clock.advance(by: .seconds(3_000))
  }

  @Test("a full export has the items of its time", arguments: Setting.all)
  func earlierState(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      try await prepare(throwaway)
      for (time, count) in [(0, 1), (999, 1), (1_000, 2), (4_000, 2)] {
        let end = try await throwaway.settled(
          throwaway.send(ExportTests.export(#""ExportTime":\#(Self.start + time)"#)))
        #expect(end["ExportStatus"]?.text == "COMPLETED", "\(end)")
        #expect(end["ItemCount"]?.double == Double(count), "after \(time) seconds: \(end)")
        #expect(end["ExportTime"]?.double == Double(Self.start + time))
      }
      let items = try await throwaway.call("Scan", #"{"TableName":"Main"}"#)
      #expect(items["Count"]?.double == 2, "the table itself is unchanged")
    }
  }

  @Test("an incremental export is described with its period", arguments: Setting.all)
  func life(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      try await prepare(throwaway)
      let begun = try await throwaway.send(Self.period(1_000))
      let description = try #require(begun["ExportDescription"], "\(begun.text)")
      let period = try #require(description["IncrementalExportSpecification"])
      #expect(period["ExportFromTime"]?.double == Double(Self.start + 1_000))
      #expect(period["ExportToTime"]?.double == Double(Self.start + 4_000))
      #expect(period["ExportViewType"]?.text == "NEW_AND_OLD_IMAGES")
      #expect(description["ExportType"]?.text == "INCREMENTAL_EXPORT")
      #expect(description["ExportTime"] == nil)
      let end = try await throwaway.settled(begun)
      #expect(end["ItemCount"]?.double == 1)
      #expect(end["BilledSizeBytes"]?.double == 10_000_000)
      let keys = buckets.keys()
      let manifest = try #require(end["ExportManifest"]?.text)
      #expect(keys.contains(manifest))
      #expect(keys.filter { $0.hasPrefix("AWSDynamoDB/data/") }.count == 1, "\(keys)")
      let empty = try await throwaway.settled(throwaway.send(Self.period(1_001, 2_000)))
      #expect(empty["ItemCount"]?.double == 0)
      #expect(empty["BilledSizeBytes"]?.double == 10_000_000)
      let listed = try await throwaway.call("ListExports")
      #expect(listed["ExportSummaries"]?[0]?["ExportType"]?.text == "INCREMENTAL_EXPORT")
    }
  }

  @Test("the end of a period is not part of it, and its beginning is", arguments: Setting.stores)
  func bounds(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      try await prepare(throwaway)
      for (from, to, count) in [(0, 1_000, 0), (0, 1_001, 1), (1_000, 2_000, 1), (1_001, 4_000, 0)]
      {
        let end = try await throwaway.settled(throwaway.send(Self.period(from, to)))
        #expect(end["ItemCount"]?.double == Double(count), "\(from) to \(to): \(end)")
      }
    }
  }

  @Test("a period from before recovery was enabled is rejected", arguments: Setting.stores)
  func beforeRecovery(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      try await throwaway.prepare([.hashTable])
      throwaway.clock.advance(by: .seconds(100))
      try await throwaway.prepare([ExportTests.enable])
      throwaway.clock.advance(by: .seconds(4_000))
      // The message of a full export; AWS's is unknown.
      ExportTests.time("Export Time is invalid").check(
        try await throwaway.send(Self.period(99)), "a second before")
      let end = try await throwaway.settled(throwaway.send(Self.period(100)))
      #expect(end["ExportStatus"]?.text == "COMPLETED", "\(end)")
    }
  }

  @Test("with a lag, a period ends at the latest restorable time", arguments: Setting.stores)
  func lag(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    var settings = buckets.settings
    settings.recoveryLag = .seconds(300)
    try await Throwaway.run(setting, settings: settings) { throwaway in
      try await prepare(throwaway)
      try await throwaway.prepare([.put(#"{"p":{"S":"c"}}"#)])
      let end = try await throwaway.settled(throwaway.send(Self.period(1_000)))
      #expect(
        end["IncrementalExportSpecification"]?["ExportToTime"]?.double
          == Double(Self.start + 3_700))
      #expect(end["ItemCount"]?.double == 1)
      ExportTests.time("Point in Time Recovery is not available for specified export time").check(
        try await throwaway.send(Self.period(1_000, 3_800)), "within the lag")
    }
  }

  @Test("a token belongs to one period", arguments: Setting.stores)
  func tokens(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      try await prepare(throwaway)
      func send(_ period: String) async throws -> Answer {
        try await throwaway.send(
          ExportTests.export(
            #""ClientToken":"t","ExportType":"INCREMENTAL_EXPORT","#
              + #""IncrementalExportSpecification":{\#(period)}"#))
      }
      let from = #""ExportFromTime":\#(Self.start + 1_000)"#
      let end = try await throwaway.settled(send(from))
      throwaway.clock.advance(by: .seconds(10))
      #expect(
        try await send(from)["ExportDescription"] == end, "the same request, at another time")
      for change in [
        #"\#(from),"ExportToTime":\#(Self.start + 4_000)"#,
        #"\#(from),"ExportViewType":"NEW_IMAGE""#,
      ] {
        Expected.fails(
          "ExportConflictException",
          "Export conflict: Duplicate request detected with conflicting parameters"
        ).check(try await send(change), change)
      }
    }
  }
}
