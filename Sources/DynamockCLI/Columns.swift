extension [[String]] {
  /// Rows of cells as lines, each column as wide as its widest cell.
  ///
  /// If the rows are wider than a terminal, a long first cell has a line of its own. Cells hold what
  /// strangers wrote, so that nothing in them commands the terminal.
  var inColumns: String { map { $0.map(PrintableText.escaped) }.inPlainColumns }

  private var inPlainColumns: String {
    let columns = map(\.count).max() ?? 0
    let all = (0..<columns).map { column in
      map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    let others = all.dropFirst().reduce(0) { $0 + $1 + 2 }
    var widths = all
    if let first = all.first, columns > 1, first + others > terminalWidth {
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
