/// The width up to which the first cell of a row stays on the line of the others.
private let shortCell = 16

extension [[String]] {
  /// Rows of cells as lines, in which each column is as wide as its widest cell.
  ///
  /// If the rows are wider than a terminal, long first cells get lines of their own. Control characters
  /// in cells are escaped, since their contents may come from others.
  var inColumns: String { map { $0.map(PrintableText.escaped) }.inPlainColumns }

  private var inPlainColumns: String {
    let columns = map(\.count).max() ?? 0
    let all = (0..<columns).map { column in
      map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    let others = all.dropFirst().reduce(0) { $0 + $1 + 2 }
    var widths = all
    if let first = all.first, columns > 1, first > shortCell, first + others > terminalWidth {
      let bound = Swift.max(self.first?.first?.count ?? 0, terminalWidth - others)
      widths[0] = map { $0.first?.count ?? 0 }.filter { $0 <= bound }.max() ?? 0
    }
    return flatMap { row -> [String] in
      guard let first = row.first, let width = widths.first, row.count > 1, first.count > width
      else { return [Self.line(row, widths)] }
      return [first, Self.line([""] + row.dropFirst(), widths)]
    }.joined(separator: "\n")
  }

  private static func line(_ row: [String], _ widths: [Int]) -> String {
    var line = ""
    for (column, cell) in row.enumerated() {
      let isLast = column == row.count - 1
      let padding = isLast ? 0 : Swift.max(0, widths[column] - cell.count) + 2
      line += cell + String(repeating: " ", count: padding)
    }
    return line
  }
}
