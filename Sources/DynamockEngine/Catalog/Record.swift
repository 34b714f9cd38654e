import DynamockModel

/// A record of the catalog: an item whose attributes are a definition's members.
///
/// Records are stored as item images, so that they are readable as JSON in the file. A member that
/// is missing or of another type reads as `nil`; a record without a required member is invalid.
struct Record {
  private(set) var item: Item

  init(_ item: Item = Item()) { self.item = item }

  subscript(text name: String) -> String? {
    get {
      guard case .string(let text)? = item[name] else { return nil }
      return text
    }
    set { item[name] = newValue.map(AttributeValue.string) }
  }

  subscript(bytes name: String) -> [UInt8]? {
    get {
      guard case .binary(let bytes)? = item[name] else { return nil }
      return bytes
    }
    set { item[name] = newValue.map(AttributeValue.binary) }
  }

  subscript(number name: String) -> Int? {
    get {
      guard case .number(let number)? = item[name] else { return nil }
      return Int(exactly: number)
    }
    set { item[name] = newValue.map { .number(DecimalNumber($0)) } }
  }

  subscript(time name: String) -> Timestamp? {
    get { self[number: name].map { Timestamp(milliseconds: Int64($0)) } }
    set { self[number: name] = newValue.map { Int($0.milliseconds) } }
  }

  subscript(flag name: String) -> Bool {
    get { item[name] == .bool(true) }
    set { item[name] = newValue ? .bool(true) : nil }
  }

  subscript(record name: String) -> Record? {
    get {
      guard case .map(let item)? = item[name] else { return nil }
      return Record(item)
    }
    set { item[name] = newValue.map { .map($0.item) } }
  }

  subscript(records name: String) -> [Record] {
    get {
      guard case .list(let values)? = item[name] else { return [] }
      return values.compactMap { value in
        guard case .map(let item) = value else { return nil }
        return Record(item)
      }
    }
    set { item[name] = newValue.isEmpty ? nil : .list(newValue.map { .map($0.item) }) }
  }

  subscript(texts name: String) -> [String] {
    get {
      guard case .list(let values)? = item[name] else { return [] }
      return values.compactMap { value in
        guard case .string(let text) = value else { return nil }
        return text
      }
    }
    set { item[name] = newValue.isEmpty ? nil : .list(newValue.map(AttributeValue.string)) }
  }
}
