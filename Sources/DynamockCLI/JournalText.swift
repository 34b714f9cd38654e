import DynamockModel
import DynamockWire

/// Entries of the journal, formatted for a terminal of 80 columns.
struct JournalText {
  private let answer: JSONTree

  init(of answer: JSONTree) { self.answer = answer }

  private static let widths = [6, 8, 18, 14, 6, 8, 7]

  /// The names of the columns.
  static let header = columns(
    ["NUMBER", "UTC", "OPERATION", "TABLE", "STATUS", "BY", "TOOK"])

  /// The lines.
  var text: String {
    let entries = answer["entries"]?.elements ?? []
    let dropped = (answer["dropped"]?.whole ?? 0)
    guard !entries.isEmpty else {
      return "The journal has no such request; it is kept from now on."
    }
    let note =
      dropped > 0
      ? [
        "\(dropped) older requests were dropped; raise scripting.journalEntries or scripting.journalBytes."
      ]
      : []
    return ([Self.header] + entries.map(Self.lines) + note).joined(separator: "\n")
  }

  /// Formats an entry as a line, followed by a line for each unusual property.
  static func lines(of entry: JSONTree) -> String {
    let tables = (entry["tables"]?.elements ?? []).compactMap(\.text)
    let answerer = entry["answeredBy"]?.members.first
    let status = (entry["status"]?.whole ?? 0)
    let line = columns([
      "\(entry["number"]?.whole ?? 0)", time(of: entry), entry["operation"]?.text ?? "",
      tables.joined(separator: ","),
      entry["status"] == nil ? "" : status == 0 ? "none" : "\(status)",
      answerer.map { $0.name == "caller" ? "test" : $0.name } ?? "waits", took(entry["micros"]),
    ])
    return ([line] + details(of: entry)).joined(separator: "\n")
  }

  private static func details(of entry: JSONTree) -> [String] {
    var parts: [String] = []
    if let rule = entry["answeredBy"]?["rule"]?.text { parts.append("rule \(rule)") }
    if let error = entry["error"]?.text { parts.append(error) }
    if let delivery = entry["delivery"]?.text { parts.append("delivery \(delivery)") }
    let passedOver = (entry["passedOver"]?.elements ?? []).map {
      "skipped rule \($0["rule"]?.text ?? ""): \($0["why"]?.text ?? "")"
    }
    let lines = (parts.isEmpty ? [] : [parts.joined(separator: ", ")]) + passedOver
    return lines.map { String(repeating: " ", count: 8) + TerminalText.cut($0, to: 71) }
  }

  /// Formats the time of an entry as hours, minutes and seconds.
  private static func time(of entry: JSONTree) -> String {
    let milliseconds = ((entry["time"]?.number ?? 0) * 1000).rounded()
    let moment = Timestamp(milliseconds: Int64(exactly: milliseconds) ?? 0)
    return String(moment.utcText.dropFirst(11).prefix(8))
  }

  private static func took(_ micros: JSONTree?) -> String {
    guard let micros = micros?.number, micros >= 0 else { return "" }
    if micros < 99_950 { return "\((micros / 100).rounded() / 10) ms" }
    if micros < 9_999_500 { return "\(Int((micros / 1000).rounded())) ms" }
    return "\(Int(exactly: (micros / 1_000_000).rounded()) ?? 0) s"
  }

  /// Formats cells as columns, with numbers aligned right and text aligned left.
  private static func columns(_ cells: [String]) -> String {
    zip(cells, widths).enumerated().map { index, cell in
      let text = TerminalText.cut(cell.0, to: cell.1)
      let space = String(repeating: " ", count: max(0, cell.1 - text.count))
      return index == 0 || index == 6 ? space + text : text + space
    }.joined(separator: "  ")
  }
}

/// Held requests, formatted for a terminal of 80 columns.
struct HeldText {
  private let answer: JSONTree

  init(of answer: JSONTree) { self.answer = answer }

