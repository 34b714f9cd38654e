import DynamockModel
import DynamockStorage

extension Table {
  /// Visits the row keys of keys that are kept as text.
  ///
  /// - Throws: the errors of ``primaryKey(ofLookup:)``, which examines each key that is not valid.
  @inline(__always)
  func visitRowKeys(
    of keys: PlainKeys, _ visit: ([UInt8]) throws(EngineFault) -> Void
  ) throws(EngineFault) {
    guard let shape = PlainKeyShape(key, of: keys) else {
      for position in 0..<keys.count {
        try visit(primaryKey(ofLookup: keys.item(at: position)).rowKey)
      }
      return
    }
    let fault: EngineFault? = keys.withTexts { texts in
      do throws(EngineFault) {
        for position in 0..<keys.count {
          if let rowKey = shape.rowKey(of: texts, at: position) {
            try visit(rowKey)
          } else {
            try visit(primaryKey(ofLookup: keys.item(at: position)).rowKey)
          }
        }
        return nil
      } catch {
        return error
      }
    }
    if let fault { throw fault }
  }
}

/// The places of a table's key attributes in keys that are kept as text.
private struct PlainKeyShape {
  private struct Attribute {
    let place: Int
    let type: AttributeValue.DataType
    let maximumLength: Int

    init?(_ attribute: KeyAttribute, of keys: PlainKeys, maximumLength: Int) {
      guard let place = keys.names.firstIndex(where: { $0.hasSameBytes(as: attribute.name) }),
        let type = AttributeValue.DataType(rawValue: attribute.type.rawValue)
      else { return nil }
      self.place = place
      self.type = type
      self.maximumLength = maximumLength
    }

    /// Returns whether a value's type is that of the attribute; `==` would compare their names.
    @inline(__always)
    func accepts(_ other: AttributeValue.DataType) -> Bool {
      switch (type, other) {
      case (.string, .string), (.number, .number), (.binary, .binary): true
      default: false
      }
    }
  }

  private let partition: Attribute
  private let sort: Attribute?

  /// Returns `nil` if the keys do not have exactly the key attributes.
  init?(_ key: KeyShape, of keys: PlainKeys) {
    guard keys.names.count == key.attributes.count, let first = key.partition.first,
      let partition = Attribute(first, of: keys, maximumLength: Limits.partitionKeyLength)
    else { return nil }
    self.partition = partition
    guard let second = key.sort.first else {
      sort = nil
      return
    }
    guard let sort = Attribute(second, of: keys, maximumLength: Limits.sortKeyLength) else {
      return nil
    }
    self.sort = sort
  }

  /// Returns the row key of a key, or `nil` if the key is not valid.
  @inline(__always)
  func rowKey(of texts: PlainKeys.Texts, at position: Int) -> [UInt8]? {
    let first = texts[position, partition.place]
    guard partition.accepts(first.type) else { return nil }
    guard let sort else {
      return first.withContents(upTo: partition.maximumLength) {
        RowKey.table(partition: $0, sort: nil)
      }
    }
    let second = texts[position, sort.place]
    guard sort.accepts(second.type) else { return nil }
    return first.withContents(upTo: partition.maximumLength) { first in
      second.withContents(upTo: sort.maximumLength) { second in
        RowKey.table(partition: first, sort: second)
      }
    } ?? nil
  }
}

extension PlainValue {
  /// Calls `body` with the contents of the value; returns `nil` if they are too long.
  @inline(__always)
  fileprivate func withContents<Value>(
    upTo length: Int, _ body: (KeyContents) -> Value
  ) -> Value? {
    switch type {
    case .string: return text.count <= length ? body(.bytes(text)) : nil
    case .number: return number.map { body(.number($0)) }
    default:
      guard case .binary(let bytes) = value, bytes.count <= length else { return nil }
      return bytes.withUnsafeBytes { body(.bytes($0)) }
    }
  }
}
