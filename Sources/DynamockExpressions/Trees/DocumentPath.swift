/// Where a value stands in an item: a top-level attribute, then map keys and list indexes.
package struct DocumentPath: Sendable, Hashable {
  /// The top-level attribute's name.
  package var attribute: String
  /// The way on from that attribute, outermost first; empty for the attribute itself.
  package var steps: [Step]

  /// One step into a map or a list.
  package enum Step: Sendable, Hashable {
    /// `.name`: into a map.
    case attribute(String)
    /// `[index]`: into a list, from 0.
    case index(Int)
  }

  /// Makes a path.
  package init(_ attribute: String, _ steps: [Step] = []) {
    self.attribute = attribute
    self.steps = steps
  }
}
