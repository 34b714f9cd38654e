/// The expected charge of a call: AWS's own figure.
struct Charge: Sendable {
  /// Whether it is for reads or for writes.
  enum Side: String, Sendable {
    case read = "ReadCapacityUnits"
    case write = "WriteCapacityUnits"
  }

  /// Where the figure is reported.
  enum Report: Sendable {
    /// The response reports it.
    case answer
    /// The response reports it, but includes the units of failed statements only in the total.
    case answerWith(failed: Double)
    /// The call is rejected or reports nothing; only the statistics have it.
    case none
  }

  /// The units of one table and its indexes.
  struct Part: Sendable {
    var table: String
    var units: Double
    var global: KeyValuePairs<String, Double> = [:]
    var local: KeyValuePairs<String, Double> = [:]

    /// The charged indexes.
    var arms: [(key: String, value: Double)] { Array(global) + Array(local) }

    /// The total of all parts.
    var total: Double { arms.reduce(units) { $0 + $1.value } }
  }

  let side: Side
  var parts: [Part]
  var report = Report.answer

  /// Returns a charge of read units for table `Main` and its indexes.
  static func reads(
    _ units: Double, global: KeyValuePairs<String, Double> = [:],
    local: KeyValuePairs<String, Double> = [:]
  ) -> Charge {
    Charge(side: .read, parts: [Part(table: "Main", units: units, global: global, local: local)])
  }

  /// Returns a charge of write units for table `Main` and its indexes.
  static func writes(
    _ units: Double, global: KeyValuePairs<String, Double> = [:],
    local: KeyValuePairs<String, Double> = [:]
  ) -> Charge {
    Charge(side: .write, parts: [Part(table: "Main", units: units, global: global, local: local)])
  }

  /// Returns a charge of write units for a call whose response does not report them.
  static func untoldWrites(_ units: Double) -> Charge {
    var charge = writes(units)
    charge.report = .none
    return charge
  }

  /// Returns this charge with additional units of another table.
  func and(_ table: String, _ units: Double) -> Charge {
    var charge = self
    charge.parts.append(Part(table: table, units: units))
    return charge
  }

  /// Returns this charge with additional write units of failed statements.
  func and(failed units: Double) -> Charge {
    var charge = self
    charge.report = .answerWith(failed: units)
    return charge
  }

  /// Units of failed statements.
  var failed: Double { if case .answerWith(let units) = report { units } else { 0 } }

  /// The units of all tables and indexes.
  var total: Double { parts.reduce(failed) { $0 + $1.total } }
}

extension Charge {
  /// Returns the report in the response to an operation, as JSON.
  func json(of operation: String, detail: String) -> String {
    let isTransaction = operation.contains("Transact")
    let reports = parts.map { part in
      let arms: [(String, String)] =
        detail == "TOTAL"
        ? []
        : [
          ("Table", capacity(part.units, isTransaction)),
          ("GlobalSecondaryIndexes", map(part.global, isTransaction)),
          ("LocalSecondaryIndexes", map(part.local, isTransaction)),
        ].filter { !$0.1.isEmpty }
      let members = arms.map { #","\#($0.0)":\#($0.1)"# }.joined()
      let sum = figures(part.total + failed, isTransaction)
      return #"{"TableName":"\#(part.table)",\#(sum)\#(members)}"#
    }
    guard isTransaction || operation.hasPrefix("Batch") else { return reports[0] }
    return #"["(any order)",\#(reports.joined(separator: ","))]"#
  }

  /// Returns the members for a total; transactions report the same figure again as read or write
  /// units ([parity-suite] #69).
  private func figures(_ units: Double, _ isTransaction: Bool) -> String {
    #""CapacityUnits":\#(units)"# + (isTransaction ? #","\#(side.rawValue)":\#(units)"# : "")
  }

  private func capacity(_ units: Double, _ isTransaction: Bool) -> String {
    "{\(figures(units, isTransaction))}"
  }

  private func map(_ arms: KeyValuePairs<String, Double>, _ isTransaction: Bool) -> String {
    guard !arms.isEmpty else { return "" }
    let members = arms.map { #""\#($0.key)":\#(capacity($0.value, isTransaction))"# }
    return "{\(members.joined(separator: ","))}"
  }
}

extension Charge {
  /// The figure as in the table of `docs/capacity.md`.
  var text: String {
    let figures = parts.map { part in
      let arms = part.arms.map { "\(Self.number($0.value)) `\($0.key)`" }
      var terms = ["\(Self.number(part.units)) `\(part.table)`"] + arms
      if failed > 0 { terms.append("\(Self.number(failed)) failed") }
      guard terms.count > 1 else {
        return parts.count > 1 ? terms[0] : Self.number(part.units)
      }
      return "\(Self.number(part.total + failed)) = \(terms.joined(separator: " + "))"
    }
    if case .none = report { return "\(figures.joined(separator: ", ")), not reported" }
    return figures.joined(separator: ", ")
  }

  private static func number(_ units: Double) -> String {
    units == units.rounded() ? "\(Int(units))" : "\(units)"
  }
}
