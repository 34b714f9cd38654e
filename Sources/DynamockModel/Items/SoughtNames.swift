/// The name of a top-level attribute in the form in which it is looked for in stored items: most others
/// differ in their length or in the first eight bytes.
package struct SoughtName: Sendable {
  /// The name.
  package let text: String
  /// The number of its bytes.
  let count: Int
  /// Its first eight bytes, padded with zeros, as they are in memory.
  fileprivate let head: UInt64

  /// Creates a name to look for.
  package init(_ text: String) {
    var head: UInt64 = 0
    text.withBytes { name in
      withUnsafeMutableBytes(of: &head) { $0.copyBytes(from: name.prefix(8)) }
    }
    self.text = text
    count = text.utf8.count
    self.head = head
  }
}

extension [SoughtName] {
  /// Returns the place of a name in a text, or `nil` if it is none of these.
  @inline(__always)
  func place(of name: CanonicalJSONReader.RawString, head: UInt64) -> Int? {
    if name.hasEscape {
      return JSONString.unescaped(name.bytes).flatMap { text in
        firstIndex { $0.text.hasSameBytes(as: text) }
      }
    }
    if name.bytes.count < 8 { return place(head: head, count: name.bytes.count) }
    return firstIndex {
      $0.head == head && $0.count == name.bytes.count && name.isText($0.text)
    }
  }

  /// Returns the place of a name of less than eight bytes, which its head contains, or `nil` if it is
  /// none of these.
  @inline(__always)
  func place(head: UInt64, count: Int) -> Int? {
    withUnsafeBufferPointer { names in
      for index in names.indices where names[index].head == head && names[index].count == count {
        return index
      }
      return nil
    }
  }

  /// Returns the place of a name, which is added unless it is already here.
  package mutating func place(adding text: String) -> Int {
    if let place = firstIndex(where: { $0.text.hasSameBytes(as: text) }) { return place }
    if isEmpty { reserveCapacity(4) }
    append(SoughtName(text))
    return count - 1
  }
}
