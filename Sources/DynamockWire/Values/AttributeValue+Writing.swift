public import DynamockModel

extension AttributeValue: JSONWritable {
  func write(to writer: inout JSONWriter) { appendJSON(to: &writer.bytes) }
}

extension Item: JSONWritable {
  func write(to writer: inout JSONWriter) { appendJSON(to: &writer.bytes) }
}
