/// The text of keys that all have the same attributes, at most two: strings, numbers or binary
/// values without escapes.
///
/// ``PlainKeyReader`` creates it.
package final class PlainKeys: Sendable {
  /// The maximum number of attributes of a key.
  static let maximumWidth = 2
  /// The maximum length of the text, so that positions have 16 bits.
  ///
  /// A use of a key that has not been counted yet may keep the text for a while.
  static let maximumLength = Int(UInt16.max)

  /// The type of a value, and where it is in the text.
  struct Place: Sendable {
    let type: AttributeValue.DataType
    /// Whether the attributes of the key are in the reverse order of those of the first key.
    let isReversed: Bool
    let start: UInt16
    let length: UInt16
  }

  /// The names of the attributes, one or two, in the order of the first key.
  package let names: [String]
  private let text: [UInt8]
  /// The values of each key, in the order of the names.
  private let places: [Place]

  init(names: [String], text: [UInt8], places: [Place]) {
    self.names = names
    self.text = text
    self.places = places
  }

  /// The number of keys.
  package var count: Int { places.count / names.count }

  /// Returns the key at a position, with its attributes in the order in which they were sent.
  package func item(at position: Int) -> Item {
    let attributes = names.indices.map {
      Attribute(name: names[$0], value: value(at: position, $0))
    }
    let isReversed = places[position * names.count].isReversed
    return Item(uniqueAttributes: isReversed ? attributes.reversed() : attributes)
  }

  /// Returns the value of a key's attribute.
  /// - Parameters:
  ///   - position: the position of the key.
  ///   - name: the position of the attribute's name.
  package func value(at position: Int, _ name: Int) -> AttributeValue {
    withTexts { $0[position, name].value }
  }

  /// Calls `body` with the texts of the values.
  @inline(__always)
  package func withTexts<Value>(_ body: (Texts) -> Value) -> Value {
    text.withUnsafeBytes { text in
      places.withUnsafeBufferPointer { places in
        body(Texts(text: text, places: places, width: names.count))
      }
    }
  }

  /// The texts of the values of keys, in borrowed memory.
  package struct Texts {
    fileprivate let text: UnsafeRawBufferPointer
    fileprivate let places: UnsafeBufferPointer<Place>
    fileprivate let width: Int

    /// The text of a value, by the positions of its key and of its attribute's name.
    package subscript(position: Int, name: Int) -> PlainValue {
      let place = places[position &* width &+ name]
      let start = Int(place.start)
      return PlainValue(
        type: place.type,
        text: UnsafeRawBufferPointer(rebasing: text[start..<(start &+ Int(place.length))]))
    }
  }
}

/// A value of a key that is kept as text, decoded when it is needed.
package struct ListedValue: Sendable {
  private let keys: PlainKeys
  private let position: Int
  private let name: Int

  /// Creates the value of a key's attribute, by the positions of the key and of the attribute's name.
  package init(_ keys: PlainKeys, at position: Int, _ name: Int) {
    self.keys = keys
    self.position = position
    self.name = name
  }

  /// The value.
  package var value: AttributeValue { keys.value(at: position, name) }
}

/// The text of a string, a number or a binary value, in borrowed memory; it has been checked.
package struct PlainValue {
  /// The type of the value.
  package let type: AttributeValue.DataType
  /// The UTF-8 of a string, the text of a number, or base64.
  package let text: UnsafeRawBufferPointer

  /// The value.
  package var value: AttributeValue {
    switch type {
    case .number: number.map(AttributeValue.number) ?? .malformed(.noType)
    case .binary: .binary(Base64.decode(text) ?? [])
    default: .string(String(decoding: text, as: UTF8.self))
    }
  }

  /// The number, or `nil` for another type.
  package var number: DecimalNumber? {
    guard case .number = type, case .success(let number) = DecimalNumber.parse(text) else {
      return nil
    }
    return number
  }
}
