// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension TableCreationParameters: JSONStructure {
  static var shapeName: String { "TableCreationParameters" }
  static var blank: Self { Self(tableName: nil, attributeDefinitions: nil, keySchema: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "TableName": tableName = try reader.read()
    case "AttributeDefinitions": attributeDefinitions = try reader.read()
    case "KeySchema": keySchema = try reader.read()
    case "BillingMode": billingMode = try reader.read()
    case "ProvisionedThroughput": provisionedThroughput = try reader.read()
    case "OnDemandThroughput": onDemandThroughput = try reader.read()
    case "SSESpecification": sseSpecification = try reader.read()
    case "GlobalSecondaryIndexes": globalSecondaryIndexes = try reader.read()
    case "VectorIndexes": vectorIndexes = try reader.read()
    default: return false
    }
    return true
  }
}

extension TableCreationParameters: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("AttributeDefinitions", attributeDefinitions)
    writer.member("BillingMode", billingMode)
    writer.member("GlobalSecondaryIndexes", globalSecondaryIndexes)
    writer.member("KeySchema", keySchema)
    writer.member("OnDemandThroughput", onDemandThroughput)
    writer.member("ProvisionedThroughput", provisionedThroughput)
    writer.member("SSESpecification", sseSpecification)
    writer.member("TableName", tableName)
    writer.member("VectorIndexes", vectorIndexes)
    writer.endObject()
  }
}
