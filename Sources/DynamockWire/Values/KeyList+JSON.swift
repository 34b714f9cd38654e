public import DynamockModel

extension KeyList: JSONReadable {
  static var expectedKind: ExpectedKind { [Item].expectedKind }

  /// Reads keys as text if they are in their usual form; otherwise their attributes.
  static func read(
    from reader: inout JSONReader, at position: ValuePosition
  ) throws(DecodingFault) -> KeyList? {
    if try reader.peek() == .array {
      let text = UnsafeRawBufferPointer(start: reader.base, count: reader.count)
      if let found = PlainKeyReader.read(text, from: reader.position) {
        reader.position = found.end
        return KeyList(checked: found.keys)
      }
    }
    return try [Item].read(from: &reader, at: position).map(KeyList.init(_:))
  }
}

extension KeyList: JSONWritable {
  func write(to writer: inout JSONWriter) { items.write(to: &writer) }
}
