// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension CreateVectorIndexAction: JSONStructure {
  static var shapeName: String { "CreateVectorIndexAction" }
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
