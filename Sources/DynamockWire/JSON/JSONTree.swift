/// JSON of no fixed shape, as configuration files hold it; requests are never read this way.
package indirect enum JSONTree: Sendable, Equatable {
  /// An object's members in their order.
  case object([Member])
  /// An array's elements.
  case array([JSONTree])
  /// A string.
  case string(String)
  /// A number as it is written.
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
  }

  /// Where text stops being JSON, both counted from 1.
  package struct Break: Error, Equatable {
    /// The line.
    package var line: Int
    /// The byte in the line.
    package var column: Int
  }

  /// Reads a text that is one JSON value.
  /// - Throws: where it stops being that, or goes deeper than anyone means.
  package init(parsing text: [UInt8]) throws(Break) {
    // The closure cannot throw the fault's type through the standard library's untyped rethrow.
    let result = text.withUnsafeBufferPointer { bytes -> Result<JSONTree, Break> in
      guard let base = bytes.baseAddress else { return .failure(Break(line: 1, column: 1)) }
      var reader = JSONReader(base: base, count: bytes.count)
      do throws(DecodingFault) {
        let tree = try reader.tree(depth: 0)
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
  fileprivate init(at position: Int, in text: UnsafeBufferPointer<UInt8>) {
    let before = text[..<min(position, text.count)]
    line = 1 + before.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    column = before.count - start + 1
  }
}

extension JSONReader {
  /// Files of settings have three levels.
  private static var maximumDepth: Int { 32 }

  fileprivate mutating func tree(depth: Int) throws(DecodingFault) -> JSONTree {
    guard depth < Self.maximumDepth else { throw .notJSON }
    switch try peek() {
    case .object: return try objectTree(depth: depth)
    case .array: return try arrayTree(depth: depth)
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

  private mutating func objectTree(depth: Int) throws(DecodingFault) -> JSONTree {
    position &+= 1
    var members: [JSONTree.Member] = []
    var isFirst = true
    while let name = try nextMember(&isFirst) {
      let bytes = UnsafeBufferPointer(start: name.start, count: name.count)
      let text = String(decoding: bytes, as: UTF8.self)
      members.append(.init(name: text, value: try tree(depth: depth + 1)))
    }
    return .object(members)
  }

  private mutating func arrayTree(depth: Int) throws(DecodingFault) -> JSONTree {
    position &+= 1
    var elements: [JSONTree] = []
    var isFirst = true
    while try nextElement(&isFirst) { elements.append(try tree(depth: depth + 1)) }
    return .array(elements)
  }
}
