/// Where a token stands in a statement, as AWS tells it: `1:8:5`.
package struct Position: Sendable, Hashable {
  /// The line, from 1.
  package var line: Int
  /// The character of the line, from 1.
  package var column: Int
  /// How many characters the token has.
  package var length: Int
}

extension Position: CustomStringConvertible {
  /// Line, column and length, as AWS writes them behind `at`.
  package var description: String { "\(line):\(column):\(length)" }
}
