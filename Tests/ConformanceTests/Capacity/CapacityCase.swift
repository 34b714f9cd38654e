import Dynamock
import DynamockModel
import DynamockStatistics
import DynamockTesting
import Testing

/// A rule of what calls cost: who says so, what to send, and AWS's figure.
struct CapacityCase: Sendable, CustomTestStringConvertible {
  /// The rule, as a sentence.
  let rule: String
  /// Where the figure is from.
  let source: Source
  /// The page, test or capture of that source.
  let place: String
  /// Requests that make the state; all must succeed.
  let given: [Call]
  /// The call that is charged, without ReturnConsumedCapacity.
  let call: Call
  /// AWS's figure.
  let charge: Charge

  init(
    _ rule: String, _ source: Source, _ place: String, _ given: [Call], _ call: Call,
    _ charge: Charge
  ) {
    self.rule = rule
    self.source = source
    self.place = place
    self.given = given
    self.call = call
    self.charge = charge
  }

  var testDescription: String { "\(rule) (\(source.rawValue), \(place))" }

  /// The row of `docs/capacity.md`.
  var documentation: String {
    "| \(rule) | \(call.operation) | \(charge.text) | \(source.rawValue), \(place) |"
  }

  /// Makes the call on an empty dynamock with TOTAL, and on another one with INDEXES; statistics have
  /// to count what the answer reports.
  func run(_ setting: Setting) async throws {
    for detail in ["TOTAL", "INDEXES"] {
      try await Throwaway.run(setting) { throwaway in
        try await throwaway.prepare(given)
        let before = try throwaway.counted()
        let answer = try await throwaway.send(call.asking(for: detail))
        check(answer, detail)
        let counted = try throwaway.counted() - before
        let expected = Units(
          read: charge.side == .read ? charge.total : 0,
          write: charge.side == .write ? charge.total : 0)
        #expect(counted == expected, "\(rule): counted by statistics")
      }
    }
  }

  private func check(_ answer: Answer, _ detail: String) {
    if case .none = charge.report {
      #expect(answer["ConsumedCapacity"] == nil, "\(rule): \(answer.text)")
      return
    }
    #expect(answer.status == 200, "\(rule): \(answer.text)")
    let text = charge.json(of: call.operation, detail: detail)
    guard let pattern = JSONValue(parsing: text), let told = answer["ConsumedCapacity"] else {
      Issue.record("\(rule): \(text) against \(answer.text)")
      return
    }
    if let difference = pattern.difference(from: told, exactly: true) {
      Issue.record("\(rule), \(detail): \(difference) in \(told)")
    }
  }
}

extension Call {
  /// The same call with ReturnConsumedCapacity.
  func asking(for detail: String) -> Call {
    Call(operation, body.dropLast() + #","ReturnConsumedCapacity":"\#(detail)"}"#)
  }
}

extension Throwaway {
  /// The units of all tables and indexes that statistics have counted.
  fileprivate func counted() throws -> Units {
    let report = try #require(database.statistics)
    var units = Units()
    for table in report.tables {
      for source in [table.source] + table.indexes { units.add(source.usage(over: .start).units) }
    }
    return units
  }
}

private func - (units: Units, other: Units) -> Units {
  Units(read: units.read - other.read, write: units.write - other.write)
}
