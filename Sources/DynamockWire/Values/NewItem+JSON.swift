public import DynamockModel

extension NewItem: JSONReadable {
  static var expectedKind: ExpectedKind { Item.expectedKind }

  /// Reads an item straight into the bytes that are stored, if it is in its usual form; otherwise its
  /// attributes.
  static func read(
    from reader: inout JSONReader, at position: ValuePosition
  ) throws(DecodingFault) -> NewItem? {
    if try reader.peek() == .object {
      let text = UnsafeRawBufferPointer(start: reader.base, count: reader.count)
      if let found = PlainItemReader.read(text, from: reader.position) {
        reader.position = found.end
        return NewItem(checked: found.image)
      }
    }
    return try Item.read(from: &reader, at: position).map(NewItem.init(_:))
  }
}

extension NewItem: JSONWritable {
  func write(to writer: inout JSONWriter) { image.write(to: &writer) }
}
