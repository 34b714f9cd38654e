/// Properties of a JSON text that are determined before it is written: its length, and whether it
/// has escapes.
///
/// Without escapes, strings are simply copied.
struct JSONMeasure {
  /// The number of bytes.
  var length: Int
  /// Whether a string contains a quote, a backslash or a control character.
  private(set) var hasEscapes = false
  /// Whether a number set has at least two members.
  var hasNumberSets = false

  /// Creates a measure with an initial number of bytes.
  init(length: Int = 0) { self.length = length }

  /// Counts the encoded bytes of a string, without its quotes.
  @inline(__always)
  mutating func add(_ text: String) {
    let count = text.utf8.count
    let length = text.withBytes { JSONString.length(of: $0) }
    self.length += length
    if length != count { hasEscapes = true }
  }
}

extension [UInt8] {
  /// Appends a JSON text of a known length, which `body` writes.
  @inline(__always)
  mutating func append(_ measure: JSONMeasure, _ body: (inout ByteCursor) -> Void) {
    append(length: measure.length) { cursor in
      cursor.textNeedsEscapes = measure.hasEscapes
      body(&cursor)
    }
  }
}

extension ByteCursor {
  /// Writes a text as the contents of a JSON string.
  @inline(__always)
  mutating func writeJSON(_ text: String) {
    text.withBytes { bytes in
      if textNeedsEscapes { JSONString.write(bytes, to: &self) } else { write(bytes) }
    }
  }
}
