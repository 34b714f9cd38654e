extension AttributeValue {
  /// How this value stands to another in the order of `<`, `BETWEEN` and sort keys.
  ///
  /// Only values of the same type have an order, and only S (by UTF-8 bytes), N (by value) and B (by
  /// unsigned bytes); for all others the answer is nil.
  public func order(to other: AttributeValue) -> ValueOrder? {
    switch (self, other) {
    case (.string(let own), .string(let other)): own.byteOrder(to: other)
    case (.number(let own), .number(let other)): own.order(to: other)
    case (.binary(let own), .binary(let other)): own.byteOrder(to: other)
    default: nil
    }
  }
}
