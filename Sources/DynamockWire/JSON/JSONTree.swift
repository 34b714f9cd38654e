/// JSON of any shape, as in configuration files and rules; requests are read this way only if rules
/// examine them.
package indirect enum JSONTree: Sendable, Equatable {
  /// An object's members in their order.
  case object([Member])
  /// An array's elements.
  case array([JSONTree])
  /// A string.
  case string(String)
  /// A number as written.
  case number(String)
  /// `true` or `false`.
  case boolean(Bool)
  /// `null`.
  case null

  /// A name and its value.
  package struct Member: Sendable, Equatable {
    /// The name.
    package var name: String
    /// The value.
    package var value: JSONTree

    /// Creates a member.
    package init(name: String, value: JSONTree) {
      self.name = name
      self.value = value
    }
  }

  /// The position at which text is no longer JSON, with both figures counted from 1.
  package struct Break: Error, Equatable {
    /// The line.
    package var line: Int
    /// The column, in bytes.
    package var column: Int
  }

  /// Parses a text that is a single JSON value.
  /// - Parameter depth: the maximum number of levels; 32 are enough for settings, while the 32
  ///   levels of an attribute value take more than 64 of JSON.
  /// - Throws: the position at which the text is no longer JSON, or is nested too deeply.
  package init(parsing text: [UInt8], depth: Int = 32) throws(Break) {
    // The closure cannot throw the fault's type through the standard library's untyped rethrow.
    let result = text.withUnsafeBufferPointer { bytes -> Result<JSONTree, Break> in
      guard let base = bytes.baseAddress else { return .failure(Break(line: 1, column: 1)) }
      var reader = JSONReader(base: base, count: bytes.count)
      do throws(DecodingFault) {
        let tree = try reader.tree(levels: depth)
        try reader.end()
        return .success(tree)
      } catch {
        return .failure(Break(at: reader.position, in: bytes))
      }
    }
    self = try result.get()
  }
}

extension JSONTree.Break {
  /// Creates the break at a position of a text.
  init(at position: Int, in text: UnsafeBufferPointer<UInt8>) {
    let before = text[..<min(position, text.count)]
    line = 1 + before.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    column = before.count - start + 1
  }
}

extension JSONReader {
  fileprivate mutating func tree(levels: Int) throws(DecodingFault) -> JSONTree {
    guard levels > 0 else { throw .notJSON }
    switch try peek() {
    case .object: return try objectTree(levels: levels)
    case .array: return try arrayTree(levels: levels)
    case .string: return .string(try string())
    case .number: return .number(String(decoding: try number().bytes, as: UTF8.self))
    case .true:
      try literal("true")
      return .boolean(true)
    case .false:
      try literal("false")
      return .boolean(false)
    case .null:
      try literal("null")
      return .null
    }
  }

  private mutating func objectTree(levels: Int) throws(DecodingFault) -> JSONTree {
    position &+= 1
    var members: [JSONTree.Member] = []
    var isFirst = true
    while let name = try nextMember(&isFirst) {
      let bytes = UnsafeBufferPointer(start: name.start, count: name.count)
      let text = String(decoding: bytes, as: UTF8.self)
      members.append(.init(name: text, value: try tree(levels: levels - 1)))
    }
    return .object(members)
  }

  private mutating func arrayTree(levels: Int) throws(DecodingFault) -> JSONTree {
    position &+= 1
    var elements: [JSONTree] = []
    var isFirst = true
    while try nextElement(&isFirst) { elements.append(try tree(levels: levels - 1)) }
    return .array(elements)
  }
}
