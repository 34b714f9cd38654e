extension ItemImage {
  /// Returns whether two images contain items with equal values, ignoring the order of sets and
  /// maps.
  ///
  /// Damaged bytes are equal only to the same bytes.
  public func isEqualValue(to other: ItemImage) -> Bool {
    // A different order changes neither the size nor the length of the text.
    guard bytes.count == other.bytes.count, size == other.size else { return false }
    if bytes.byteOrder(to: other.bytes) == .same { return true }
    guard let own = decoded(), let others = other.decoded() else { return false }
    return own.isEqualValue(to: others)
  }
}
