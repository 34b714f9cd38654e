// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension RestoreTableToPointInTimeInput: JSONStructure {
  static var shapeName: String { "RestoreTableToPointInTimeInput" }
  static var blank: Self { Self(targetTableName: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "SourceTableArn": sourceTableArn = try reader.read()
    case "SourceTableName": sourceTableName = try reader.read()
    case "TargetTableName": targetTableName = try reader.read()
    case "UseLatestRestorableTime": useLatestRestorableTime = try reader.read()
    case "RestoreDateTime": restoreDateTime = try reader.read()
    case "BillingModeOverride": billingModeOverride = try reader.read()
    case "GlobalSecondaryIndexOverride": globalSecondaryIndexOverride = try reader.read()
    case "LocalSecondaryIndexOverride": localSecondaryIndexOverride = try reader.read()
    case "ProvisionedThroughputOverride": provisionedThroughputOverride = try reader.read()
    case "OnDemandThroughputOverride": onDemandThroughputOverride = try reader.read()
    case "SSESpecificationOverride": sseSpecificationOverride = try reader.read()
    case "VectorIndexOverride": vectorIndexOverride = try reader.read()
    default: return false
    }
    return true
  }
}

extension RestoreTableToPointInTimeOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("TableDescription", tableDescription)
    writer.endObject()
  }
}
