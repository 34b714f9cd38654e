import DynamockExchange
import DynamockWire

/// Differences between databases, formatted for people: item by item, old beside new.
struct DiffText {
  /// The most characters of a value.
  private static let valueWidth = 60

  private let answer: JSONTree
  /// The names of the key attributes, by table.
  private let keys: [String: [String]]

  /// - Parameters:
  ///   - answer: The answer of the control API.
  ///   - keys: The names of the key attributes, by table.
  init(of answer: JSONTree, keys: [String: [String]]) {
    self.answer = answer
    self.keys = keys
  }

  /// The lines.
  ///
  /// `+` is added, `-` is removed, `~` is changed, as in other tools that compare.
  var text: String {
    let changes = answer["changes"]?.elements ?? []
    if changes.isEmpty { return "No differences." }
    var lines: [String] = []
    var table: String?
    for change in changes {
      let name = change["table"]?.text ?? ""
      if name != table { lines.append((table == nil ? "" : "\n") + "table \(name)") }
      table = name
      lines += self.lines(of: change, keys: keys[name] ?? []).map { "  " + $0 }
    }
    if answer["isComplete"] != .boolean(true) {
      lines.append("\nThere are more differences; --limit sets the number shown.")
    }
    return lines.map(Self.escaped).joined(separator: "\n")
  }

  private func lines(of change: JSONTree, keys: [String]) -> [String] {
    switch change["change"]?.text {
    case "TableCreated": return ["+ the table"]
    case "TableDropped": return ["- the table"]
    case "TableChanged": return ["~ the table's definition or settings"]
    case "ItemAdded": return item("+", change["after"] ?? .null, keys)
    case "ItemRemoved": return item("-", change["before"] ?? .null, keys)
    case "ItemChanged":
      return changed(change["before"] ?? .null, change["after"] ?? .null, keys)
    default: return []
    }
  }

  private func item(_ sign: String, _ item: JSONTree, _ keys: [String]) -> [String] {
    ["\(sign) \(Self.key(of: item, keys))"]
      + item.members.filter { !keys.contains($0.name) }
      .map { "    \($0.name): \(Self.value($0.value))" }
  }

  private func changed(_ before: JSONTree, _ after: JSONTree, _ keys: [String]) -> [String] {
    let names =
      before.members.map(\.name) + after.members.map(\.name).filter { before[$0] == nil }
    return ["~ \(Self.key(of: after, keys))"]
      + names.filter { before[$0] != after[$0] }.map { name in
        switch (before[name], after[name]) {
        case (let old?, let new?): "  ~ \(name): \(Self.value(old)) -> \(Self.value(new))"
        case (let old?, nil): "  - \(name): \(Self.value(old))"
        case (nil, let new?): "  + \(name): \(Self.value(new))"
        case (nil, nil): name
        }
      }
  }

  /// Returns the values of the key; the whole item if the key is not known.
  private static func key(of item: JSONTree, _ keys: [String]) -> String {
    if keys.isEmpty { return ReadableValue.text(of: ["M": item]) }
    return keys.map { name in "\(name) = \(item[name].map { value($0) } ?? "?")" }
      .joined(separator: ", ")
  }

  private static func value(_ value: JSONTree) -> String {
    let text = ReadableValue.text(of: value)
    return text.count > valueWidth ? text.prefix(valueWidth - 1) + "…" : text
  }

  /// Returns the lines of a text, with escapes for other control characters.
  private static func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map {
      PrintableText.escaped(String($0))
    }.joined(separator: "\n")
  }
}
