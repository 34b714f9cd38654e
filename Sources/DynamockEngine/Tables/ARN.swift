import DynamockModel

extension EngineSettings {
  /// The ARN of a table in a region; the partition follows from the region's name (AWS general
  /// reference, "Amazon Resource Names").
  func tableARN(_ name: String, region: String) -> String {
    let partition =
      region.hasPrefix("cn-") ? "aws-cn" : region.hasPrefix("us-gov-") ? "aws-us-gov" : "aws"
    return "arn:\(partition):dynamodb:\(region):\(accountID):table/\(name)"
  }

  /// The ARN of a table.
  func arn(of table: TableDefinition) -> String { tableARN(table.name, region: table.region) }

  /// The ARN of a stream.
  func arn(of stream: StreamDefinition) -> String {
    "\(tableARN(stream.name.table, region: stream.region))/stream/\(stream.name.label)"
  }

  /// The ARN of an index.
  func arn(of index: IndexDefinition, in table: TableDefinition) -> String {
    "\(arn(of: table))/index/\(index.name)"
  }
}
