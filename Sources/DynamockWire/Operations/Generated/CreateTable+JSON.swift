// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension CreateTableInput: JSONStructure {
  static var shapeName: String { "CreateTableInput" }
  static var blank: Self { Self(tableName: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "AttributeDefinitions": attributeDefinitions = try reader.read()
    case "TableName": tableName = try reader.read()
    case "KeySchema": keySchema = try reader.read()
    case "LocalSecondaryIndexes": localSecondaryIndexes = try reader.read()
    case "GlobalSecondaryIndexes": globalSecondaryIndexes = try reader.read()
    case "BillingMode": billingMode = try reader.read()
    case "ProvisionedThroughput": provisionedThroughput = try reader.read()
    case "StreamSpecification": streamSpecification = try reader.read()
    case "SSESpecification": sseSpecification = try reader.read()
    case "Tags": tags = try reader.read()
    case "TableClass": tableClass = try reader.read()
    case "DeletionProtectionEnabled": deletionProtectionEnabled = try reader.read()
    case "WarmThroughput": warmThroughput = try reader.read()
    case "ResourcePolicy": resourcePolicy = try reader.read()
    case "OnDemandThroughput": onDemandThroughput = try reader.read()
    case "GlobalTableSourceArn": globalTableSourceArn = try reader.read()
    case "GlobalTableSettingsReplicationMode":
      globalTableSettingsReplicationMode = try reader.read()
    case "VectorIndexes": vectorIndexes = try reader.read()
    default: return false
    }
    return true
  }
}

extension CreateTableOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("TableDescription", tableDescription)
    writer.endObject()
  }
}
