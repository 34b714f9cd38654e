/// The position of a token in a statement, in AWS's format `1:8:5`.
package struct Position: Sendable, Hashable {
  /// The line, from 1.
  package var line: Int
  /// The column in characters, from 1.
  package var column: Int
  /// The token's length in characters.
  package var length: Int
}

extension Position: CustomStringConvertible {
  /// Line, column and length in AWS's format.
  package var description: String { "\(line):\(column):\(length)" }
}
