import DynamockModel

extension Condition {
  /// Whether the condition is true of an item; nil stands for an item that is not there.
  package func holds(for item: Item?) -> Bool { false }

  /// The top-level attributes it touches, each once, in the order written.
  package var rootAttributes: [String] { [] }
}
