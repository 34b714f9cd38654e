package import DynamockModel

/// The value of a key attribute, in borrowed memory.
package enum KeyContents {
  /// The bytes of a string or a binary value.
  case bytes(UnsafeRawBufferPointer)
  /// A number.
  case number(DecimalNumber)
  /// A value of another type, which no key has: nothing is encoded.
  case nothing
}

extension AttributeValue {
  /// Calls `body` with this value as that of a key attribute.
  @inline(__always)
  func withKeyContents<Value>(_ body: (KeyContents) -> Value) -> Value {
    switch self {
    case .string(let text): text.withBytes { body(.bytes($0)) }
    case .binary(let bytes): bytes.withUnsafeBytes { body(.bytes($0)) }
    case .number(let number): body(.number(number))
    default: body(.nothing)
    }
  }
}
