extension ItemImage {
  /// Makes the image of an item.
  public init(_ item: Item) { self.init(item, size: item.size) }

  /// Makes the image of an item whose size the caller has computed.
  package init(_ item: Item, size: Int) {
    var measure = JSONMeasure()
    item.addJSON(to: &measure)
    let length = Self.prefixLength + measure.length
    bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      var cursor = ByteCursor(
        UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<length]))
      cursor.textNeedsEscapes = measure.hasEscapes
      Self.writeSize(size, to: &cursor)
      item.writeJSON(to: &cursor)
      assert(cursor.isAtEnd)
      count = length
    }
  }

  private static func writeSize(_ size: Int, to cursor: inout ByteCursor) {
    for shift in [24, 16, 8, 0] { cursor.write(UInt8(truncatingIfNeeded: size >> shift)) }
  }

  /// The four bytes before the text.
  static func prefix(of size: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) }
  }
}
