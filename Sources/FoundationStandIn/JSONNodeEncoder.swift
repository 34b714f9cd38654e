/// Writes a value into a node.
///
/// Numbers are whole ones only, since the parser's descriptions have no others.
struct JSONNodeEncoder: Encoder, SingleValueEncodingContainer {
  let node: JSONNode
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(JSONMembers(node: node))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.becomeArray()
    return JSONElements(node: node)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }

  func encodeNil() throws { node.write(word: "null") }

  func encode(_ value: Bool) throws { node.write(word: "\(value)") }

  func encode(_ value: some BinaryInteger & Encodable) throws { node.write(word: "\(value)") }

  func encode(_ value: Double) throws {
    throw EncodingError.invalidValue(value, .init(codingPath: [], debugDescription: "a fraction"))
  }

  func encode(_ value: Float) throws { try encode(Double(value)) }

  func encode(_ value: String) throws { node.write(text: value) }

  func encode(_ value: some Encodable) throws { try node.write(value) }
}

/// The elements of an array.
struct JSONElements: UnkeyedEncodingContainer {
  let node: JSONNode
  var codingPath: [any CodingKey] { [] }
  var count: Int { node.count }

  func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    superEncoder().container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    superEncoder().unkeyedContainer()
  }

  func superEncoder() -> any Encoder { JSONNodeEncoder(node: node.element()) }

  func encodeNil() throws { node.element().write(word: "null") }

  func encode(_ value: some Encodable) throws { try node.element().write(value) }
}

/// The members of an object.
struct JSONMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: JSONNode
  var codingPath: [any CodingKey] { [] }

  func nestedContainer<Other: CodingKey>(
    keyedBy type: Other.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Other> {
    superEncoder(forKey: key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    superEncoder(forKey: key).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { JSONNodeEncoder(node: node.member("super")) }

  func superEncoder(forKey key: Key) -> any Encoder {
    JSONNodeEncoder(node: node.member(key.stringValue))
  }

  func encodeNil(forKey key: Key) throws { node.member(key.stringValue).write(word: "null") }

  func encode(_ value: some Encodable, forKey key: Key) throws {
    try node.member(key.stringValue).write(value)
  }
}
