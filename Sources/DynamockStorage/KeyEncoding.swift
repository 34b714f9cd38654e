public import DynamockModel

/// An encoding of key attributes whose bytes sort as DynamoDB sorts the values.
///
/// Every encoding is self-delimiting, so that a partition key, sort keys and a table's key can be
/// concatenated, and still sort by the first, then the second, and so on. The type is not encoded:
/// a key schema gives each position one type. Part of the file format.
///
/// | type | bytes |
/// |---|---|
/// | S, B | the bytes, with 00 as 01 01 and 01 as 01 02, then 00 |
/// | N | DynamoDB's own base-100 form (see `KeyEncoding+Number`), then 00, or 66 below zero |
public enum KeyEncoding {
  /// Appends a key attribute's value.
  ///
  /// Keys are S, N or B; validation leaves no other type, and nothing would be appended for one.
  public static func append(_ value: AttributeValue, to key: inout [UInt8]) {
    switch value {
    case .string(let text):
      appendEscaped(text, to: &key)
      key.append(terminator)
    case .binary(let bytes):
      bytes.withUnsafeBytes { appendEscaped($0, to: &key) }
      key.append(terminator)
    case .number(let number): append(number, to: &key)
    default: break
    }
  }

  /// Appends the common prefix of the encodings of all values that begin with a string or with
  /// bytes.
  ///
  /// - Returns: false if the value is neither, and so no value begins with it.
  public static func appendBeginning(_ value: AttributeValue, to key: inout [UInt8]) -> Bool {
    switch value {
    case .string(let text): appendEscaped(text, to: &key)
    case .binary(let bytes): bytes.withUnsafeBytes { appendEscaped($0, to: &key) }
    default: return false
    }
    return true
  }

  private static let terminator: UInt8 = 0
  private static let escape: UInt8 = 1

  private static func appendEscaped(_ text: String, to key: inout [UInt8]) {
    text.withBytes { appendEscaped($0, to: &key) }
  }

  private static func appendEscaped(_ bytes: UnsafeRawBufferPointer, to key: inout [UInt8]) {
    guard bytes.contains(where: { $0 <= escape }) else { return key.append(contentsOf: bytes) }
    for byte in bytes {
      if byte <= escape {
        key.append(escape)
        key.append(byte + 1)
      } else {
        key.append(byte)
      }
    }
  }

  /// Returns the maximum length of a value's encoding if nothing in it is escaped, for reserving
  /// memory.
  static func expectedLength(of value: AttributeValue) -> Int {
    switch value {
    case .string(let text): text.utf8.count + 1
    case .binary(let bytes): bytes.count + 1
    default: maximumNumberLength
    }
  }
}
