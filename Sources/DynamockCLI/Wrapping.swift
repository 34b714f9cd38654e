/// The assumed width of a terminal for all printed text.
let terminalWidth = 80

extension String {
  /// Breaks lines between words so that they fit on a terminal, if possible.
  ///
  /// Continuation lines are indented by two columns more than the first line.
  /// - Parameter isWrapped: whether a line may be broken.
  func wrapped(
    to width: Int = terminalWidth, where isWrapped: (Substring) -> Bool = { _ in true }
  ) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.count > width && isWrapped(line) ? Self.broken(line, to: width) : String(line)
    }.joined(separator: "\n")
  }

  private static func broken(_ line: Substring, to width: Int) -> String {
    let first = line.prefix { $0 == " " }
    let further = first + "  "
    var lines: [String] = []
    var current = String(first)
    var isEmpty = true
    for word in line.dropFirst(first.count).split(separator: " ", omittingEmptySubsequences: false)
    {
      if !isEmpty, current.count + 1 + word.count > width {
        lines.append(current)
        current = String(further)
        isEmpty = true
      }
      current += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return (lines + [current]).joined(separator: "\n")
  }
}
