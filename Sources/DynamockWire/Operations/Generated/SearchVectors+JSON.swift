// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension SearchVectorsInput: JSONStructure {
  static var shapeName: String { "SearchVectorsInput" }
  static var blank: Self { Self(tableName: nil, indexName: nil, searchVector: nil, topK: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "TableName": tableName = try reader.read()
    case "IndexName": indexName = try reader.read()
    case "ReturnConsumedCapacity": returnConsumedCapacity = try reader.read()
    case "ExpressionAttributeNames": expressionAttributeNames = try reader.read()
    case "ExpressionAttributeValues": expressionAttributeValues = try reader.read()
    case "ProjectionExpression": projectionExpression = try reader.read()
    case "SearchVector": searchVector = try reader.read()
    case "SearchConditionExpression": searchConditionExpression = try reader.read()
    case "TopK": topK = try reader.readInteger()
    default: return false
    }
    return true
  }
}

extension SearchVectorsOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ConsumedCapacity", consumedCapacity)
    writer.member("SearchResults", searchResults)
    writer.endObject()
  }
}
