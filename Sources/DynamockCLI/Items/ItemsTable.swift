import DynamockWire

/// Items in columns: key attributes first, then the most frequent others, as far as they fit.
struct ItemsTable {
  /// The most characters of a cell.
  private static let cellWidth = 40

  private let items: [JSONTree]
  private let leading: [String]

  /// - Parameter leading: The attributes that are shown first.
  init(_ items: [JSONTree], leading: [String]) {
    self.items = items
    self.leading = leading
  }

  /// The lines, with a line that names attributes for which there is no room.
  var text: String {
    guard !items.isEmpty else { return "No items." }
    let names = leading + others
    let cells = items.map { item in
      names.map { name in item[name].map { Self.cell(ReadableValue.text(of: $0)) } ?? "" }
    }
    let widths = names.indices.map { column in
      cells.reduce(names[column].count) { max($0, $1[column].count) }
    }
    let shown = shownColumns(widths)
    let rows = ([names] + cells).map { Array($0.prefix(shown)) }
    let left = names.dropFirst(shown)
    let remark =
      left.isEmpty
      ? "" : "\n\nNot shown: \(left.joined(separator: ", ")). --json shows everything.".wrapped()
    return rows.inColumns + remark
  }

  /// The attributes that are not among the first, the most frequent ones first.
  private var others: [String] {
    var counts: [String: Int] = [:]
    for item in items {
      for member in item.members where !leading.contains(member.name) {
        counts[member.name, default: 0] += 1
      }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  private func shownColumns(_ widths: [Int]) -> Int {
    var used = 0
    for (column, width) in widths.enumerated() {
      used += width + (column > 0 ? 2 : 0)
      if used >= terminalWidth, column > 0 { return column }
    }
    return widths.count
  }

  private static func cell(_ text: String) -> String {
    text.count > cellWidth ? text.prefix(cellWidth - 1) + "…" : text
  }
}
