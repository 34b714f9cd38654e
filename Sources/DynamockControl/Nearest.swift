import DynamockModel

/// Finds the name that someone probably meant.
package enum Nearest {
  /// Returns the candidate with the fewest edits from a misspelt name, or `nil` if none is near.
  package static func name(to name: String, among candidates: [String]) -> String? {
    Spelling.nearest(to: name, among: candidates)
  }
}
