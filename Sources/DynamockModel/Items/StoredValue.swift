/// The value of an attribute as a stretch of an item's stored text, or its absence.
///
/// It is valid only as long as the memory of the text.
package struct StoredValue {
  /// The part of a value that is known without decoding it.
  package enum Contents {
    /// The item does not have the attribute.
    case missing
    /// The UTF-8 bytes of a string that is stored without escapes.
    case string(UnsafeRawBufferPointer)
    /// A number.
    case number(DecimalNumber)
    /// `true` or `false`.
    case bool(Bool)
    /// A value of another type, or a string with escapes, which has to be decoded.
    case encoded(AttributeValue.DataType)
  }

  /// What is known of the value.
  package let contents: Contents
  /// The value with its type, such as `{"S":"text"}`.
  private let text: UnsafeRawBufferPointer

  init(_ contents: Contents, text: UnsafeRawBufferPointer) {
    (self.contents, self.text) = (contents, text)
  }

  /// The absence of an attribute.
  package static var missing: StoredValue {
    StoredValue(.missing, text: UnsafeRawBufferPointer(start: nil, count: 0))
  }

  /// Whether the item has the attribute.
  package var exists: Bool { if case .missing = contents { false } else { true } }

  /// The type of the value, or `nil` if it is missing.
  package var dataType: AttributeValue.DataType? {
    switch contents {
    case .missing: nil
    case .string: .string
    case .number: .number
    case .bool: .bool
    case .encoded(let type): type
    }
  }

  /// Returns the value, or `nil` if it is missing.
  package func decoded() -> AttributeValue? {
    guard exists else { return nil }
    var reader = CanonicalJSONReader(text)
    return try? reader.readValue()
  }

  /// Returns whether the value is a set of strings with a member, or `nil` if it has to be decoded
  /// to find out.
  package func isSet(with member: UnsafeRawBufferPointer) -> Bool? {
    guard case .encoded(.stringSet) = contents else { return nil }
    var reader = CanonicalJSONReader(text)
    var isFound = false
    var hasEscapes = false
    do throws(CanonicalJSONReader.Damage) {
      try reader.expect("{\"SS\":")
      try reader.readElements { reader throws(CanonicalJSONReader.Damage) in
        let raw = try reader.readRawString()
        if raw.hasEscape { hasEscapes = true }
        if raw.bytes.hasSameBytes(as: member) { isFound = true }
      }
    } catch {
      return nil
    }
    return hasEscapes ? nil : isFound
  }
}

extension ItemImage {
  /// Finds the values of top-level attributes in a stored item; returns false if the bytes are
  /// damaged.
  ///
  /// Attributes after the last one are not examined.
  /// - Parameter bytes: the bytes of an image.
  /// - Parameter values: uninitialized memory, which receives a value for each name.
  package static func find(
    _ names: [SoughtName], in bytes: UnsafeRawBufferPointer,
    _ values: UnsafeMutableBufferPointer<StoredValue>
  ) -> Bool {
    values.initialize(repeating: .missing)
    guard bytes.count > prefixLength else { return false }
    var reader = CanonicalJSONReader(bytes, from: prefixLength)
    do throws(CanonicalJSONReader.Damage) {
      try reader.find(names, values)
      return true
    } catch {
      return false
    }
  }
}
