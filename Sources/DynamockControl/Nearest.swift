import DynamockModel

/// Finds a name that resembles a misspelled one.
package enum Nearest {
  /// Returns the candidate with the fewest edits from a misspelled name, or `nil` if none is close.
  package static func name(to name: String, among candidates: [String]) -> String? {
    Spelling.nearest(to: name, among: candidates)
  }
}
