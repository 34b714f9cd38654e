// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension VectorIndex: JSONStructure {
  static var shapeName: String { "VectorIndex" }
  static var blank: Self {
    Self(
      indexName: nil, vectorAttribute: nil, projection: nil, dimensions: nil, distanceFunction: nil)
  }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "IndexName": indexName = try reader.read()
    case "VectorAttribute": vectorAttribute = try reader.read()
    case "SearchSchema": searchSchema = try reader.read()
    case "Projection": projection = try reader.read()
    case "Dimensions": dimensions = try reader.readLong()
    case "DistanceFunction": distanceFunction = try reader.read()
    default: return false
    }
    return true
  }
}

extension VectorIndex: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("Dimensions", dimensions)
    writer.member("DistanceFunction", distanceFunction)
    writer.member("IndexName", indexName)
    writer.member("Projection", projection)
    writer.member("SearchSchema", searchSchema)
    writer.member("VectorAttribute", vectorAttribute)
    writer.endObject()
  }
}