  /// The lines.
  var text: String {
    let requests = answer["requests"]?.elements ?? []
    guard !requests.isEmpty else {
      return "No request is held; `dynamock rules add --then hold` makes the next ones wait."
    }
    return requests.map(Self.lines).joined(separator: "\n")
  }

  /// Formats a request, followed by its parameters.
  static func lines(of request: JSONTree) -> String {
    let tables = (request["tables"]?.elements ?? []).compactMap(\.text)
    var title = "\((request["number"]?.whole ?? 0))  \(request["operation"]?.text ?? "")"
    if !tables.isEmpty { title += " on " + tables.joined(separator: ", ") }
    let seconds = ((request["heldSeconds"]?.number ?? 0) * 10).rounded() / 10
    var facts = ["\(request["state"]?.text ?? "held"), \(seconds) s"]
    if let rule = request["rule"]?.text { facts.append("rule \(rule)") }
    if let attempt = request["attempt"]?.number, attempt > 1 {
      facts.append("attempt \(Int(exactly: attempt) ?? 0)")
    }
    let head = TerminalText.cut(title + " (" + facts.joined(separator: ", ") + ")", to: 79)
    let input = TerminalText.wrapped(request["input"]?.json ?? "{}", to: 71, lines: 6)
    return ([head] + input.map { String(repeating: " ", count: 8) + $0 }).joined(separator: "\n")
  }
}

/// Rules, formatted for a terminal of 80 columns.
struct RulesText {
  private let answer: JSONTree

  init(of answer: JSONTree) { self.answer = answer }

  /// The lines.
  var text: String {
    let rules = answer["rules"]?.elements ?? []
    guard !rules.isEmpty else {
      return "There are no rules; `dynamock rules add --help` shows how to add one."
    }
    return rules.map(Self.lines).joined(separator: "\n")
  }

  /// Formats a rule with its counters.
  private static func lines(of rule: JSONTree) -> String {
    let matched = (rule["matched"]?.whole ?? 0)
    let applied = (rule["applied"]?.whole ?? 0)
    let spent = rule["isSpent"] == .boolean(true) ? ", spent" : ""
    let head = "\(rule["id"]?.text ?? "")  matched \(matched), applied \(applied)\(spent)"
    let own: Set = ["id", "seed", "matched", "applied", "isSpent"]
    let parts = rule.members.filter { !own.contains($0.name) }.map { member in
      "    " + TerminalText.cut("\(member.name): \(member.value.text ?? member.value.json)", to: 75)
    }
    return ([TerminalText.cut(head, to: 79)] + parts).joined(separator: "\n")
  }
}

/// Untrusted text for a terminal: without control characters, and no wider than the terminal.
enum TerminalText {
  /// Returns a text truncated to a number of columns.
  static func cut(_ text: String, to width: Int) -> String {
    let text = plain(text)
    return text.count <= width ? text : text.prefix(max(0, width - 1)) + "…"
  }

  /// Returns a text in lines of the given width, in which longer words are truncated with an
  /// ellipsis.
  static func wrapped(_ text: String, to width: Int, lines: Int) -> [String] {
    var rest = Substring(cut(text, to: width * lines))
    var found: [String] = []
    while !rest.isEmpty {
      found.append(String(rest.prefix(width)))
      rest = rest.dropFirst(width)
    }
    return found
  }

  /// Returns a text without control characters, which a terminal would interpret.
  private static func plain(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value
      plain.append(isControl ? "?" : scalar)
    }
    return String(plain)
  }
}

extension JSONTree {
  /// The integer, or 0 if the value is not an integer.
  var whole: Int { Int(exactly: number.rounded()) ?? 0 }

  /// The tree as JSON with one member per line.
  var indented: String { indented(by: "") }

  private func indented(by space: String) -> String {
    let inner = space + "  "
    switch self {
    case .object(let members) where !members.isEmpty:
      let lines = members.map { member in
        inner + JSONTree.string(member.name).json + ": " + member.value.indented(by: inner)
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(space)}"
    case .array(let elements) where !elements.isEmpty:
      let lines = elements.map { inner + $0.indented(by: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(space)]"
    default: return json
    }
  }
}
