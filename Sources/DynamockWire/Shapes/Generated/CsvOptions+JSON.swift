// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension CsvOptions: JSONStructure {
  static var shapeName: String { "CsvOptions" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "Delimiter": delimiter = try reader.read()
    case "HeaderList": headerList = try reader.read()
    default: return false
    }
    return true
  }
}

extension CsvOptions: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("Delimiter", delimiter)
    writer.member("HeaderList", headerList)
    writer.endObject()
  }
}
