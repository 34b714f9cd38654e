extension ItemImage {
  /// Whether two images are of items that are equal as values: in sets and maps order is nothing.
  ///
  /// Damaged bytes equal nothing but the same bytes.
  public func isEqualValue(to other: ItemImage) -> Bool {
    // Reordering changes neither the size nor the length of the text.
    guard bytes.count == other.bytes.count, size == other.size else { return false }
    if bytes.byteOrder(to: other.bytes) == .same { return true }
    guard let own = decoded(), let others = other.decoded() else { return false }
    return own.isEqualValue(to: others)
  }
}
