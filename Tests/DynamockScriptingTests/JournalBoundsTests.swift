import DynamockScripting
import DynamockTesting
import DynamockWire
import Testing

/// Tests that 100,000 requests of 10 KB in the journal take less than 32 MiB.
@Suite("The journal's bounds")
struct JournalBoundsTests {
  #if os(Linux)
    @Test("100,000 requests of 10 KB take less than 32 MiB of memory")
    func memory() async throws {
      // A separate process is used, because this one's memory is shared by all tests.
      await #expect(processExitsWith: .success) {
        let console = try Console()
        try await console.rule(#"{"when":{"operation":"PutItem"},"then":{"output":{}}}"#)
        let text = String(repeating: "x", count: 10_000)
        let body = #"{"TableName":"Orders","Item":{"id":{"S":"1"},"t":{"S":"\#(text)"}}}"#
        for _ in 0..<2000 { _ = try await console.call("PutItem", body) }
        _ = try await console.control("DELETE", "journal")
        let before = residentBytes()
        for _ in 0..<100_000 { _ = try await console.call("PutItem", body) }
        let more = residentBytes() - before
        let journal = console.scripting["default"].journal
        try #require(before > 0)
        #expect(more < 32 << 20, "\(more) bytes more")
        #expect(journal.last == 102_000)
        #expect(journal.size.bytes <= 8 << 20)
        #expect(journal.size.entries > 700)
      }
    }
  #endif

  @Test("the header sections of requests count among the bytes")
  func heads() async throws {
    let console = try Console(.memory, JournalWaitTests.settings { $0.journalBytes = 100_000 })
    try await console.rule(#"{"then":{"next":true}}"#)
    let long = String(repeating: "h", count: 10_000)
    for _ in 0..<50 { _ = try await console.call("ListTables", "{}", on: nil, [("x-long", long)]) }
    let size = console.scripting["default"].journal.size
    #expect(size.bytes <= 100_000)
    #expect(1...9 ~= size.entries)
    #expect(size.dropped == 50 - size.entries)
  }
}
