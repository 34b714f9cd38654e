import DynamockModel

extension AttributeValue: JSONWritable {
  /// The object around a value, such as `{"S":"text"}`.
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    switch self {
    case .string(let text): writer.member("S", text)
    case .number(let number): writer.member("N", number)
    case .binary(let bytes): writer.member("B", BinaryText(bytes: bytes))
    case .bool(let bool): writer.member("BOOL", bool)
    case .null: writer.member("NULL", true)
    case .stringSet(let texts): writer.member("SS", texts)
    case .numberSet(let numbers): writer.member("NS", numbers)
    case .binarySet(let members): writer.member("BS", members.map(BinaryText.init))
    case .list(let values): writer.member("L", values)
    case .map(let item): writer.member("M", item)
    case .malformed: break
    }
    writer.endObject()
  }
}

extension Item: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    for attribute in attributes {
      writer.name(attribute.name)
      attribute.value.write(to: &writer)
    }
    writer.endObject()
  }
}

extension DecimalNumber: JSONWritable {
  /// The number as DynamoDB prints it, between quotes.
  func write(to writer: inout JSONWriter) {
    writer.bytes.append(UInt8(ascii: "\""))
    appendText(to: &writer.bytes)
    writer.bytes.append(UInt8(ascii: "\""))
  }
}

/// Bytes that are written as base64.
struct BinaryText: JSONWritable {
  let bytes: [UInt8]

  func write(to writer: inout JSONWriter) {
    writer.bytes.append(UInt8(ascii: "\""))
    Base64.append(bytes, to: &writer.bytes)
    writer.bytes.append(UInt8(ascii: "\""))
  }
}
