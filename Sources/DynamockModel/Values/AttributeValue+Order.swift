extension AttributeValue {
  /// Compares this value with another as in `<`, `BETWEEN` and sort keys.
  ///
  /// Only values of the same type are ordered, and only S (by UTF-8 bytes), N (by value) and B (by
  /// unsigned bytes); otherwise the result is `nil`.
  public func order(to other: AttributeValue) -> ValueOrder? {
    switch (self, other) {
    case (.string(let own), .string(let other)): own.byteOrder(to: other)
    case (.number(let own), .number(let other)): own.order(to: other)
    case (.binary(let own), .binary(let other)): own.byteOrder(to: other)
    default: nil
    }
  }
}
