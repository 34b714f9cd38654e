import DynamockWire

/// A JSON document of items on standard output, in the form of `aws dynamodb scan`.
struct ItemsDocument {
  private var count: Int?

  /// Prints items, and before the first ones the beginning of the document.
  mutating func print(_ items: some Sequence<JSONTree>) {
    if count == nil { Swift.print("{\"Items\": [", terminator: "") }
    var printed = count ?? 0
    for item in items {
      Swift.print((printed > 0 ? ",\n" : "\n") + item.json, terminator: "")
      printed += 1
    }
    count = printed
  }

  /// Prints the end of the document, unless it was not begun.
  func end() {
    if let count { Swift.print("\n], \"Count\": \(count)}") }
  }
}
