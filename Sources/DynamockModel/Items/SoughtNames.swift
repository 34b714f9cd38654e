/// Names of top-level attributes in the form in which they are looked for in stored items.
///
/// A name is compared by its length and its first eight bytes, as a number, before its other bytes.
package struct SoughtNames: Sendable {
  /// The beginning and the place of a name.
  struct Name {
    /// The first eight bytes, padded with zeros, as they are in memory.
    let head: UInt64
    /// The number of bytes.
    let count: Int
    /// The position of the name in the bytes of all names.
    let start: Int
  }

  /// The names, in the order in which they were added.
  private(set) var names: [Name] = []
  private var bytes: [UInt8] = []

  /// Creates an empty list.
  package init() {}

  /// The number of names.
  package var count: Int { names.count }

  /// Returns the name at a place.
  package func text(at place: Int) -> String {
    let name = names[place]
    return String(decoding: bytes[name.start..<(name.start + name.count)], as: UTF8.self)
  }

  /// Returns the place of a name in a text, or `nil` if it is not in the list.
  @inline(__always)
  func place(of name: CanonicalJSONReader.RawString, head: UInt64) -> Int? {
    name.hasEscape
      ? names.indices.first { name.isText(text(at: $0)) } : place(of: name.bytes, head: head)
  }

  /// Returns the place of a name in the list, to which it is added unless it is already there.
  package mutating func place(adding text: String) -> Int {
    text.withBytes { name in
      let start = bytes.count
      let head = Self.head(of: name)
      if let place = place(of: name, head: head) { return place }
      bytes.append(contentsOf: name)
      if names.isEmpty { names.reserveCapacity(4) }
      names.append(Name(head: head, count: name.count, start: start))
      return names.count - 1
    }
  }

  /// Returns the place of a name of less than eight bytes, which its head contains, or `nil` if it is
  /// not in the list.
  @inline(__always)
  func place(head: UInt64, count: Int) -> Int? {
    names.withUnsafeBufferPointer { names in
      for index in names.indices where names[index].head == head && names[index].count == count {
        return index
      }
      return nil
    }
  }

  private func place(of name: UnsafeRawBufferPointer, head: UInt64) -> Int? {
    if name.count < 8 { return place(head: head, count: name.count) }
    return names.firstIndex { $0.head == head && $0.count == name.count && hasRest($0, of: name) }
  }

  private func hasRest(_ known: Name, of name: UnsafeRawBufferPointer) -> Bool {
    bytes.withUnsafeBytes { bytes in
      UnsafeRawBufferPointer(rebasing: bytes[known.start..<(known.start + known.count)])
        .hasSameBytes(as: name)
    }
  }

  private static func head(of name: UnsafeRawBufferPointer) -> UInt64 {
    var head: UInt64 = 0
    withUnsafeMutableBytes(of: &head) { $0.copyBytes(from: name.prefix(8)) }
    return head
  }
}
