extension ItemImage {
  /// Creates the image of an item.
  public init(_ item: Item) { self.init(item, size: item.size) }

  /// Creates the image of an item whose size is already known.
  package init(_ item: Item, size: Int) {
    var measure = JSONMeasure()
    item.addJSON(to: &measure)
    self.init(measure, size: size) { item.writeJSON(to: &$0) }
  }

  /// Creates an image whose text `body` writes.
  @inline(__always)
  init(_ measure: JSONMeasure, size: Int, _ body: (inout ByteCursor) -> Void) {
    let length = Self.prefixLength + measure.length
    bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      let memory = UnsafeMutableRawBufferPointer(buffer)
      var cursor = ByteCursor(UnsafeMutableRawBufferPointer(rebasing: memory[..<length]))
      cursor.textNeedsEscapes = measure.hasEscapes
      Self.writeSize(size, hasNumberSets: measure.hasNumberSets, to: &cursor)
      body(&cursor)
      assert(cursor.isAtEnd)
      count = length
    }
  }

  /// Writes the bytes that precede the text.
  static func writeSize(_ size: Int, hasNumberSets: Bool, to cursor: inout ByteCursor) {
    let flag = hasNumberSets ? numberSetFlag : 0
    cursor.write(UInt8(truncatingIfNeeded: size >> 24) & ~numberSetFlag | flag)
    cursor.write(UInt8(truncatingIfNeeded: size >> 16))
    cursor.write(UInt8(truncatingIfNeeded: size >> 8))
    cursor.write(UInt8(truncatingIfNeeded: size))
  }
}
