/// A name in the form in which it is searched for in stored text: most others differ in their length
/// or in the first eight bytes.
package struct SoughtName: Sendable {
  /// The name.
  package let text: String
  /// The number of its bytes.
  let count: Int
  private let head: UInt64

  /// Creates a name to search for.
  package init(_ text: String) {
    self.text = text
    count = text.utf8.count
    head = text.withBytes { Self.head(of: $0) }
  }

  /// Returns the place of a name among distinct ones, or `nil` if it is none of them.
  @inline(__always)
  static func place(of raw: CanonicalJSONReader.RawString, among names: [SoughtName]) -> Int? {
    if raw.hasEscape { return names.firstIndex { raw.isText($0.text) } }
    let head = head(of: raw.bytes)
    for place in names.indices
    where names[place].head == head && names[place].count == raw.bytes.count {
      if raw.bytes.count <= 8 || raw.isText(names[place].text) { return place }
    }
    return nil
  }

  /// Returns up to eight bytes as a number; fewer have zeros behind them.
  @inline(__always)
  private static func head(of bytes: UnsafeRawBufferPointer) -> UInt64 {
    func load<Word: FixedWidthInteger & UnsignedInteger>(_ index: Int, _: Word.Type) -> UInt64 {
      UInt64(Word(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: Word.self)))
    }
    let count = bytes.count
    // The last word overlaps the one before, instead of a loop over the remaining bytes.
    switch count {
    case 8...: return load(0, UInt64.self)
    case 4...: return load(0, UInt32.self) | load(count - 4, UInt32.self) << UInt64(8 * (count - 4))
    case 2...: return load(0, UInt16.self) | load(count - 2, UInt16.self) << UInt64(8 * (count - 2))
    case 1: return load(0, UInt8.self)
    default: return 0
    }
  }
}
