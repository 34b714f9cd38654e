/// Reads the JSON of an item in its usual form, and writes its stored text in the same pass.
///
/// The usual form differs from the stored text only in white space, and satisfies all rules for the
/// values of a stored item. Everything else is ``Unusual``: escapes, sets in another order, numbers
/// written in another way, repeated names, several types of a value, faults. It is then read as an
/// ``Item``, which also determines the error, and shows the values as sent.
package struct PlainItemReader {
  /// The text is not an item in its usual form.
  package struct Unusual: Error {}

  let text: UnsafeRawBufferPointer
  /// The position of the next byte.
  var position: Int
  /// The position up to which the text has been copied; what follows is copied together.
  var copied: Int
  /// Whether a number set read so far has at least two members.
  var hasNumberSets = false
  /// The names of the objects that are being read.
  private var names: OpenNames
  /// The memory of the stored text.
  let memory: UnsafeMutableRawBufferPointer
  var output: ByteCursor

  /// - Parameter memory: at least as long as the rest of the text.
  private init(
    _ text: UnsafeRawBufferPointer, from position: Int, into memory: UnsafeMutableRawBufferPointer,
    _ names: OpenNames
  ) {
    self.text = text
    self.names = names
    self.position = position
    copied = position
    self.memory = memory
    output = ByteCursor(memory)
  }

  /// Returns the image of the item at a position of a text, and the position after the item, or
  /// `nil` if the item is not in its usual form.
  package static func read(
    _ text: UnsafeRawBufferPointer, from start: Int
  ) -> (image: ItemImage, end: Int)? {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: OpenNames.maximum) { places in
      read(text, from: start, OpenNames(in: text, places: places))
    }
  }

  @inline(__always)
  private static func read(
    _ text: UnsafeRawBufferPointer, from start: Int, _ names: OpenNames
  ) -> (image: ItemImage, end: Int)? {
    // No part of the stored text is longer than what it is read from.
    withUnsafeTemporaryAllocation(
      byteCount: ItemImage.prefixLength + text.count - start, alignment: 8
    ) { memory in
      let written = UnsafeMutableRawBufferPointer(rebasing: memory[ItemImage.prefixLength...])
      var reader = PlainItemReader(text, from: start, into: written, names)
      guard let size = try? reader.readEntries(room: Limits.nestingDepth - 1, overhead: 0) else {
        return nil
      }
      reader.copy()
      var prefix = ByteCursor(
        UnsafeMutableRawBufferPointer(rebasing: memory[..<ItemImage.prefixLength]))
      ItemImage.writeSize(size, hasNumberSets: reader.hasNumberSets, to: &prefix)
      let length = ItemImage.prefixLength + reader.output.count
      let bytes = Array(UnsafeRawBufferPointer(rebasing: memory[..<length]))
      return (ItemImage(storedBytes: bytes), reader.position)
    }
  }

  // MARK: Objects and values

  /// Reads `{"name":value,…}`, and returns its size.
  ///
  /// - Parameter room: how many levels of lists and maps may follow.
  /// - Parameter overhead: bytes that each entry adds to the size besides its name and value.
  mutating func readEntries(room: Int, overhead: Int) throws(Unusual) -> Int {
    try expect("{")
    if try next() == UInt8(ascii: "}") {
      try expect("}")
      return 0
    }
    var scope = names.open()
    var size = 0
    while true {
      let name = try readString()
      let quote = 1
      let end = position &- quote
      guard name.count > 0, name.count <= Limits.attributeNameLength,
        names.add((end &- name.count)..<end, in: &scope)
      else { throw Unusual() }
      try expect(":")
      size += try name.count + overhead + readValue(room: room)
      guard size <= Limits.itemSize else { throw Unusual() }
      if try next() == UInt8(ascii: "}") {
        try expect("}")
        names.close(scope)
        return size
      }
      try expect(",")
    }
  }

  /// Reads a value with its type, such as `{"S":"text"}`, and returns its size.
  private mutating func readValue(room: Int) throws(Unusual) -> Int {
    if let type = readScalarBeginning() {
      let text = try readRestOfString()
      let size = try type == .number ? self.size(ofNumber: text) : text.count
      try expect("}")
      return size
    }
    try expect("{")
    let type = try readType()
    try expect(":")
    let size: Int
    switch type {
    case .string: size = try readString().count
    case .number: size = try self.size(ofNumber: readString())
    case .binary: size = try readBinary().count
    case .bool:
      try expect(next() == UInt8(ascii: "t") ? "true" : "false")
      size = 1
    case .null:
      try expect("true")
      size = 1
    case .list:
      guard room > 0 else { throw Unusual() }
      size = try readList(room: room - 1)
    case .map:
      guard room > 0 else { throw Unusual() }
      size = try 3 + readEntries(room: room - 1, overhead: 1)
    case .stringSet: size = try readStrings()
    case .numberSet: size = try readNumbers()
    case .binarySet: size = try readBinaries()
    }
    try expect("}")
    return size
  }

  /// Reads `[value,…]`, and returns its size.
  private mutating func readList(room: Int) throws(Unusual) -> Int {
    var size = 3
    try expect("[")
    if try next() == UInt8(ascii: "]") {
      try expect("]")
      return size
    }
    while true {
      size += try 1 + readValue(room: room)
      guard size <= Limits.itemSize else { throw Unusual() }
      if try next() == UInt8(ascii: "]") {
        try expect("]")
        return size
      }
      try expect(",")
    }
  }
}
