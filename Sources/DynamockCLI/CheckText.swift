import Dynamock
import DynamockWire

/// The output of `dynamock check`.
enum CheckText {
  /// Returns a line for each finding, and a summary.
  static func lines(_ check: FileCheck, of file: String) -> String {
    var lines = check.findings.map { finding in
      finding.place + (finding.key.map { ", \($0)" } ?? "") + ": " + finding.problem
    }
    let others = check.findingCount - check.findings.count
    if others > 0 { lines.append("and \(counted(others, "more defect", "more defects"))") }
    lines.append(summary(check, of: file))
    return lines.joined(separator: "\n")
  }

  private static func summary(_ check: FileCheck, of file: String) -> String {
    guard let format = check.formatVersion else { return "\(file): damaged, nothing can be read" }
    let contents = [
      check.forks > 0 ? counted(check.forks, "fork", "forks") : nil,
      check.checkpoints > 0 ? counted(check.checkpoints, "checkpoint", "checkpoints") : nil,
      counted(check.tables, "table", "tables"), counted(check.items, "item", "items"),
      counted(check.indexEntries, "index entry", "index entries"),
      counted(check.expiryTimes, "expiry time", "expiry times"),
      counted(check.streamRecords, "stream record", "stream records"),
      check.loggedChanges > 0
        ? counted(check.loggedChanges, "logged change", "logged changes") : nil,
    ].compactMap(\.self).joined(separator: ", ")
    let result =
      check.isSound ? "no damage" : counted(check.findingCount, "defect", "defects")
    let note = format == 1 ? " (without checksums, until a server opens it)" : ""
    return "\(file): format \(format)\(note), \(contents): \(result)"
  }

  private static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }

  /// Returns the same as JSON.
  static func json(_ check: FileCheck, of file: String) -> String {
    let findings = check.findings.map { finding in
      JSONText([
        ("place", JSONText(finding.place)), ("key", finding.key.map { JSONText($0) }),
        ("problem", JSONText(finding.problem)),
      ])
    }
    let text = JSONText([
      ("file", JSONText(file)), ("isSound", JSONText(check.isSound)),
      ("format", check.formatVersion.map { JSONText($0) }),
      ("forks", JSONText(check.forks)), ("checkpoints", JSONText(check.checkpoints)),
      ("tables", JSONText(check.tables)), ("items", JSONText(check.items)),
      ("indexEntries", JSONText(check.indexEntries)),
      ("expiryTimes", JSONText(check.expiryTimes)),
      ("streamRecords", JSONText(check.streamRecords)),
      ("loggedChanges", JSONText(check.loggedChanges)),
      ("findingCount", JSONText(check.findingCount)), ("findings", JSONText(findings)),
    ])
    return String(decoding: text.bytes, as: UTF8.self)
  }
}
