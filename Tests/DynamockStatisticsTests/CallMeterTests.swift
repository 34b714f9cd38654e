import DynamockModel
import Testing

@testable import DynamockStatistics

/// Statistics of calls that end at one point in time.
private final class Calls {
  private let now = Timestamp(milliseconds: 1_800_000_000_000)
  private let statistics = Statistics(now: Timestamp(milliseconds: 1_800_000_000_000))

  func begin(_ operation: Operation) throws -> UseMeter {
    let uses = statistics.begin(operation, table: "Music", tag: nil)
    return try #require(uses)
  }

  /// Writes one unit to the table.
  func write(_ uses: UseMeter) {
    uses.begin(at: now)
    uses.add(Touch(units: Units(write: 1)), to: TouchedTable("Music", indexes: []).source)
  }

  /// Ends a call.
  /// - Returns: whether this is its first end.
  func end(_ uses: UseMeter, with error: DynamoDBError? = nil) -> Bool {
    guard let meter = uses.takeCallMeter() else { return false }
    let call: EndedCall
    if let error { call = meter.end(with: error) } else { call = meter.end() }
    call.place(at: now, on: call.table)
    statistics.record(call)
    return true
  }

  /// The table's report, or `nil` if no call was counted.
  var table: TableReport? { statistics.report(at: now).tables.first }

  /// The number of counted calls.
  var requests: Int { table?.activity(over: .start).requests ?? 0 }
}

@Suite("The end of a measured call")
struct CallMeterTests {
  private let calls = Calls()

  @Test("counts a call once, even if it ends twice")
  func twice() throws {
    let uses = try calls.begin(.getItem)
    #expect(calls.end(uses))
    #expect(!calls.end(uses))
    #expect(calls.requests == 1)
  }

  @Test("leaves the memory of a call that ended twice to one later call only")
  func memory() throws {
    let uses = try calls.begin(.getItem)
    #expect(calls.end(uses))
    #expect(!calls.end(uses))
    // The report counts the pending calls, after which their memory is used again.
    #expect(calls.requests == 1)
    let next = try calls.begin(.putItem)
    let other = try calls.begin(.putItem)
    #expect(next === uses)
    #expect(next !== other)
    #expect(calls.end(next))
    #expect(calls.end(other))
    #expect(calls.requests == 3)
  }

  @Test("does not count an exempt call")
  func exempt() {
    #expect(!calls.end(UseMeter(exempt: .getItem, table: "Music")))
    #expect(calls.table == nil)
  }

  @Test("counts errors, and no use of a call that a server error undid")
  func failures() throws {
    for code in [DynamoDBError.Code.validation, .internalServerError] {
      let uses = try calls.begin(.putItem)
      calls.write(uses)
      #expect(calls.end(uses, with: DynamoDBError(code, nil)))
    }
    let table = try #require(calls.table)
    #expect(table.activity(over: .start).errors.values.reduce(0, +) == 2)
    #expect(table.source.usage(over: .start).units.write == 1)
  }
}
