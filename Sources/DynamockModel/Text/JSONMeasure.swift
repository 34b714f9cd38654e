/// What is known of a JSON text before it is written: how long it will be, and whether it escapes.
///
/// Where no string needs an escape, writing is copying.
struct JSONMeasure {
  /// The number of bytes.
  var length: Int
  /// Whether a string has a quote, a backslash or a control character.
  private(set) var hasEscapes = false
  /// Whether a number set has two members or more.
  var hasNumberSets = false

  /// Begins with a number of bytes.
  init(length: Int = 0) { self.length = length }

  /// Counts what stands between the quotes of a string.
  @inline(__always)
  mutating func add(_ text: String) {
    let count = text.utf8.count
    let length = text.withBytes { JSONString.length(of: $0) }
    self.length += length
    if length != count { hasEscapes = true }
  }
}

extension [UInt8] {
  /// Appends a JSON text of a known measure, which `body` writes.
  @inline(__always)
  mutating func append(_ measure: JSONMeasure, _ body: (inout ByteCursor) -> Void) {
    append(length: measure.length) { cursor in
      cursor.textNeedsEscapes = measure.hasEscapes
      body(&cursor)
    }
  }
}

extension ByteCursor {
  /// Writes a text as it stands between the quotes of a JSON string.
  @inline(__always)
  mutating func writeJSON(_ text: String) {
    text.withBytes { bytes in
      if textNeedsEscapes { JSONString.write(bytes, to: &self) } else { write(bytes) }
    }
  }
}
