import Dynamock
import DynamockModel
import DynamockStatistics
import DynamockTesting
import Testing

/// A rule of capacity: its source, the requests, and AWS's figure.
struct CapacityCase: Sendable, CustomTestStringConvertible {
  /// The rule, as a message.
  let rule: String
  /// The source of the figure.
  let source: Source
  /// The page, test or captured response of that source.
  let place: String
  /// Requests that prepare the state; all must succeed.
  let given: [Call]
  /// The charged call, without ReturnConsumedCapacity.
  let call: Call
  /// AWS's figure for the call.
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

  /// Runs the call with TOTAL and, on another empty Dynamock, with INDEXES; the statistics have to
  /// show the reported units.
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
  /// Returns the call with ReturnConsumedCapacity.
  func asking(for detail: String) -> Call {
    Call(operation, body.dropLast() + #","ReturnConsumedCapacity":"\#(detail)"}"#)
  }
}

extension Throwaway {
  /// Returns the units of all tables and indexes in the statistics.
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
