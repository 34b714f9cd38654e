import Dynamock
import DynamockModel
import DynamockTesting
import Testing

/// Tests that the same long random history gives the same responses on memory, on SQLite and on a
/// naive model.
@Suite("Histories")
struct HistoryTests {
  @Test("stores and model agree on every response", arguments: [1, 2, 3, 4] as [UInt64])
  func agreement(_ seed: UInt64) async throws {
    try await Throwaway.run(.inProcess(.memory)) { memory in
      try await Throwaway.run(.inProcess(.sqlite)) { sqlite in
        try await memory.prepare([ModelTable.create])
        try await sqlite.prepare([ModelTable.create])
        var history = History(seed: seed)
        for position in 0..<500 {
          for step in history.next(position) {
            let answer = try await memory.send(step.call)
            let other = try await sqlite.send(step.call)
            if let fault = step.fault(answer) ?? (Self.differ(answer, other) ? "differs" : nil) {
              Issue.record(
                "seed \(seed), step \(position): \(step.call) got \(answer.text) and \(other.text): \(fault)"
              )
              return
            }
          }
        }
      }
    }
  }

  /// Returns whether two stores respond differently, apart from the identifiers of tables.
  private static func differ(_ first: Answer, _ second: Answer) -> Bool {
    guard first["Table"] == nil else { return false }
    return first != second
  }
}

extension History {
  /// Returns the next request, which sometimes reads everything.
  mutating func next(_ position: Int) -> [HistoryStep] {
    if position % 50 == 49 {
      return [scan(nil), scan("by-g"), scan("keys-g"), scan("in-n"), figures()]
    }
    switch number(0..<16) {
    case 0..<4: return [put()]
    case 4..<7: return [update()]
    case 7..<9: return [delete()]
    case 9: return [batchWrite()]
    case 10: return Operation.built.contains(.transactWriteItems) ? [transactWrite()] : [put()]
    case 11: return [get()]
    case 12: return [batchGet()]
    case 13, 14: return [query()]
    default: return [queryIndex()]
    }
  }
}
