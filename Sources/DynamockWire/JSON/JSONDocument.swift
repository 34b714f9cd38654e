/// A JSON text whose parts are found by position, so that errors can name their lines.
package struct JSONDocument: Sendable {
  /// The bytes of the text.
  package let bytes: [UInt8]
  /// The position of the outermost value.
  package let root: Range<Int>

  /// Validates a text that is one JSON value.
  /// - Throws: the position at which it is no longer JSON.
  package init(_ bytes: [UInt8]) throws(JSONTree.Break) {
    self.bytes = bytes
    root = try Self.reading(bytes, from: 0) { reader throws(DecodingFault) in
      _ = try reader.nextByte()
      let start = reader.position
      try reader.skip(greatestNesting: Self.greatestNesting)
      let end = reader.position
      try reader.end()
      return start..<end
    }
  }

  /// Enough for the 32 levels of an attribute value within a request within a file.
  private static let greatestNesting = 128

  /// Returns the names and positions of an object's members, or `nil` if it is not an object.
  package func members(of part: Range<Int>) -> [(name: String, value: Range<Int>)]? {
    guard bytes[part.lowerBound] == UInt8(ascii: "{") else { return nil }
    return try? Self.reading(bytes, from: part.lowerBound + 1) { reader throws(DecodingFault) in
      var members: [(name: String, value: Range<Int>)] = []
      var isFirst = true
      while let name = try reader.nextMember(&isFirst) {
        let text = UnsafeBufferPointer(start: name.start, count: name.count)
        let copy = String(decoding: text, as: UTF8.self)
        members.append((copy, try reader.part()))
      }
      return members
    }
  }

  /// Returns the position of the object's first member with a name.
  package func member(_ name: String, of part: Range<Int>) -> Range<Int>? {
    members(of: part)?.first { $0.name == name }?.value
  }

  /// Returns the positions of an array's elements, or `nil` if it is not an array.
  package func elements(of part: Range<Int>) -> [Range<Int>]? {
    guard bytes[part.lowerBound] == UInt8(ascii: "[") else { return nil }
    return try? Self.reading(bytes, from: part.lowerBound + 1) { reader throws(DecodingFault) in
      var elements: [Range<Int>] = []
      var isFirst = true
      while try reader.nextElement(&isFirst) { elements.append(try reader.part()) }
      return elements
    }
  }

  /// Returns a part as a tree.
  package func tree(of part: Range<Int>) -> JSONTree {
    (try? JSONTree(parsing: Array(bytes[part]), depth: Self.greatestNesting)) ?? .null
  }

  /// Returns the line, counted from 1, in which a part begins.
  package func line(of part: Range<Int>) -> Int {
    1 + bytes[..<part.lowerBound].count { $0 == UInt8(ascii: "\n") }
  }

  private static func reading<Result>(
    _ bytes: [UInt8], from start: Int,
    _ body: (inout JSONReader) throws(DecodingFault) -> Result
  ) throws(JSONTree.Break) -> Result {
    // The closure cannot throw the fault's type through the standard library's untyped rethrow.
    let result = bytes.withUnsafeBufferPointer { text -> Swift.Result<Result, JSONTree.Break> in
      guard let base = text.baseAddress else { return .failure(.init(line: 1, column: 1)) }
      var reader = JSONReader(base: base, count: text.count)
      reader.position = start
      do throws(DecodingFault) {
        return .success(try body(&reader))
      } catch {
        return .failure(JSONTree.Break(at: reader.position, in: text))
      }
    }
    return try result.get()
  }
}

extension JSONReader {
  /// Skips the next value and returns its position.
  fileprivate mutating func part() throws(DecodingFault) -> Range<Int> {
    _ = try nextByte()
    let start = position
    try skip()
    return start..<position
  }
}
