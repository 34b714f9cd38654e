// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension DescribeEndpointsInput: JSONStructure {
  static var shapeName: String { "DescribeEndpointsInput" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    false
  }
}

extension DescribeEndpointsOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("Endpoints", endpoints)
    writer.endObject()
  }
}
