import Dynamock
import DynamockModel
import DynamockStatistics
import DynamockWire

/// A response of the control API, formatted for reading.
struct ControlTable {
  private let rows: [[String]]

  /// Formats a response: one line for each database, and one line per member for anything else.
  /// - Parameter now: the moment from which the remaining time of databases is counted.
  init(of answer: JSONTree, now: Timestamp) {
    if case .array(let databases)? = answer["databases"] {
      rows = Self.rows(databases, now)
    } else if case .object(let members) = answer {
      rows = members.map { [$0.name, Self.text(of: $0, now)] }
    } else {
      rows = []
    }
  }

  /// The lines, in columns.
  ///
  /// Endpoints for which a terminal has no room are in a line below.
  var text: String {
    let lines = rows.inColumns
    guard rows.first?.last == Self.endpoint, rows.count > 1,
      lines.split(separator: "\n").contains(where: { $0.count > terminalWidth }),
      let server = rows.first(where: { $0.first == DatabaseRegistry.defaultName })?.last
    else { return lines }
    return rows.map { Array($0.dropLast()) }.inColumns
      + "\n\nEndpoints: \(server)\n           \(server)/db/NAME"
  }

  private static let endpoint = "ENDPOINT"

  /// Returns the rows, without the columns in which no database has anything.
  private static func rows(_ databases: [JSONTree], _ now: Timestamp) -> [[String]] {
    // Only the databases of a file with lasting forks have layers.
    let hasLayers = databases.contains { $0["depth"] != nil }
    // Only a server that keeps its default database has others that it does not keep.
    let isKept = databases.contains { $0["lasting"] != nil }
    let columns: [(title: String, isShown: Bool, text: (JSONTree) -> String)] = [
      ("NAME", true, { $0["name"]?.text ?? "" }),
      ("FROM", true, { origin(of: $0) }),
      ("CHECKPOINTS", true, { plain($0["checkpoints"] ?? .null) }),
      ("KEPT", isKept, { $0["lasting"]?.flag == false ? "until the stop" : "yes" }),
      ("AGE", hasLayers, { $0["createdAt"].map { time(from: moment($0), to: now) } ?? "" }),
      ("OWN SIZE", hasLayers, { $0["bytes"].map { Figures.size($0.number) } ?? "" }),
      ("DEPTH", hasLayers, { plain($0["depth"] ?? .null) }),
      ("LOG SIZE", true, { $0["recoveryLogBytes"].map { Figures.size($0.number) } ?? "" }),
      ("EXPIRES", true, { $0["expiresAt"].map { timeLeft(until: moment($0), now) } ?? "" }),
      (endpoint, true, { $0["endpoint"]?.text ?? "" }),
    ]
    let shown = columns.filter { column in
      column.isShown && databases.contains { !column.text($0).isEmpty }
    }
    return [shown.map(\.title)] + databases.map { database in shown.map { $0.text(database) } }
  }

  private static func origin(of database: JSONTree) -> String {
    [database["from"]?.text, database["checkpoint"]?.text].compactMap { $0 }
      .joined(separator: " at ")
  }

  /// Formats a member's value; moments become dates.
  private static func text(of member: JSONTree.Member, _ now: Timestamp) -> String {
    switch member.name {
    case "createdAt", "now": date(moment(member.value))
    case "expiresAt":
      "\(date(moment(member.value))), \(timeLeft(until: moment(member.value), now))"
    case "burst", "split": plain(member.value) + " s"
    case "tableReads", "tableWrites": units(member.value)
    case "onDemandReads", "onDemandWrites", "partitionReads", "partitionWrites":
      units(member.value) + " a second"
    default: plain(member.value)
    }
  }

  /// Formats a number of read or write units, such as `40,000 units`.
  private static func units(_ value: JSONTree) -> String {
    value.number == 1 ? "1 unit" : "\(Figures.number(value.number)) units"
  }

  /// Returns the time for a number of seconds since 1970.
  private static func moment(_ seconds: JSONTree) -> Timestamp {
    Timestamp(milliseconds: Int64(exactly: (seconds.number * 1000).rounded()) ?? .max)
  }

  /// Formats a time such as `2015-05-11 21:21:33 UTC`.
  private static func date(_ moment: Timestamp) -> String {
    String(moment.utcText.prefix { $0 != "." }.map { $0 == "T" ? " " : $0 }) + " UTC"
  }

  /// Formats the time until a point in time, in the largest units that are accurate to a few
  /// percent: `in 90 s`.
  private static func timeLeft(until moment: Timestamp, _ now: Timestamp) -> String {
    "in " + time(from: now, to: moment)
  }

  /// Formats the time between two points in time; `0 s` if the second one is earlier.
  private static func time(from start: Timestamp, to end: Timestamp) -> String {
    let (milliseconds, overflows) = end.milliseconds.subtractingReportingOverflow(
      start.milliseconds)
    let seconds = overflows ? .max : max(0, milliseconds) / 1000
    return switch seconds {
    case 0..<120: "\(seconds) s"
    case 120..<7200: "\(seconds / 60) min"
    case 7200..<172_800: "\(seconds / 3600) h"
    default: "\(seconds / 86_400) days"
    }
  }

  /// Formats a value without JSON's quotation marks where that is unambiguous.
  private static func plain(_ value: JSONTree) -> String {
    switch value {
    case .string(let text), .number(let text): text
    case .boolean(let flag): flag ? "yes" : "no"
    case .null: ""
    case .array(let elements): elements.map(plain).joined(separator: ", ")
    case .object(let members):
      "{" + members.map { "\($0.name): \(plain($0.value))" }.joined(separator: ", ") + "}"
    }
  }
}

extension JSONTree {
  /// The number, or 0 if the value is not a number.
  var number: Double { double ?? 0 }

  /// Returns an object without some members.
  func without(_ names: [String]) -> JSONTree {
    guard case .object(let members) = self else { return self }
    return .object(members.filter { !names.contains($0.name) })
  }
}
